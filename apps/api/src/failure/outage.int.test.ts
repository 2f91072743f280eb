import { resolve } from 'node:path';
import { ensureOperatorWorkspace, foundWorkspace } from '@smartx/domain/workspace';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readEnvironment } from '../env.ts';
import type { PortalHandler } from '../http/portal-pages.ts';
import { admitUser } from '../identity/sign-in/admit-user.ts';
import { type RunningServer, runServer } from '../run-server.ts';
import { type OwnInstallation, openOwnInstallation } from '../testing/own-installation.ts';

const ANA = { email: 'ana@example.test', password: 'a long enough password' };
const CREATE =
  'mutation C($name: String!) @purpose(is: RELATIONSHIP) { companyCreate(input: { name: $name }) { record { id } errors { code } } }';
const COUNT = 'query N @purpose(is: RELATIONSHIP) { companies { totalCount { value } } }';

/** The privacy centre asks the public API, as its own pages do; what it makes of a 503 is tested there. */
const portal: PortalHandler = (_request, ask) =>
  ask('/privacy/graphql', { body: JSON.stringify({ query: '{ centre(slug: "acme", language: "en") { name } }' }) });

let installation: OwnInstallation;
let server: RunningServer;
let cookie = '';

beforeAll(async () => {
  installation = await openOwnInstallation();
  const app = await installation.open();
  await ensureOperatorWorkspace(app.orm.em, app);
  await foundWorkspace(app.orm.em, app, { slug: 'acme', name: 'Acme' });
  const person = { ...ANA, fullName: 'Ana Ruiz', workspaceSlug: 'acme', roles: ['owner'] };
  await admitUser({ ...app, auth: app.identity.auth }, 'seed', person);
  await app.close();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  server = await runServer(
    readEnvironment(await installation.asForeign()),
    resolve(import.meta.dirname, '../../../..'),
    () => portal,
  );
});
afterAll(async () => {
  vi.restoreAllMocks();
  await server.close();
  await installation.close();
});

/** What each way into the server answers: its status, and when to come back. */
async function everyWay(): Promise<Record<string, string>> {
  const ways = {
    ready: () => fetch(`${server.url}/health/ready`),
    read: () => graphql('/graphql', COUNT),
    command: () => graphql('/graphql', CREATE, { name: `Company ${crypto.randomUUID()}` }),
    'sign-in': () => post('/auth/sign-in/email', ANA),
    session: () => fetch(`${server.url}/auth/get-session`, { headers: { cookie } }),
    me: () => fetch(`${server.url}/auth/me`, { headers: { cookie } }),
    portal: () => fetch(`${server.url}/privacy/acme`),
    'public API': () => graphql('/privacy/graphql', 'query { centre(slug: "acme", language: "en") { name } }'),
  };
  const answers = Object.entries(ways).map(async ([name, way]) => {
    const begun = performance.now();
    const { status, headers } = await way();
    const seconds = (performance.now() - begun) / 1000;
    return [name, `${status} ${headers.get('retry-after') ?? '-'}${seconds > 15 ? ` after ${seconds} s` : ''}`];
  });
  return Object.fromEntries(await Promise.all(answers));
}

function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: server.url, cookie, 'x-workspace': 'acme' };
  return fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

function graphql(path: string, query: string, variables: object = {}): Promise<Response> {
  return post(path, { query, variables });
}

async function signIn(): Promise<void> {
  const response = await post('/auth/sign-in/email', ANA);
  cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

function everywhere(answer: string): Record<string, string> {
  const ways = ['ready', 'read', 'command', 'sign-in', 'session', 'me', 'portal', 'public API'];
  return Object.fromEntries(ways.map((way) => [way, answer]));
}

async function sentLetters(): Promise<number> {
  const [row] = await installation.ask<{ sent: string }>(
    "select count(*) as sent from mail_message where template = 'password-reset' and state = 'sent'",
  );
  return Number(row?.sent);
}

it('answers 503 and when to come back while its database is away, on every way in, and goes on by itself', async () => {
  await signIn();
  expect(await everyWay()).toEqual(everywhere('200 -'));

  await installation.stopDatabase();
  const atOnce = await everyWay();
  await new Promise((wait) => setTimeout(wait, 2_000));
  const later = await everyWay();
  await installation.startDatabase();
  const first = await everyWay();

  expect([atOnce, later]).toEqual([everywhere('503 5'), everywhere('503 5')]);
  expect(first).toEqual(everywhere('200 -'));
  // The worker came back as well: a job that is queued now is done.
  await post('/auth/request-password-reset', { email: ANA.email });
  await vi.waitFor(async () => expect(await sentLetters()).toBe(1), { timeout: 15_000, interval: 200 });
}, 60_000);

it('survives that its connections are cut again and again while commands run, and loses no place in a pool', async () => {
  await signIn();
  const answers: number[] = [];
  const succeeded = () => answers.filter((status) => status === 200).length;
  let isOver = false;
  const work = async () => {
    while (!isOver) {
      const { status } = await graphql('/graphql', CREATE, { name: `Company ${crypto.randomUUID()}` });
      answers.push(status);
    }
  };
  const workers = [work(), work(), work(), work()];

  for (let cut = 0; cut < 12; cut++) {
    const before = succeeded();
    await installation.cutConnections();
    await vi.waitFor(() => expect(succeeded()).toBeGreaterThan(before), { timeout: 20_000, interval: 20 });
  }
  isOver = true;
  await Promise.all(workers);

  expect(answers.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await vi.waitFor(async () => expect(await everyWay()).toEqual(everywhere('200 -')), { timeout: 30_000 });
}, 120_000);
