import { CompanyService } from '@smartx/domain/company';
import { ApiKeyService } from '@smartx/domain/identity';
import { encodeId, newId } from '@smartx/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TrustedDocuments } from '../graphql/trusted/trusted-documents.ts';
import { admitUser } from '../identity/sign-in/admit-user.ts';
import { createServer } from '../server.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';
import { openRawSocket, type RawSocket } from './testing/test-socket.ts';

const CHANGES = 'subscription S @purpose(is: RELATIONSHIP) { recordChanged(types: [COMPANY]) { recordId } }';
const ORIGIN = 'http://127.0.0.1:3000';

let api: TestApi;
let workspace: ApiWorkspace;
let server: FastifyInstance;
let url: string;

beforeAll(async () => {
  api = await openTestApi();
  workspace = await api.givenWorkspace();
  const { identity } = api.app;
  server = await createServer({
    ...{ app: api.app, viewers: identity.viewers, logLevel: 'error' },
    documents: TrustedDocuments.of({ 'sha256:changes': CHANGES }),
    routes: [(fastify) => identity.routes(fastify)],
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await api.close();
});

/** Subscribes and is told of a company; the socket stays open. */
async function hearOfCompany(socket: RawSocket, payload: object, introduction: object): Promise<void> {
  socket.send({ type: 'connection_init', payload: introduction });
  expect((await socket.next()).type).toBe('connection_ack');
  socket.send({ type: 'subscribe', id: '1', payload: { query: '', ...payload } });
  await expect.poll(() => api.app.outbox.watchers(workspace.id)).toBe(1);
  const id = await new CompanyService(workspace.asSystem()).create({ name: 'Acme' });
  expect(await socket.next()).toMatchObject({
    payload: { data: { recordChanged: { recordId: encodeId('company', id) } } },
  });
}

it('A browser is let in by the cookie of its session, in the workspace that it names, until somebody signs out', async () => {
  const person = { email: `${newId()}@example.test`, password: 'a long enough password' };
  const input = { ...person, fullName: 'Ana Ruiz', workspaceSlug: workspace.slug, roles: ['sales'] };
  await admitUser({ ...api.app, auth: api.app.identity.auth }, 'seed', input);
  const signedIn = await server.inject({
    ...{ method: 'POST', url: '/auth/sign-in/email', payload: person, headers: { origin: ORIGIN } },
  });
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const open = () => openRawSocket(`${url}/graphql`, { cookie, origin: ORIGIN });
  const elsewhere = await open();
  elsewhere.send({ type: 'connection_init', payload: { workspace: 'nordwind' } });
  const socket = await open();

  await hearOfCompany(socket, { documentId: 'sha256:changes' }, { workspace: workspace.slug });
  await server.inject({ method: 'POST', url: '/auth/sign-out', payload: {}, headers: { cookie, origin: ORIGIN } });

  expect(await elsewhere.closed).toBe(4401);
  expect(await socket.closed).toBe(4401);
});

it('A key is let in where a browser can set no header, until it is revoked', async () => {
  const keys = new ApiKeyService(await workspace.as('administrator'));
  const { id, key } = await keys.create({
    ...{ name: 'Mirror', recipient: 'Partner Ltd', purposes: ['RELATIONSHIP'] },
    scopes: ['company:read', 'developer'],
  });
  const socket = await openRawSocket(`${url}/graphql`);

  await hearOfCompany(socket, { query: CHANGES }, { authorization: `Bearer ${key}` });
  await keys.revoke(id);

  expect(await socket.closed).toBe(4401);
});
