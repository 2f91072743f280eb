import { DRP_ID, givenAgent, keyOfAgent, type TestAgent } from '@smartx/domain/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { tellAgent } from './agent-jobs.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const ACCESS = { exercise: 'access', regime: 'ccpa', email: 'ana@example.test' } as const;
const AGENTS = `query Agents @purpose(is: RIGHTS_HANDLING) {
  authorisedAgents(first: 10) { nodes { name drpCode suspendedAt suspendReason addedBy { displayName } unprovenCount withdrawnCount } }
  agentEndpoint { apiBase businessCode supportedActions }
}`;
const ADD = `mutation Add($input: AgentAddInput!) @purpose(is: RIGHTS_HANDLING) {
  agentAdd(input: $input) { record { id version } errors { code path ... on InvalidInput { fields { path } } } }
}`;
const SUSPEND = `mutation Suspend($input: AgentSuspendInput!) @purpose(is: RIGHTS_HANDLING) {
  agentSuspend(input: $input) { record { suspendReason } errors { code } }
}`;
const RESUME = `mutation Resume($input: RecordInput!) @purpose(is: RIGHTS_HANDLING) {
  agentResume(input: $input) { record { suspendedAt } errors { code } }
}`;

function clientOf(workspace: { readonly slug: string }, token = '') {
  const send = async (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: string) => {
    const headers = { 'content-type': 'text/plain', authorization: `Bearer ${token}` };
    const url = `/drp/${workspace.slug}/v1/${path}`;
    return api.server.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  };
  return {
    setUp: (body: string, id = DRP_ID) => send('POST', `agent/${id}`, body),
    check: (id = DRP_ID) => send('GET', `agent/${id}`),
    ask: (body: string) => send('POST', 'data-rights-request', body),
    askWithSlash: (body: string) => send('POST', 'data-rights-request/', body),
    status: (id: string) => send('GET', `data-rights-request/${id}`),
    revoke: (id: string, body: string) => send('DELETE', `data-rights-request/${id}`, body),
  };
}

async function givenClient(workspace: ApiWorkspace, callbackUrl: string | null = null) {
  const agent = await givenAgent(api.domain, workspace, callbackUrl);
  const { token } = (await clientOf(workspace).setUp(agent.message())).json<{ token: string }>();
  return { agent, token, client: clientOf(workspace, token) };
}

it('AGENT-AC1 an agent sets its key up, uses a right of the CCPA, follows it and takes it back', async () => {
  const workspace = await api.givenWorkspace();
  const { agent, client } = await givenClient(workspace);

  expect((await client.check()).json()).toEqual({});
  const asked = await client.ask(agent.message({ ...ACCESS, 'agent-request-id': 'A-7' }));
  const status = asked.json<{ request_id: string }>();
  expect(asked.statusCode).toBe(200);
  expect(asked.headers).toMatchObject({ 'cache-control': 'no-store' });
  expect(status).toMatchObject({
    ...{ status: 'in_progress', reason: 'need_user_verification', agent_request_id: 'A-7' },
    ...{ user_verification_url: `http://127.0.0.1:3000/privacy/${workspace.slug}/status` },
  });
  expect((await client.askWithSlash(agent.message({ ...ACCESS, exercise: 'deletion' }))).statusCode).toBe(200);
  expect((await client.status(status.request_id)).json()).toEqual(status);
  const unsupported = await client.ask(agent.message({ ...ACCESS, exercise: 'sale:opt_in' }));
  expect([unsupported.statusCode, unsupported.json()]).toEqual([
    400,
    { code: '400', message: 'Unsupported rights actions submitted.' },
  ]);
  expect((await client.revoke(status.request_id, agent.sign({}))).json()).toMatchObject({ status: 'revoked' });

  const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
  expect((await officer.query(AGENTS)).data).toMatchObject({
    authorisedAgents: { nodes: [{ drpCode: DRP_ID, unprovenCount: 1, withdrawnCount: 1 }] },
    agentEndpoint: { apiBase: `http://127.0.0.1:3000/drp/${workspace.slug}` },
  });
});

