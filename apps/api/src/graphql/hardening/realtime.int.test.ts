import { once } from 'node:events';
import { connect } from 'node:net';
import { CompanyService } from '@smartx/domain/company';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openRawSocket } from '../../realtime/testing/test-socket.ts';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { TrustedDocuments } from '../trusted/trusted-documents.ts';

const CHANGES = 'subscription S @purpose(is: RELATIONSHIP) { recordChanged(types: [COMPANY]) { recordId kind } }';

let api: TestApi;
let workspace: ApiWorkspace;
let url: string;

beforeAll(async () => {
  api = await openTestApi({ documents: TrustedDocuments.of({ 'sha256:changes': CHANGES }) });
  workspace = await api.givenWorkspace();
  url = `${await api.listen()}/graphql`;
});

afterAll(() => api.close());

const watchers = () => api.app.outbox.watchers(workspace.id);

/** What a socket answers to one message, after it was let in. */
async function subscribeBySocket(caller: Caller, payload: object): Promise<readonly string[]> {
  const socket = await openRawSocket(url, caller.headers);
  socket.send({ type: 'connection_init' });
  await socket.next();
  socket.send({ type: 'subscribe', id: '1', payload: { query: '', ...payload } });
  return codesIn((await socket.next()).payload);
}

async function subscribeByStream(caller: Caller, payload: object): Promise<readonly string[]> {
  const answer = await caller.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(payload),
  });
  const { errors }: { errors?: unknown } = await answer.json();
  return codesIn(errors);
}

function codesIn(errors: unknown): string[] {
  return Array.isArray(errors) ? errors.map(({ extensions }) => extensions?.code) : [];
}

const times = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ');
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

const BEYOND: readonly (readonly [string, string, object])[] = [
  ['of 101 aliases', 'DOCUMENT_TOO_LARGE', { query: `subscription { ${times(101, (n) => `a${n}: __typename`)} }` }],
  [
    'of more than a thousand tokens',
    'DOCUMENT_TOO_LARGE',
    { query: `subscription { ${times(1_001, (n) => `f${n}`)} }` },
  ],
  [
    'with a fragment in a circle',
    'FRAGMENT_CYCLE',
    { query: 'subscription { ...A } fragment A on Subscription { ...A }' },
  ],
  ['with variables nested too deep', 'REQUEST_TOO_DEEP', { query: CHANGES, variables: { x: nested(70) } }],
  ['that cannot be parsed', 'GRAPHQL_PARSE_FAILED', { query: 'subscription {' }],
  ['of a field that does not exist', 'GRAPHQL_VALIDATION_FAILED', { query: 'subscription { recordChangd }' }],
  ['without a purpose', 'PURPOSE_REQUIRED', { query: 'subscription { recordChanged(types: [DEAL]) { kind } }' }],
  [
    'for a purpose that the caller does not hold',
    'PURPOSE_NOT_HELD',
    { query: CHANGES.replace('RELATIONSHIP', 'LEGAL_CLAIMS') },
  ],
  ['under an id that nobody gave out', 'DOCUMENT_UNKNOWN', { documentId: 'sha256:other' }],
  [
    'that is no subscription',
    'SUBSCRIPTION_EXPECTED',
    { query: 'query Q @purpose(is: RELATIONSHIP) { companies { nodes { id } } }' },
  ],
  ['of records of another type', 'INVALID_INPUT', { query: CHANGES.replace('[COMPANY]', '[COMPANY], ids: ["con_1"]') }],
];

