import { describe, expect, it } from 'vitest';
import { answered, DEMO, visitor } from './testing/visitor.ts';

describe('the privacy centre', () => {
  it('shows what people write as text, never as markup', async () => {
    const { go } = visitor();

    const { text, status } = await go('/privacy/demo/request/you', { email: '"><script>alert(1)</script>' });
    await go('/privacy/demo/request', { kind: 'access' });

    expect(status).toBe(422);
    expect(text).not.toContain('<script>');
    expect((await go('/privacy/demo')).text).toContain('Demo &amp; Söhne');
  });

  it.each(['ana', 'ana@', 'ana@b', 'ana ruiz@b.example', '<b>@b.example', 'ana@b..example', 'ana@.example'])(
    'says at the question itself that %s is no address',
    async (email) => {
      const { go } = visitor();
      await go('/privacy/demo/request', { kind: 'access' });

      const { status, text } = await go('/privacy/demo/request/you', { email });

      expect(status).toBe(422);
      expect(text).toContain('Enter an e-mail address in the form name@example.com');
    },
  );

  it.each(['ana@b.example', 'o’neil+crm@mail.b.example', 'jörg@müller.example'])(
    'takes the address %s',
    async (email) => {
      const { go } = visitor();
      await go('/privacy/demo/request', { kind: 'access' });

      expect((await go('/privacy/demo/request/you', { email })).to).toBe('/privacy/demo/request/more');
    },
  );

  it('tells a German reader the purposes in German, and what the company wrote as it wrote it', async () => {
    const words = { language: 'en', publishedAt: '2026-05-05T10:00:00Z', earlier: [] };
    const { go } = visitor({
      centre: {
        ...DEMO,
        purposes: [
          { purpose: 'BILLING', basis: 'contract', wording: 'Write invoices and take payments.', ...words },
          { purpose: 'SUPPORT', basis: 'contract', wording: 'We mend bikes.', ...words },
        ],
      },
    });

    const { text } = await go('/privacy/demo/policy', undefined, { 'accept-language': 'de' });

    expect(text).toContain('<dd>Rechnungen schreiben und Zahlungen annehmen.</dd>');
    expect(text).toContain('<dd lang="en">We mend bikes.</dd>');
  });

  it('keeps the answers sealed in the browser and sends them once, at the end', async () => {
    const { go, jar, asked } = await answered({ requestSubmit: { reference: 'PR-7K2M-94QD', errors: [] } });

    expect([...jar.values()].join()).not.toMatch(/ana@|4711/i);
    expect((await go('/privacy/demo/request/check')).text).toContain('ana@example.test');
    expect(asked.filter(({ query }) => query.includes('mutation'))).toEqual([]);
    expect((await go('/privacy/demo/request/check', {})).to).toBe('/privacy/demo/verify');
    expect(asked.at(-1)?.variables.input).toEqual({
      ...{ workspace: 'demo', kind: 'access', email: 'ana@example.test', name: 'Ana', country: 'DE' },
      ...{ message: 'No. 4711', language: 'en', askedFor: 'self', restrictionGround: null },
      ...{ corrections: [], objectedTo: [] },
    });
  });

  it('brings the question back that the API could not read', async () => {
    const refusal = { code: 'INVALID_INPUT', path: 'email', fields: [{ path: 'email' }] };
    const { go } = await answered({ requestSubmit: { reference: null, errors: [refusal] } });

    const { status, text } = await go('/privacy/demo/request/check', {});

    expect(status).toBe(422);
    expect(text).toContain('<a href="#email">Enter an e-mail address in the form name@example.com</a>');
    expect(text).toContain('value="ana@example.test"');
  });

  it('takes no form from another site, and no cookie that was made up', async () => {
    const { go, jar, asked } = visitor();
    jar.set('smartx-privacy-draft', 'made-up');

    const foreign = await go('/privacy/demo/request', { kind: 'access' }, { origin: 'https://evil.example' });
    const bySite = await go('/privacy/demo/request', { kind: 'access' }, { 'sec-fetch-site': 'cross-site' });

    expect([foreign.status, bySite.status]).toEqual([403, 403]);
    expect(asked).toEqual([]);
    expect((await go('/privacy/demo/request/check')).to).toBe('/privacy/demo/request');
  });

  it('opens the request with the right code, and forgets it when asked to', async () => {
    const one = await answered({
      requestSubmit: { reference: 'PR-7K2M-94QD', errors: [] },
      requestVerify: { token: 'the-token', errors: [] },
    });
    await one.go('/privacy/demo/request/check', {});

    const { to } = await one.go('/privacy/demo/verify', { code: '١٢٣ ٤٥٦' });

    expect(to).toBe('/privacy/demo/request/done');
    expect(one.asked.at(-1)?.variables.input).toMatchObject({ code: '123456', reference: 'PR-7K2M-94QD' });
    expect([...one.jar.keys()]).toEqual(['smartx-privacy-request']);
    await one.go('/privacy/demo/status/leave', {});
    expect(one.jar.size).toBe(0);
  });

  it('says how long to wait when too much was sent', async () => {
    const { response, text, status } = await visitor({}, 429).go('/privacy/demo');

    expect([status, response.headers.get('retry-after')]).toEqual([429, '90']);
    expect(text).toContain('Try again in 2 minutes.');
  });

  it('says that it comes back by itself while the database is away', async () => {
    const { response, text, status } = await visitor({}, 503).go('/privacy/demo');

    expect([status, response.headers.get('retry-after')]).toEqual([503, '90']);
    expect(text).toContain('Try again in a few seconds');
  });

  it('speaks the language that was chosen, else the one that the browser asks for', async () => {
    const { go } = visitor();

    expect((await go('/privacy/demo', undefined, { 'accept-language': 'nl, de-AT;q=0.9, en;q=0.8' })).text).toContain(
      '<html lang="de" dir="ltr">',
    );
    expect((await go('/privacy/demo/policy?lang=ar')).to).toBe('/privacy/demo/policy');
    expect((await go('/privacy/demo', undefined, { 'accept-language': 'de' })).text).toContain(
      '<html lang="ar" dir="rtl">',
    );
  });

  it('has no page for a company that is not here, and its styles load once', async () => {
    const { go } = visitor();

    expect((await go('/privacy/nobody')).status).toBe(404);
    const { text } = await go('/privacy/demo');
    const { response } = await go(/href="(\/privacy\/assets\/portal\.css\?v=\w+)"/.exec(text)?.[1] ?? '');
    expect(response.headers.get('cache-control')).toContain('immutable');
  });
});
