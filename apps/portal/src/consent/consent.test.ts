import { describe, expect, it } from 'vitest';
import { visitor } from '../testing/visitor.ts';

const QUESTION = {
  ...{ topic: 'News', wording: 'Send me <b>news</b>', language: 'en', expiresAt: '2026-11-24T12:00:00Z' },
};
const ASKED = { consentQuestion: QUESTION };

describe('B4 a consent that is asked for by mail', () => {
  it('shows the words and a button; opening the link answers nothing', async () => {
    const { go, asked } = visitor(ASKED);

    const { text, status } = await go('/privacy/demo/consent?token=abc-1');

    expect(status).toBe(200);
    expect(text).toContain('Send me &lt;b&gt;news&lt;/b&gt;');
    expect(text).toContain('<bdi>News</bdi>');
    expect(text).toContain('<input type="hidden" name="token" value="abc-1"/>');
    expect(text).toContain('24 November 2026 at 13:00 CET');
    expect(text).not.toContain('<script');
    expect(asked.filter(({ query }) => query.includes('mutation'))).toEqual([]);
  });

  it('is given by the button alone, from our own page, and says how it is taken back', async () => {
    const { go, asked } = visitor({ ...ASKED, consentConfirm: { done: true } });

    const foreign = await go('/privacy/demo/consent', { token: 'abc-1' }, { origin: 'https://elsewhere.test' });
    const before = asked.some(({ query }) => query.includes('consentConfirm'));
    const given = await go('/privacy/demo/consent', { token: 'abc-1' });
    const done = await go(given.to ?? '');

    expect([foreign.status, before]).toEqual([403, false]);
    expect(asked.find(({ query }) => query.includes('consentConfirm'))?.variables.input).toEqual({
      ...{ workspace: 'demo', token: 'abc-1' },
    });
    expect(given.to).toBe('/privacy/demo/consent/done');
    expect(done.text).toContain('Thank you, your consent is recorded');
    expect(done.text).toContain('privacy@demo.example');
  });

  it('has one face for every link that does not hold, read or answered', async () => {
    const { go } = visitor({ consentQuestion: null, consentConfirm: { done: false } });

    const faces = [
      await go('/privacy/demo/consent'),
      await go('/privacy/demo/consent?token=used'),
      await go('/privacy/demo/consent', { token: 'used' }),
      await go('/privacy/demo/consent', {}),
    ];

    expect(new Set(faces.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(faces[0]?.status).toBe(404);
    expect(faces[0]?.text).toContain('This link is no longer valid');
  });

  it.each([
    ['de', 'Ja, ich stimme zu'],
    ['fr', 'Oui, j’accepte'],
    ['ar', 'نعم، أوافق'],
  ])('is asked in %s, and keeps the question when the language is changed', async (language, button) => {
    const { go } = visitor(ASKED);
    const { text } = await go('/privacy/demo/consent?token=abc-1');
    const link = new RegExp(`href="([^"]*lang=${language})"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';

    const { to } = await go(link);
    const again = await go(to ?? '');

    expect(to).toBe('/privacy/demo/consent?token=abc-1');
    expect(again.text).toContain(button);
    expect(again.text).toContain('value="abc-1"');
  });
});
