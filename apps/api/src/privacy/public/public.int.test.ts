import { listMail } from '@smartx/domain/mail';
import { ensureOperatorWorkspace } from '@smartx/domain/workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let addresses = 0;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const SUBMIT = `mutation Submit($input: RequestSubmitInput!) {
  requestSubmit(input: $input) { reference errors { code path ... on InvalidInput { fields { path } } } }
}`;
const VERIFY = `mutation Verify($input: RequestVerifyInput!) {
  requestVerify(input: $input) { token errors { code path } }
}`;
const STATUS = `query Status($input: RequestAccessInput!) {
  requestStatus(input: $input) { reference kind state dueOn steps { type } copy { expiresAt } }
}`;
const WITHDRAW =
  'mutation Take($input: RequestAccessInput!) { requestWithdraw(input: $input) { done errors { code } } }';
const RESEND = 'mutation Again($input: RequestReferenceInput!) { requestResendCode(input: $input) { done } }';

describe('ID-AC1 a request without a sign-in', () => {
  it('is taken in, proven by the mailed code, followed and taken back', async () => {
    const workspace = await api.givenWorkspace();
    const reference = await submit(workspace, 'ana@example.test');

    const token = await verify(workspace, reference, await lastCode(workspace));
    const access = { workspace: workspace.slug, reference, token };
    const { data: before } = await ask(STATUS, access);
    const { data: taken } = await ask(WITHDRAW, access);
    const { data: after } = await ask(STATUS, access);

    expect(before.requestStatus).toEqual({
      ...{ reference, kind: 'access', state: 'received', dueOn: '2026-07-15', copy: null },
      steps: [{ type: 'submitted' }, { type: 'verified' }],
    });
    expect(taken.requestWithdraw).toEqual({ done: true, errors: [] });
    expect(after.requestStatus).toMatchObject({ state: 'withdrawn' });
  });

  it('gets the same answer whether or not the person is known', async () => {
    const workspace = await api.givenWorkspace();
    await addContact(workspace, 'ana@example.test');

    const known = await ask(SUBMIT, { workspace: workspace.slug, kind: 'erasure', email: 'ana@example.test' });
    const unknown = await ask(SUBMIT, { workspace: workspace.slug, kind: 'erasure', email: 'nobody@example.test' });

    const shape = ({ status, data }: Answer) => JSON.stringify({ status, data }).replace(/PR-\w{4}-\w{4}/, 'PR');
    expect(shape(known)).toBe(shape(unknown));
    expect(known.data.requestSubmit).toMatchObject({ reference: expect.stringMatching(/^PR-/), errors: [] });
  });

  it('names every answer that cannot be read, and what is no right of the law', async () => {
    const { slug } = await api.givenWorkspace();

    const broken = await ask(SUBMIT, { workspace: slug, kind: 'access', email: 'ana', country: 'Germany' });
    const other = await ask(SUBMIT, { workspace: slug, kind: 'pardon', email: 'ana@example.test' });
    const wrong = await ask(SUBMIT, {
      ...{ workspace: slug, kind: 'rectification', email: 'ana@example.test' },
      corrections: [{ field: 'owner', value: 'me' }],
    });

    expect(broken.data.requestSubmit).toEqual({
      reference: null,
      errors: [{ code: 'INVALID_INPUT', path: 'email', fields: [{ path: 'email' }, { path: 'country' }] }],
    });
    expect(other.data.requestSubmit).toMatchObject({ errors: [{ code: 'INVALID_INPUT', path: 'kind' }] });
    expect(wrong.data.requestSubmit).toMatchObject({ errors: [{ code: 'INVALID_INPUT', path: 'corrections' }] });
  });

  it('to a company that is not here says so', async () => {
    const { data } = await ask(SUBMIT, { workspace: 'nobody-here', kind: 'access', email: 'ana@example.test' });

    expect(data.requestSubmit).toMatchObject({ reference: null, errors: [{ code: 'NOT_FOUND', path: 'workspace' }] });
  });
});

describe('ID-AC2 the code', () => {
  it('is refused in the same words whether it is wrong, run out, of another request or of another workspace', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const reference = await submit(ours, 'ana@example.test');
    const code = await lastCode(ours);
    const foreign = await submit(theirs, 'ana@example.test');

    const wrong = await tryCode(ours, reference, code === '000000' ? '000001' : '000000');
    const noRequest = await tryCode(ours, 'PR-2222-2222', code);
    const otherWorkspace = await tryCode(ours, foreign, await lastCode(theirs));
    api.domain.clock.set(new Date(api.domain.clock.now().getTime() + 15 * 60_000));
    const late = await tryCode(ours, reference, code);

    const refusal = { token: null, errors: [{ code: 'INVALID_INPUT', path: 'code' }] };
    expect([wrong, noRequest, otherWorkspace, late]).toEqual([refusal, refusal, refusal, refusal]);
  });

  it('is void after five wrong attempts, and a new one works', async () => {
    const workspace = await api.givenWorkspace();
    const reference = await submit(workspace, 'ana@example.test');
    const code = await lastCode(workspace);
    const wrong = code === '000000' ? '000001' : '000000';

    for (let attempt = 0; attempt < 5; attempt++) await tryCode(workspace, reference, wrong);

    expect(await tryCode(workspace, reference, code)).toMatchObject({ token: null });
    api.domain.clock.set(new Date(api.domain.clock.now().getTime() + 60_000));
    await ask(RESEND, { workspace: workspace.slug, reference });
    expect(await verify(workspace, reference, await lastCode(workspace))).toMatch(/^[\w-]{43}$/);
  });

  it('opens nothing of another workspace, and a token that was made up opens nothing at all', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const reference = await submit(ours, 'ana@example.test');
    const token = await verify(ours, reference, await lastCode(ours));

    const elsewhere = await ask(STATUS, { workspace: theirs.slug, reference, token });
    const madeUp = await ask(STATUS, { workspace: ours.slug, reference, token: 'x'.repeat(43) });
    const taken = await ask(WITHDRAW, { workspace: theirs.slug, reference, token });

    expect([elsewhere.data.requestStatus, madeUp.data.requestStatus]).toEqual([null, null]);
    expect(taken.data.requestWithdraw).toEqual({ done: false, errors: [{ code: 'NOT_FOUND' }] });
  });
});

describe('the privacy centre', () => {
  it('of a company is found by its address or its whole name, and never by a person', async () => {
    const { slug } = await api.givenWorkspace();

    const { data } = await send(
      `query Find($slug: String, $name: String!) {
        centre(slug: $slug) { slug name isOperator purposes { purpose basis } categories { label } }
        nobody: centre(slug: "nobody-here") { slug }
        centresNamed(name: $name) { slug }
        people: centresNamed(name: "ana@example.test") { slug }
      }`,
      { slug, name: `workspace ${slug}` },
    );

    expect(data).toMatchObject({ centre: { slug, isOperator: false }, nobody: null, people: [] });
    expect(data.centresNamed).toEqual([{ slug }]);
    expect(data.centre).toMatchObject({
      purposes: expect.arrayContaining([{ purpose: 'MARKETING', basis: 'consent' }]),
    });
  });

  it('without an address is the operator’s, with its own policy', async () => {
    await ensureOperatorWorkspace(api.domain.orm.em, api.domain);

    const { data } = await send('{ centre { isOperator } policy(language: "ar") { language clauses { id } } }');

    expect(data).toMatchObject({ centre: { isOperator: true }, policy: { language: 'ar' } });
  });
});

describe('strangers', () => {
  it('are slowed down by the address that they write for, with the time to wait', async () => {
    const { slug } = await api.givenWorkspace();
    const input = { workspace: slug, kind: 'access', email: 'flood@example.test' };

    for (let time = 0; time < 10; time++) await ask(SUBMIT, input, '198.51.100.7');
    const refused = await ask(SUBMIT, { ...input, email: ' FLOOD@example.test' }, '198.51.100.8');
    const somebodyElse = await ask(SUBMIT, { ...input, email: 'other@example.test' }, '198.51.100.7');

    expect(refused).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(somebodyElse.status).toBe(200);
  });

  it('are slowed down by where they come from', async () => {
    const { slug } = await api.givenWorkspace();
    const submitAs = (n: number) =>
      ask(SUBMIT, { workspace: slug, kind: 'access', email: `no${n}` }, '198.51.100.9').then(({ status }) => status);

    const answers = [];
    for (let n = 0; n < 61; n++) answers.push(await submitAs(n));

    expect([answers.slice(0, 60).every((status) => status === 200), answers[60]]).toEqual([true, 429]);
  });

  it('send little, not deeply nested, by POST, and nothing of the workspace’s schema', async () => {
    const big = await send('{ centre { slug } }', { padding: 'x'.repeat(66_000) });
    const deep = await send(
      '{ a: __typename centre { purposes { purpose } } nobody { a { b { c { d { e { f } } } } } } }',
    );
    const byGet = await api.server.inject({ method: 'GET', url: '/privacy/graphql?query=%7Bcentre%7Bslug%7D%7D' });
    const foreign = await send('{ contacts { nodes { id } } }');

    expect([big.status, deep.status, byGet.statusCode, foreign.status]).toEqual([413, 400, 404, 400]);
  });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: Record<string, unknown>;
  readonly errors?: unknown;
}

async function send(query: string, variables: object = {}, remoteAddress?: string): Promise<Answer> {
  addresses += 1;
  const response = await api.server.inject({
    method: 'POST',
    url: '/privacy/graphql',
    headers: { accept: 'application/graphql-response+json' },
    payload: { query, variables },
    // Every call comes from somewhere else, unless the test is about that.
    remoteAddress: remoteAddress ?? `203.0.113.${addresses % 250}`,
  });
  return { status: response.statusCode, headers: response.headers, ...response.json() };
}

function ask(query: string, input: object, remoteAddress?: string): Promise<Answer> {
  return send(query, { input }, remoteAddress);
}

async function submit({ slug }: ApiWorkspace, email: string): Promise<string> {
  const { data } = await ask(SUBMIT, { workspace: slug, kind: 'access', email, name: 'Ana Ruiz' });
  expect(data.requestSubmit).toMatchObject({ errors: [] });
  return JSON.stringify(data).match(/PR-\w{4}-\w{4}/)?.[0] ?? '';
}

async function tryCode({ slug }: ApiWorkspace, reference: string, code: string): Promise<unknown> {
  const { data } = await ask(VERIFY, { workspace: slug, reference, code });
  return data.requestVerify;
}

async function verify(workspace: ApiWorkspace, reference: string, code: string): Promise<string> {
  const answer = await tryCode(workspace, reference, code);
  expect(answer).toMatchObject({ errors: [] });
  return /"token":"([\w-]+)"/.exec(JSON.stringify(answer))?.[1] ?? '';
}

async function lastCode(workspace: ApiWorkspace): Promise<string> {
  const mails = await listMail(workspace.asSystem('SECURITY'));
  return /\b\d{6}\b/.exec(mails.find(({ template }) => template === 'request-code')?.mail?.subject ?? '')?.[0] ?? '';
}

async function addContact(workspace: ApiWorkspace, email: string): Promise<void> {
  const caller = await workspace.call('owner');
  const { data } = await caller.query(
    `mutation Add($input: ContactCreateInput!) @purpose(is: RELATIONSHIP) { contactCreate(input: $input) { errors { code } } }`,
    { input: { fullName: 'Ana', points: [{ kind: 'email', value: email }] } },
  );
  expect(data).toEqual({ contactCreate: { errors: [] } });
}