describe('A subscription beyond the limits of requests', () => {
  it.each(BEYOND)('%s is refused with %s on a socket and on a stream, too', async (_what, code, payload) => {
    const developer = await workspace.call('owner');

    const answers = [await subscribeBySocket(developer, payload), await subscribeByStream(developer, payload)];

    expect(answers.map(([first]) => first)).toEqual([code, code]);
    expect(await watchers()).toBe(0);
  });

  it('is for developers and trusted documents, and costs of the same budget', async () => {
    const app = await workspace.call('sales', 'RELATIONSHIP', { isDeveloper: false });

    expect(await subscribeBySocket(app, { query: CHANGES })).toEqual(['DOCUMENT_NOT_TRUSTED']);
    expect(await subscribeByStream(app, { query: CHANGES })).toEqual(['DOCUMENT_NOT_TRUSTED']);
    const socket = await openRawSocket(url, app.headers);
    socket.send({ type: 'connection_init' });
    await socket.next();
    socket.send({ type: 'subscribe', id: '1', payload: { query: '', documentId: 'sha256:changes' } });
    await vi.waitFor(async () => expect(await watchers()).toBe(1));
    await new CompanyService(workspace.asSystem()).create({ name: 'Acme' });
    expect(await socket.next()).toMatchObject({ type: 'next' });
    const { extensions } = await app.send({ query: '{ __typename }' });
    // One point for the subscription, and one for the change that it told.
    expect(extensions?.cost).toMatchObject({ available: 19_998 });
  });

  it('over plain HTTP is told where to go', async () => {
    const { status, errors } = await (await workspace.call('owner')).query(CHANGES);

    expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'SUBSCRIPTION_NEEDS_STREAM']);
  });
});

