import { describe, expect, it } from 'vitest';
import { answered, visitor } from '../testing/visitor.ts';

const SENT = { requestSubmit: { reference: 'PR-7K2M-94QD', errors: [] } };
const RECEIVED = {
  ...{ reference: 'PR-7K2M-94QD', kind: 'access', state: 'received', receivedAt: '2026-11-20T22:30:00Z' },
  ...{ dueOn: '2026-12-20', extensionReason: null, refusalGround: null, copy: null, isStill: false, messages: [] },
  ...{ duplicateOf: null, forwardedTo: null, erased: null, kept: [], evidence: [], mayAddEvidence: false },
  steps: [{ type: 'submitted', occurredAt: '2026-11-20T22:30:00Z' }],
};
const NOTHING = { code: 'NOT_FOUND' };

/** Somebody who has proved the address of a request that stands as said. */
async function proved(request: object | null, more: object = {}) {
  const answers = { ...SENT, requestVerify: { token: 'the-token', errors: [] }, requestStatus: request, ...more };
  const one = await answered(answers);
  await one.go('/privacy/demo/request/check', {});
  await one.go('/privacy/demo/verify', { code: '123456' });
  return one;
}

describe('the status of a request', () => {
  it('tells what was asked, by when it is answered and what happened, in the company’s zone', async () => {
    const { go, asked } = await proved(RECEIVED);

    const { text, status } = await go('/privacy/demo/status');

    expect(status).toBe(200);
    expect(asked.at(-1)?.variables.input).toEqual({ workspace: 'demo', reference: 'PR-7K2M-94QD', token: 'the-token' });
    expect(text).toContain('<bdi>PR-7K2M-94QD</bdi>');
    expect(text).toContain('20 December 2026');
    expect(text).toContain('20 November 2026 at 23:30 CET');
    expect(text).toContain('Take the request back');
  });

  it('tells why an answer takes longer', async () => {
    const { go } = await proved({ ...RECEIVED, extensionReason: 'Many letters to go through.' });

    expect((await go('/privacy/demo/status')).text).toContain('Many letters to go through.');
  });

  it.each(['carried-out', 'closed'])('tells what a deletion leaves, once it is %s', async (state) => {
    const { go } = await proved({ ...RECEIVED, kind: 'erasure', state });

    const { text } = await go('/privacy/demo/status');

    expect(text).toContain('Your data is deleted. This stays:');
    expect(text).not.toContain('Take the request back');
    expect(text).not.toContain('Answer by');
  });

  it.each(['received', 'in-progress', 'awaiting-approval', 'refused'])(
    'says nothing of a deletion that is %s as if it were done',
    async (state) => {
      const { go } = await proved({ ...RECEIVED, kind: 'erasure', state });

      expect((await go('/privacy/demo/status')).text).not.toContain('Your data is deleted');
    },
  );

  it('B11-AC11 tells of a deletion that stopped half-way that it is partly done, and lets nobody take it back', async () => {
    const half = { ...RECEIVED, kind: 'erasure', state: 'in-progress', erased: { done: 1, all: 2 } };
    const { go } = await proved(half);

    const { text } = await go('/privacy/demo/status');

    expect(text).toContain('Partly done');
    expect(text).toContain('1 of 2 records about you');
    expect(text).not.toContain('Your data is deleted');
    expect(text).not.toContain('Take the request back');
    expect((await go('/privacy/demo/status/withdraw')).to).toBe('/privacy/demo/status');
  });

  it('ID-AC2 says of a duplicate with which request it is answered, and not that it was carried out', async () => {
    const { go } = await proved({ ...RECEIVED, kind: 'erasure', state: 'closed', duplicateOf: 'PR-AAAA-BBBB' });

    const { text } = await go('/privacy/demo/status');

    expect(text).toContain('<bdi>PR-AAAA-BBBB</bdi>');
    expect(text).not.toContain('carried out');
    expect(text).not.toContain('Your data is deleted');
  });

  it('says of a request that was handed over who has it now, and where it is followed', async () => {
    const forwardedTo = { slug: 'acme', name: 'Acme GmbH' };
    const { go } = await proved({ ...RECEIVED, kind: 'erasure', state: 'closed', forwardedTo });

    const { text } = await go('/privacy/demo/status');

    expect(text).toContain('Handed over');
    expect(text).toContain('Acme GmbH has your request now');
    expect(text).toContain('href="/privacy/acme/status"');
    expect(text).not.toContain('Your data is deleted');
  });

  it('offers the copy with its size, and fetches it by a link that works once', async () => {
    const copy = { expiresAt: '2026-12-04T12:00:00Z', byteSize: 20_480 };
    const ready = { ...RECEIVED, state: 'carried-out', copy };
    const { go, asked } = await proved(ready, { requestCopyLink: { path: '/privacy/copies/once' } });

    const { text } = await go('/privacy/demo/status');
    const { to } = await go('/privacy/demo/status/copy', {});

    expect(text).toMatch(/Download the copy \(20\s?kB\)/);
    expect(text).toContain('4 December 2026 at 13:00 CET');
    expect(to).toBe('/privacy/copies/once');
    expect(asked.at(-1)?.variables.input).toMatchObject({ reference: 'PR-7K2M-94QD', token: 'the-token' });
  });

  it('leads back where the copy is gone meanwhile, and fetches nothing for nobody', async () => {
    const { go } = await proved(RECEIVED, { requestCopyLink: { path: null } });
    const stranger = visitor();

    expect((await go('/privacy/demo/status/copy', {})).to).toBe('/privacy/demo/status');
    expect((await stranger.go('/privacy/demo/status/copy', {})).to).toBe('/privacy/demo/status');
    expect(stranger.asked.filter(({ query }) => query.includes('requestCopyLink'))).toEqual([]);
  });

  it('asks which request, once the right to see one is over', async () => {
    const { go } = await proved(null);

    expect((await go('/privacy/demo/status')).text).toContain('Which request would you like to follow?');
  });
});

