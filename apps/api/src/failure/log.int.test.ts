import { newId } from '@smartx/domain/kernel';
import { ensureOperatorWorkspace, foundWorkspace } from '@smartx/domain/workspace';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { admitUser } from '../identity/sign-in/admit-user.ts';
import { type OwnInstallation, openOwnInstallation } from '../testing/own-installation.ts';
import { buildVictim, startVictim, type Victim } from '../testing/victim.ts';

const PATIENCE_MS = 180_000;
/** Stands in every value that this test sends, and nowhere else. */
const MARK = `canary${newId().replaceAll('-', '').slice(16)}`;
const PERSON = { email: `${MARK}@example.test`, password: `${MARK} password` };

let installation: OwnInstallation;
let server: Victim;
let cookie = '';

beforeAll(async () => {
  [installation] = await Promise.all([openOwnInstallation(), buildVictim()]);
  const app = await installation.open();
  await ensureOperatorWorkspace(app.orm.em, app);
  await foundWorkspace(app.orm.em, app, { slug: 'acme', name: 'Acme' });
  const input = { ...PERSON, fullName: `${MARK} Ruiz`, workspaceSlug: 'acme', roles: ['owner'] };
  await admitUser({ ...app, auth: app.identity.auth }, 'seed', input);
  await app.close();
  server = await startVictim({ ...(await installation.asForeign()), LOG_LEVEL: 'info' });
}, PATIENCE_MS);
afterAll(async () => {
  await server.kill();
  await installation.close();
}, PATIENCE_MS);

it(
  'says of everything that happened no word that names a person, also where it failed',
  async () => {
    await everything();
    await installation.stopDatabase();
    await everything();
    await installation.startDatabase();
    await everything();
    await installation.cutConnections();
    await everything();
    await vi.waitFor(() => expect(server.output()).toContain('"statusCode":503'));

    const told = server.output().split('\n');
    expect(told.length).toBeGreaterThan(50);
    expect(told.filter((line) => line.includes('bug'))).toEqual([]);
    expect(told.filter((line) => line.toLowerCase().includes(MARK))).toEqual([]);
    expect(told.filter((line) => /# SERVER_ERROR|\[info\]|insert into|select .* from/i.test(line))).toEqual([]);
  },
  PATIENCE_MS,
);

/** Each way in with values of a person: good ones, wrong ones, and ones that nobody understands. */
async function everything(): Promise<void> {
  await signIn(`${MARK} wrong password`);
  await signIn(PERSON.password);
  await post('/auth/request-password-reset', { email: PERSON.email });
  await post('/auth/invitation/read', { token: MARK });
  await post('/auth/sign-in/email', `{"email":"${MARK}`);
  await commands();
  await graphql(
    '/graphql',
    `query N @purpose(is: RELATIONSHIP) { companies(where: { name: { eq: "${MARK}" } }) { ${MARK} } }`,
  );
  await graphql('/graphql', `{ companies(first: "${MARK}") { totalCount { value } } }`);
  await graphql(
    '/privacy/graphql',
    'mutation S($input: RequestSubmitInput!) { requestSubmit(input: $input) { reference } }',
    {
      input: { workspace: 'acme', kind: 'access', email: PERSON.email, name: MARK, country: 'DE', language: 'en' },
    },
  );
  await fetch(`${server.url}/privacy/acme?name=${MARK}`);
  await fetch(`${server.url}/w/acme/contacts?search=${MARK}`, { headers: { cookie, referer: `/${MARK}` } });
  await fetch(`${server.url}/uploads/${MARK}`, { method: 'PUT', body: MARK });
  await fetch(`${server.url}/downloads/copy/${MARK}`);
  await fetch(`${server.url}/downloads/files/${MARK}`);
}

/** Commands that succeed, are refused, and meet what a database cannot keep. */
async function commands(): Promise<void> {
  const create =
    'mutation C($input: ContactCreateInput!) @purpose(is: RELATIONSHIP) { contactCreate(input: $input) { record { id } errors { code } } }';
  const contact = (fullName: string, value: string) => ({
    input: { fullName, points: [{ kind: 'email', value }], jobTitle: MARK, city: MARK },
  });
  for (const fullName of [`${MARK} Ruiz`, `${MARK}\u0000`, `${MARK}\ud800`, MARK.repeat(500)])
    for (const value of [PERSON.email, `${MARK} no address`])
      await graphql('/graphql', create, contact(fullName, value));
  const company =
    'mutation C($name: String!) @purpose(is: RELATIONSHIP) { companyCreate(input: { name: $name }) { errors { code } } }';
  for (const name of [MARK, `${MARK}\u0000`, `${MARK}\nat ${MARK} (/${MARK}:1:1)`])
    await graphql('/graphql', company, { name });
}

async function signIn(password: string): Promise<void> {
  const response = await post('/auth/sign-in/email', { email: PERSON.email, password });
  const [set] = response.headers.getSetCookie();
  if (set) cookie = set.split(';')[0] ?? '';
}

function graphql(path: string, query: string, variables: object = {}): Promise<Response> {
  return post(path, { query, variables });
}

function post(path: string, body: object | string): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: server.url, cookie, 'x-workspace': 'acme' };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${server.url}${path}`, { method: 'POST', headers, body: text });
}