describe('A socket', () => {
  it('that does not say who it is within three seconds is closed with 4408', async () => {
    const begun = Date.now();
    const socket = await openRawSocket(url);

    expect(await socket.closed).toBe(4408);
    expect(Date.now() - begun).toBeLessThan(12_000);
  });

  it('of nobody is closed with 4401, at once where it asks before it says who it is', async () => {
    const nobody = await openRawSocket(url);
    nobody.send({ type: 'connection_init', payload: { workspace: workspace.slug } });
    const hasty = await openRawSocket(url, (await workspace.call('owner')).headers);
    hasty.send({ type: 'subscribe', id: '1', payload: { query: CHANGES } });

    expect([await nobody.closed, await hasty.closed]).toEqual([4401, 4401]);
  });

  it('lets somebody in by what they say in connection_init, where a browser can set no headers', async () => {
    const { scope } = await workspace.call('owner');
    const socket = await openRawSocket(url, { 'x-test-caller': 'somebody else' });

    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${scope.viewer.id}` } });

    expect((await socket.next()).type).toBe('connection_ack');
  });

  it('is closed with 4403 when the roles of its client change, so that it comes back with the rights of now', async () => {
    const caller = await workspace.call('sales');
    const socket = await openRawSocket(url, caller.headers);
    socket.send({ type: 'connection_init' });
    await socket.next();

    caller.become({ scopes: { 'company:read': 'none' } });

    expect(await socket.closed).toBe(4403);
  });

  it('of another site in a signed-in browser is refused before it opens', async () => {
    const { headers } = await workspace.call('owner');
    const open = (further: Record<string, string>) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', {
          headers: { ...headers, ...further },
        });
        socket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
        socket.once('open', () => {
          socket.terminate();
          resolve(101);
        });
        socket.once('error', () => undefined);
      });

    expect(await open({ origin: 'https://evil.example', cookie: 'a=b' })).toBe(403);
    expect(await open({ cookie: 'a=b' })).toBe(403);
    expect(await open({ origin: 'http://127.0.0.1:3000', cookie: 'a=b' })).toBe(101);
  });

  it('is closed with 4401 within seconds after its session ended, and tells nothing in between', async () => {
    const caller = await workspace.call('sales');
    const socket = await openRawSocket(url, caller.headers);
    socket.send({ type: 'connection_init' });
    await socket.next();
    socket.send({ type: 'subscribe', id: '1', payload: { query: CHANGES } });
    await vi.waitFor(async () => expect(await watchers()).toBe(1));
    const begun = Date.now();

    caller.signOut();
    await new CompanyService(workspace.asSystem()).create({ name: 'Acme' });

    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    expect(await socket.closed).toBe(4401);
    expect(Date.now() - begun).toBeLessThan(12_000);
    await vi.waitFor(async () => expect(await watchers()).toBe(0));
  });

  it('with a message of more than 256 KiB is closed with 1009, with one that is none with 4400', async () => {
    const { headers } = await workspace.call('owner');
    const [large, broken] = [await openRawSocket(url, headers), await openRawSocket(url, headers)];

    large.send({ type: 'connection_init', payload: { x: 'a'.repeat(257 * 1024) } });
    broken.send('hello');

    expect([await large.closed, await broken.closed]).toEqual([1009, 4400]);
  });

  it('carries twenty subscriptions, and a client has fifty of them and twenty sockets', async () => {
    const { headers } = await workspace.call('owner');
    const open = async () => {
      const socket = await openRawSocket(url, headers);
      socket.send({ type: 'connection_init' });
      expect((await socket.next()).type).toBe('connection_ack');
      return socket;
    };
    const subscribe = (socket: { send(message: object): void }, count: number) => {
      for (let n = 0; n < count; n++) socket.send({ type: 'subscribe', id: String(n), payload: { query: CHANGES } });
    };

    const sockets = [];
    for (let n = 0; n < 20; n++) sockets.push(await open());
    const [first, second, third, fourth] = sockets;
    const beyond = await openRawSocket(url, headers);
    beyond.send({ type: 'connection_init' });

    expect(await beyond.closed).toBe(4429);
    for (const socket of [first, second]) if (socket) subscribe(socket, 20);
    if (third) subscribe(third, 10);
    await vi.waitFor(async () => expect(await watchers()).toBe(50), { timeout: 5_000 });
    if (fourth) subscribe(fourth, 1);
    expect(codesIn((await fourth?.next())?.payload)).toEqual(['TOO_MANY_SUBSCRIPTIONS']);
    first?.send({ type: 'subscribe', id: '20', payload: { query: CHANGES } });
    expect(await first?.closed).toBe(4400);
    await vi.waitFor(async () => expect(await watchers()).toBe(30), { timeout: 5_000 });
  });
});

describe('A stream of events', () => {
  it('tells what a socket tells, and gives everything back when the client leaves', async () => {
    const { headers } = await workspace.call('sales');
    const client = createClient({ url, headers: { ...headers }, retryAttempts: 0 });
    onTestFinished(() => client.dispose());
    const told = client.iterate({ query: CHANGES });
    const first = told.next();
    await vi.waitFor(async () => expect(await watchers()).toBe(1));

    await new CompanyService(workspace.asSystem()).create({ name: 'Acme' });

    expect(await first).toMatchObject({ value: { data: { recordChanged: { kind: 'CHANGED' } } } });
    await told.return?.();
    await vi.waitFor(async () => expect(await watchers()).toBe(0));
  });

  it('is opened for nobody, and ends when the session does', async () => {
    const caller = await workspace.call('sales');
    const body = JSON.stringify({ query: CHANGES });
    const accept = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const nobody = await fetch(url, { method: 'POST', headers: accept, body });
    const stream = await caller.fetch(url, { method: 'POST', headers: accept, body });
    await vi.waitFor(async () => expect(await watchers()).toBe(1));

    caller.signOut();

    expect(nobody.status).toBe(401);
    expect(await stream.text()).toMatch(/event: complete\ndata:\n\n$/);
    expect(await watchers()).toBe(0);
  });
});

it('A server that closes ends sockets with 1001 and streams with their last event, and does not wait for them', async () => {
  const other = await openTestApi();
  const { headers, fetch: send } = await (await other.givenWorkspace()).call('owner');
  const address = `${await other.listen()}/graphql`;
  const socket = await openRawSocket(address, headers);
  socket.send({ type: 'connection_init' });
  await socket.next();
  const stream = await send(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: CHANGES }),
  });
  const refused = connect({ port: Number(new URL(address).port), host: '127.0.0.1', allowHalfOpen: true });
  onTestFinished(() => void refused.destroy());
  refused.write('GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await once(refused, 'data');
  const begun = Date.now();

  await other.close();

  expect(await socket.closed).toBe(1001);
  expect(await stream.text()).toMatch(/event: complete/);
  expect(Date.now() - begun).toBeLessThan(15_000);
});
