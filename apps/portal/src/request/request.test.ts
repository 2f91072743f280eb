import { describe, expect, it } from 'vitest';
import { answered, visitor } from '../testing/visitor.ts';
import { KINDS } from '../words/request-words.ts';

const SENT = { requestSubmit: { reference: 'PR-7K2M-94QD', errors: [] } };

describe('the questions of a request', () => {
  it('begin with the right that the first page offered', async () => {
    const { go } = visitor();

    const { text } = await go('/privacy/demo/request?kind=erasure');

    expect(text).toMatch(/value="erasure"[^>]*checked|checked[^>]*value="erasure"/);
  });

  it.each(['', 'destroy', '__proto__'])('take no other right: %j', async (kind) => {
    const { go } = visitor();

    const { status, text } = await go('/privacy/demo/request', { kind });

    expect(status).toBe(422);
    expect(text).toContain('Choose what you would like to do');
  });

  it.each([
    ['you', ''],
    ['more', '/you'],
    ['check', ''],
  ])('lead from %s back to what is not answered yet', async (page, back) => {
    const { go } = visitor();

    expect((await go(`/privacy/demo/request/${page}`)).to).toBe(`/privacy/demo/request${back}`);
  });

  it('show what was answered, with a way to change each answer', async () => {
    const { go } = await answered(SENT);

    const { text } = await go('/privacy/demo/request/check');

    for (const answer of ['Get a copy of my data', 'ana@example.test', 'Ana', 'Germany', 'No. 4711'])
      expect(text).toContain(answer);
    for (const page of ['', '/you', '/more']) expect(text).toContain(`href="/privacy/demo/request${page}"`);
  });

  it('offer every right of the law, each with what it gives', async () => {
    const { go } = visitor();

    const { text } = await go('/privacy/demo/request');

    for (const kind of KINDS) expect(text).toContain(`value="${kind}"`);
    expect(KINDS).toHaveLength(9);
    expect(text).toContain('It holds at once, without a decision.');
  });
});

describe('the code from the mail', () => {
  it.each(['', '12345', '1234567', 'abcdef'])('is six digits, not %j', async (code) => {
    const { go, asked } = await answered(SENT);
    await go('/privacy/demo/request/check', {});

    const { status, text } = await go('/privacy/demo/verify', { code });

    expect(status).toBe(422);
    expect(text).toContain('Enter the six digits from the mail');
    expect(asked.filter(({ query }) => query.includes('requestVerify'))).toEqual([]);
  });

  it('that is wrong opens nothing, and another can be sent', async () => {
    const { go, jar } = await answered({
      ...{ ...SENT, requestVerify: { token: null, errors: [{ code: 'WRONG_CODE' }] } },
      requestResendCode: { done: true },
    });
    await go('/privacy/demo/request/check', {});

    const wrong = await go('/privacy/demo/verify', { code: '000000' });
    const { to } = await go('/privacy/demo/verify/again', {});

    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This code is wrong, was used or is too old.');
    expect([...jar.keys()]).not.toContain('smartx-privacy-request');
    expect(to).toBe('/privacy/demo/verify?again');
    expect((await go('/privacy/demo/verify?again')).text).toContain('Only the newest counts.');
  });

  it('is asked of nobody who sent no request', async () => {
    const { go, asked } = visitor();

    expect((await go('/privacy/demo/verify')).to).toBe('/privacy/demo/status');
    expect((await go('/privacy/demo/verify', { code: '123456' })).to).toBe('/privacy/demo/status');
    expect((await go('/privacy/demo/verify/again', {})).to).toBe('/privacy/demo/status');
    expect(asked.filter(({ query }) => query.includes('mutation'))).toEqual([]);
  });

  it('leads to the reference, the last day and what happens next', async () => {
    const requestStatus = {
      ...{ reference: 'PR-7K2M-94QD', kind: 'access', state: 'received', receivedAt: '2026-11-20T09:00:00Z' },
      ...{ dueOn: '2026-12-20', extensionReason: null, refusalGround: null, copy: null, steps: [] },
    };
    const { go } = await answered({ ...SENT, requestVerify: { token: 't', errors: [] }, requestStatus });
    await go('/privacy/demo/request/check', {});
    await go('/privacy/demo/verify', { code: '123456' });

    const { text } = await go('/privacy/demo/request/done');

    expect(text).toContain('Your request is confirmed');
    expect(text).toContain('PR-7K2M-94QD');
    expect(text).toContain('Demo &amp; Söhne answers you by 20 December 2026 at the latest.');
  });
});