const ASKED = {
  ...{ ...RECEIVED, isStill: true },
  messages: [
    { kind: 'message', text: 'We are searching.', sentAt: '2026-11-21T08:00:00Z', answeredAt: null },
    { kind: 'clarification', text: 'Which data?\nAnd when?', sentAt: '2026-11-22T08:00:00Z', answeredAt: null },
  ],
};

describe('CLOCK-AC2 a question on the status page', () => {
  it('is read with what it does to the time, answered in a form without a script, and stands in the thread', async () => {
    const { go, asked } = await proved(ASKED, { requestAnswer: { done: true, errors: [] } });

    const { text } = await go('/privacy/demo/status');
    const { to } = await go('/privacy/demo/status/answer', { answer: 'My orders,\r\nall of them.' });

    expect(text).toContain('Demo &amp; Söhne asks you something');
    expect(text).toContain('Which data?\nAnd when?');
    expect(text).toContain('stands still until you answer. It was to end on 20 December 2026');
    expect(text).toContain('We are searching.');
    expect(text).not.toContain('<script');
    expect(to).toBe('/privacy/demo/status');
    expect(asked.at(-1)?.variables.input).toMatchObject({ token: 'the-token', text: 'My orders,\nall of them.' });
  });

  it.each([
    ['nothing', '', 'Write your answer'],
    ['too much', 'x'.repeat(2001), 'Shorten this to 2000 characters'],
  ])('takes %s for no answer, and keeps what was written', async (_case, answer, problem) => {
    const { go, asked } = await proved(ASKED);

    const { status, text } = await go('/privacy/demo/status/answer', { answer });

    expect([status, text.includes(problem), text.includes('Which data?')]).toEqual([422, true, true]);
    expect(text).toContain(answer.slice(0, 50));
    expect(asked.filter(({ query }) => query.includes('requestAnswer'))).toEqual([]);
  });

  it('says that the time goes on where the law knows no pause and when the answer is destroyed, and shows no form once it is answered', async () => {
    const runs = await proved({ ...ASKED, isStill: false });
    const done = { ...ASKED.messages[1], answeredAt: '2026-11-23T08:00:00Z' };
    const answer = { kind: 'answer', text: null, sentAt: '2026-11-23T08:00:00Z', answeredAt: null };
    const over = await proved({ ...ASKED, messages: [done, answer] });

    const who = await proved({ ...ASKED, messages: [{ ...ASKED.messages[1], kind: 'identity-question' }] });

    const earlier = { kind: 'clarification', text: 'Long ago?', sentAt: '2026-09-01T08:00:00Z', answeredAt: null };
    const twice = await proved({ ...ASKED, messages: [earlier, ASKED.messages[1]] });

    expect((await twice.go('/privacy/demo/status')).text.split('What was written')[0]).not.toContain('Long ago?');
    expect((await runs.go('/privacy/demo/status')).text).toContain('goes on and ends on 20 December 2026');
    expect((await runs.go('/privacy/demo/status')).text).toContain('Your answer is destroyed with this request.');
    expect((await who.go('/privacy/demo/status')).text).toContain('Your answer is destroyed once it was checked.');
    const { text } = await over.go('/privacy/demo/status');
    expect(text).toContain('These words were destroyed.');
    expect(text).not.toContain('Send the answer');
    expect((await over.go('/privacy/demo/status/answer', { answer: 'Late' })).to).toBe('/privacy/demo/status');
    expect(over.asked.filter(({ query }) => query.includes('requestAnswer'))).toEqual([]);
  });
});