it('AGENT-AC1 what is forged, replayed, expired or of nobody gets one and the same answer, body and head', async () => {
  const workspace = await api.givenWorkspace();
  const { agent, client } = await givenClient(workspace);
  const stranger: Omit<TestAgent, 'id'> = keyOfAgent(api.domain);
  const replayed = agent.message(ACCESS);
  const { request_id } = (await client.ask(replayed)).json<{ request_id: string }>();
  const past = new Date(api.domain.clock.now().getTime() - 60_000).toISOString();
  const nobody = clientOf(workspace, 'nobody');

  const answers = [
    await nobody.ask(stranger.message(ACCESS)),
    await nobody.ask(agent.message(ACCESS)),
    await client.ask(stranger.message(ACCESS)),
    await client.ask(replayed),
    await client.ask(agent.message({ ...ACCESS, 'expires-at': past })),
    await client.ask('{}'),
    await client.ask(''),
    await client.status('0198f0c0-0000-7000-8000-000000000001'),
    await client.status('no-id'),
    await nobody.status(request_id),
    await client.revoke(request_id, stranger.sign({})),
    await clientOf({ slug: 'no-such-company' }, 'nobody').ask(agent.message(ACCESS)),
  ];

  const faces = answers.map(({ statusCode, body, headers: { date: _, ...headers } }) => ({
    statusCode,
    body,
    headers,
  }));
  expect(faces[0]).toMatchObject({ statusCode: 403, body: '{"code":"403","message":"Forbidden","fatal":true}' });
  for (const face of faces) expect(face).toEqual(faces[0]);
  const setUps = [
    await client.setUp(stranger.message()),
    await client.setUp(agent.message(), 'UNKNOWN'),
    await client.setUp(agent.message(ACCESS)),
    await clientOf(workspace, 'nobody').check(),
    await client.check('UNKNOWN'),
  ];
  expect(setUps.map(({ statusCode, body }) => [statusCode, body])).toEqual(setUps.map(() => [403, '']));
});

it('AGENT-AC1 the register is kept through the API by officers of the workspace', async () => {
  const workspace = await api.givenWorkspace();
  const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
  const { verifyKey } = keyOfAgent(api.domain);
  const input = {
    name: 'Slip',
    drpCode: 'SLIP',
    businessCode: 'US',
    verifyKey,
    callbackUrl: 'https://agent.example/x',
  };

  const wrong = await officer.query(ADD, { input: { ...input, callbackUrl: 'http://agent.example', verifyKey: 'no' } });
  expect(wrong.data).toMatchObject({
    agentAdd: { errors: [{ code: 'INVALID_INPUT', fields: [{ path: 'verifyKey' }, { path: 'callbackUrl' }] }] },
  });
  const added = await officer.query<{ agentAdd: { record: { id: string } } }>(ADD, { input });
  const { id } = added.data.agentAdd.record;
  const strangers = await (await api.givenWorkspace()).call('privacy-officer', 'RIGHTS_HANDLING');
  expect((await strangers.query(SUSPEND, { input: { id, reason: 'x' } })).data).toMatchObject({
    agentSuspend: { errors: [{ code: 'NOT_FOUND' }] },
  });
  expect((await officer.query(SUSPEND, { input: { id, reason: 'Key lost.' } })).data).toMatchObject({
    agentSuspend: { record: { suspendReason: 'Key lost.' }, errors: [] },
  });
  expect((await officer.query(SUSPEND, { input: { id, reason: 'Again.', ifVersion: 1 } })).data).toMatchObject({
    agentSuspend: { errors: [{ code: 'STALE_VERSION' }] },
  });
  expect((await officer.query(RESUME, { input: { id } })).data).toMatchObject({
    agentResume: { record: { suspendedAt: null }, errors: [] },
  });
  const viewer = await workspace.call('viewer', 'RELATIONSHIP');
  expect((await viewer.query(AGENTS.replace('RIGHTS_HANDLING', 'RELATIONSHIP'))).data).toMatchObject({
    agentEndpoint: null,
  });
});

it('AGENT-AC1 the callback is tried again until the agent takes it, and then not told twice', async () => {
  const workspace = await api.givenWorkspace();
  const { agent, client } = await givenClient(workspace, 'https://agent.example/status');
  const claims = { ...ACCESS, status_callback: 'https://elsewhere.example/' };
  const { request_id: requestId } = (await client.ask(agent.message(claims))).json<{ request_id: string }>();
  const job = { workspaceId: workspace.id, requestId };
  const sent: [string, object][] = [];

  const away = async () => Promise.reject(new Error('away'));
  await expect(tellAgent(api.app, job, away)).rejects.toThrow('away');
  await tellAgent(api.app, job, async (url, body) => void sent.push([url, body]));
  await tellAgent(api.app, job, async (url, body) => void sent.push([url, body]));

  expect(sent).toEqual([['https://agent.example/status', (await client.status(requestId)).json()]]);
});
