import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';
import { TrustedDocuments } from '../trusted/trusted-documents.ts';

const CREATE = `mutation Made($name: String!) @purpose(is: RELATIONSHIP) {
  companyCreate(input: { name: $name }) { record { name version } errors { __typename code message } }
}`;
const PERSON = `mutation Person @purpose(is: RELATIONSHIP) {
  contactCreate(input: { fullName: "Ana Ruiz", collectedFrom: "person" }) { record { fullName } errors { code } }
}`;
const TRUSTED = { 'sha256:made': CREATE, 'sha256:person': PERSON };

/** A type of answer that the short way does not know is left to the long one. */
const THE_LONG_WAY = { accept: 'application/json;q=0.5' };

let api: TestApi;
let address: string;
beforeAll(async () => {
  api = await openTestApi({ documents: TrustedDocuments.of(TRUSTED) });
  address = await api.listen();
});
afterAll(() => api.close());

async function givenSender() {
  const workspace = await api.givenWorkspace();
  const caller = await workspace.call('sales', 'RELATIONSHIP', { isDeveloper: false });
  return async (body: object, headers: Record<string, string> = {}) => {
    const all = { 'content-type': 'application/json', ...caller.headers, ...headers };
    const answer = await fetch(`${address}/graphql`, { method: 'POST', headers: all, body: JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: JSON.parse(text), text };
  };
}

describe('the short way of trusted commands', () => {
  it.each([
    ['what was done', 'Acme'],
    ['what is refused', 'x'.repeat(900)],
  ])('tells %s as the long way does', async (_what, name) => {
    const send = await givenSender();

    const short = await send({ documentId: 'sha256:made', variables: { name } });
    const long = await send({ documentId: 'sha256:made', variables: { name } }, THE_LONG_WAY);

    expect(short.body.data).toEqual(long.body.data);
    expect(short.body.data.companyCreate.errors).toHaveLength(name === 'Acme' ? 0 : 1);
    const { requested, actual } = long.body.extensions.cost;
    expect(short.body.extensions.cost).toMatchObject({ requested, actual });
    for (const header of ['content-type', 'cache-control', 'x-ratelimit-limit'])
      expect([header, short.headers.get(header)]).toEqual([header, long.headers.get(header)]);
  });

  it('has one effect for one key in the header, whichever way it comes', async () => {
    const send = await givenSender();
    const key = { 'idempotency-key': 'a-key-of-the-client' };
    const body = { documentId: 'sha256:made', variables: { name: 'Acme' } };

    const first = await send(body, key);
    const [again, long] = [await send(body, key), await send(body, { ...key, ...THE_LONG_WAY })];
    const other = await send({ ...body, variables: { name: 'Other' } }, key);

    expect([again.body.data, long.body.data]).toEqual([first.body.data, first.body.data]);
    expect(other.body.data.companyCreate.errors[0]).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  });

  it.each([
    ['a bug', new Error('a secret of Ana Ruiz'), 200, 'INTERNAL'],
    ['an outage', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 'UNAVAILABLE'],
  ])('tells %s as the long way does, and once', async (_what, failure, status, code) => {
    const send = await givenSender();
    const ensureKeys = vi.spyOn(api.app.vault, 'ensureKeys').mockRejectedValue(failure);

    const short = await send({ documentId: 'sha256:person' });
    const attempts = ensureKeys.mock.calls.length;
    const long = await send({ documentId: 'sha256:person' }, THE_LONG_WAY);
    ensureKeys.mockRestore();

    expect([short.status, long.status]).toEqual([status, status]);
    expect(short.headers.get('retry-after')).toBe(long.headers.get('retry-after'));
    expect(short.body.errors).toMatchObject([{ path: ['contactCreate'], extensions: { code } }]);
    expect(Object.keys(short.body.errors[0])).toEqual(Object.keys(long.body.errors[0]));
    expect(short.text).not.toContain('secret');
    expect(attempts).toBe(1);
  });

  it('leaves a wrong variable to the long way, which says what is wrong, and a form to nobody', async () => {
    const send = await givenSender();

    const wrong = await send(
      { documentId: 'sha256:made', variables: {} },
      { accept: 'application/graphql-response+json' },
    );
    const form = await send(
      { documentId: 'sha256:made', variables: { name: 'Acme' } },
      { 'content-type': 'text/plain' },
    ).catch(() => ({ status: 0 }));

    expect([wrong.status, wrong.body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(form.status).toBeGreaterThanOrEqual(400);
  });
});