describe('taking a request back', () => {
  it('is asked once more, then done, and the status says what became of it', async () => {
    const { go, asked } = await proved(RECEIVED, { requestWithdraw: { done: true, errors: [] } });

    const question = await go('/privacy/demo/status/withdraw');
    const { to } = await go('/privacy/demo/status/withdraw', {});

    expect(question.text).toContain('Take your request back?');
    expect(to).toBe('/privacy/demo/status');
    expect(asked.at(-1)).toMatchObject({ query: expect.stringContaining('requestWithdraw') });
  });

  it('is not offered for what is decided, and not done for nobody', async () => {
    const { go } = await proved({ ...RECEIVED, state: 'carried-out' });
    const stranger = visitor({ requestWithdraw: { done: false, errors: [NOTHING] } });

    expect((await go('/privacy/demo/status/withdraw')).to).toBe('/privacy/demo/status');
    expect((await stranger.go('/privacy/demo/status/withdraw', {})).to).toBe('/privacy/demo/status');
    expect(stranger.asked.filter(({ query }) => query.includes('requestWithdraw'))).toEqual([]);
  });
});

describe('following a request by its reference', () => {
  it.each(['PR-7K2M-94QD', 'pr 7k2m 94qd', 'PR7K2M94QD'])('mails a code for %s', async (reference) => {
    const { go, asked } = visitor({ requestResendCode: { done: true } });

    const { to } = await go('/privacy/demo/status', { reference });

    expect(to).toBe('/privacy/demo/verify');
    expect(asked.at(-1)?.variables.input).toEqual({ workspace: 'demo', reference: reference.toUpperCase() });
  });

  it.each(['', '4711', 'PR-7K2M', 'PR-7K2M-94QD-XXXX', '<b>'])(
    'says what a reference looks like instead of %j',
    async (reference) => {
      const { go, asked } = visitor();

      const { status, text } = await go('/privacy/demo/status', { reference });

      expect(status).toBe(422);
      expect(text).toContain('Enter the reference as it stands in the mail, such as PR-7K2M-94QD');
      expect(asked.filter(({ query }) => query.includes('requestResendCode'))).toEqual([]);
    },
  );

  it('does not tell whether there is such a request', async () => {
    const { go } = visitor({ requestResendCode: { done: true } });
    await go('/privacy/demo/status', { reference: 'PR-7K2M-94QD' });

    const { text } = await go('/privacy/demo/verify');

    expect(text).toContain('If there is a request PR-7K2M-94QD, we mailed six digits');
    expect(text).not.toContain('The address was wrong');
  });
});
