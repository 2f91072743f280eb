import { describe, expect, it } from 'vitest';
import { answered, visitor } from '../../testing/visitor.ts';

const CORRECTION = {
  ...{ reference: 'PR-7K2M-94QD', kind: 'rectification', state: 'received', receivedAt: '2026-11-20T22:30:00Z' },
  ...{ dueOn: '2026-12-20', extensionReason: null, refusalGround: null, copy: null, isStill: false, messages: [] },
  ...{ duplicateOf: null, forwardedTo: null, erased: null, kept: [], decision: null, corrections: [], steps: [] },
  evidence: [{ id: 'rqf_1', name: 'Letter <b>.pdf', byteSize: 20_480, addedAt: '2026-11-21T08:00:00Z' }],
  mayAddEvidence: true,
};
const QUESTION = {
  ...{ kind: 'identity-question', text: 'Which letter do you have?', sentAt: '2026-11-22T08:00:00Z', answeredAt: null },
};

/** Somebody who has proved the address of a request that stands as said. */
async function proved(request: object, more: object = {}) {
  const sent = { requestSubmit: { reference: 'PR-7K2M-94QD', errors: [] } };
  const one = await answered({
    ...sent,
    requestVerify: { token: 'the-token', errors: [] },
    requestStatus: request,
    ...more,
  });
  await one.go('/privacy/demo/request/check', {});
  await one.go('/privacy/demo/verify', { code: '123456' });
  return one;
}

function form(names: readonly string[], more: Record<string, string> = {}): FormData {
  const filled = new FormData();
  for (const [name, value] of Object.entries(more)) filled.set(name, value);
  for (const name of names) filled.append('files', new File(['%PDF-1.7 \u00ff'], name, { type: 'text/html' }));
  return filled;
}

describe('B13-AC2 files on the page of a request', () => {
  it('are listed, chosen in a form without a script, and sent with the request in headers, never in an address', async () => {
    const { go, sent, asked } = await proved(CORRECTION, { requestRemoveEvidence: { done: true, errors: [] } });

    const { text } = await go('/privacy/demo/status');
    const { to } = await go('/privacy/demo/status/files', form(['Brief für mich.pdf', 'two.png']));
    await go('/privacy/demo/status/files/remove', { id: 'rqf_1' });

    expect(text).toContain('Letter &lt;b&gt;.pdf');
    expect(text).toContain('encType="multipart/form-data"');
    expect(text).not.toContain('<script');
    expect(to).toBe('/privacy/demo/status');
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({
      ...{ method: 'PUT', body: new Uint8Array(Buffer.from('%PDF-1.7 \u00ff')) },
      headers: {
        ...{ 'x-request-workspace': 'demo', 'x-request-reference': 'PR-7K2M-94QD', 'x-request-token': 'the-token' },
        'x-file-name': 'Brief%20f%C3%BCr%20mich.pdf',
      },
    });
    expect(asked.at(-1)?.variables.input).toMatchObject({ id: 'rqf_1', token: 'the-token' });
  });

  it.each([
    ['none was chosen', [], 'Choose a file'],
    ['too many were', ['1.pdf', '2.pdf', '3.pdf', '4.pdf'], 'Choose at most 3 files at once'],
    ['one is not taken', ['refused.svg'], '“refused.svg” was not taken'],
  ])('says so where %s', async (_case, names, problem) => {
    const { go } = await proved(CORRECTION);

    const { status, text } = await go('/privacy/demo/status/files', form(names));

    expect([status, text.includes(problem)]).toEqual([422, true]);
    expect(text).toContain('role="alert"');
  });

  it('go with the answer to a question, before it; a refused one keeps the words', async () => {
    const asking = { ...CORRECTION, messages: [QUESTION] };
    const { go, sent, asked } = await proved(asking, { requestAnswer: { done: true, errors: [] } });

    const { text } = await go('/privacy/demo/status');
    const refused = await go('/privacy/demo/status/answer', form(['refused.html'], { answer: 'The one of May' }));
    expect(asked.filter(({ query }) => query.includes('requestAnswer'))).toEqual([]);
    const { to } = await go('/privacy/demo/status/answer', form(['letter.pdf'], { answer: 'The one of May' }));

    // One form on the page: what answers the question is sent with its words.
    expect(text.split('type="file"')).toHaveLength(2);
    expect([refused.status, refused.text.includes('The one of May')]).toEqual([422, true]);
    expect([to, sent.length]).toEqual(['/privacy/demo/status', 2]);
    expect(asked.at(-1)?.variables.input).toMatchObject({ text: 'The one of May' });
  });

  it('are offered to nobody for whom nothing has to be shown, and sent for nobody', async () => {
    const { go, sent } = await proved({ ...CORRECTION, evidence: [], mayAddEvidence: false });
    const stranger = visitor();

    expect((await go('/privacy/demo/status')).text).not.toContain('type="file"');
    expect((await go('/privacy/demo/status/files', form(['a.pdf']))).to).toBe('/privacy/demo/status');
    expect((await stranger.go('/privacy/demo/status/files', form(['a.pdf']))).to).toBe('/privacy/demo/status');
    expect([...sent, ...stranger.sent]).toEqual([]);
  });
});
