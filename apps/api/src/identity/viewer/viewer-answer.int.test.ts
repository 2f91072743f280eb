import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../server.ts';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';
import { admitUser } from '../sign-in/admit-user.ts';
import { cookieOf } from '../testing/test-sign-in.ts';

const ORIGIN = 'http://127.0.0.1:3000';
const VIEWER = `query Viewer @purpose(is: RELATIONSHIP) {
  viewer {
    account { fullName email } workspace { slug baseCurrency timeZone } memberships { slug roles }
    permissions { action scope purposes } fieldRules { field rule } purposes
  }
}`;

let api: TestApi;
let server: Awaited<ReturnType<typeof createServer>>;
beforeAll(async () => {
  api = await openTestApi();
  const { app } = api;
  const routes = [app.identity.routes];
  server = await createServer({ app, viewers: app.identity.viewers, documents, logLevel: 'error', routes });
});
afterAll(async () => {
  await server.close();
  await api.close();
});

describe('the viewer over real HTTP', () => {
  it('is whoever signed in, in the workspace that the request names, and switches with the header alone', async () => {
    const [first, second] = [await api.domain.givenWorkspace(), await api.domain.givenWorkspace()];
    const cookie = await givenSignedIn('viewer.ana@example.test', [first.slug, 'sales'], [second.slug, 'viewer']);

    const here = await ask(VIEWER, { cookie, 'x-workspace': first.slug });
    const there = await ask(VIEWER, { cookie, 'x-workspace': second.slug });

    expect(here.data.viewer).toMatchObject({
      account: { fullName: 'Ana Ruiz', email: 'viewer.ana@example.test' },
      workspace: { slug: first.slug, baseCurrency: 'EUR', timeZone: 'Europe/Berlin' },
      purposes: ['RELATIONSHIP', 'PROSPECTING', 'REPORTING'],
    });
    expect(here.data.viewer.permissions).toContainEqual({
      ...{ action: 'deal:update', scope: 'team' },
      purposes: ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'DATA_CARE', 'RIGHTS_HANDLING'],
    });
    expect(here.data.viewer.memberships).toHaveLength(2);
    expect(there.data.viewer).toMatchObject({ workspace: { slug: second.slug }, purposes: ['RELATIONSHIP'] });
    expect(there.data.viewer.fieldRules).toContainEqual({ field: 'Contact.emails', rule: 'mask' });
  });

  it('is nobody in a workspace that is not theirs, exactly as in one that does not exist', async () => {
    const [ours, theirs] = [await api.domain.givenWorkspace(), await api.domain.givenWorkspace()];
    const cookie = await givenSignedIn('viewer.ben@example.test', [ours.slug, 'sales']);

    const foreign = await ask(VIEWER, { cookie, 'x-workspace': theirs.slug });
    const unknown = await ask(VIEWER, { cookie, 'x-workspace': 'no-such-workspace' });

    expect(foreign.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(withoutTrace(foreign)).toEqual(withoutTrace(unknown));
  });

  it('sees where they are signed in and ends it', async () => {
    const { slug } = await api.domain.givenWorkspace();
    const laptop = await givenSignedIn('viewer.cem@example.test', [slug, 'sales']);
    const phone = await signIn('viewer.cem@example.test');
    const sessions = 'query S @purpose(is: RELATIONSHIP) { mySessions { id ipAddress isCurrent } }';
    const revoke =
      'mutation R($id: ID!) @purpose(is: RELATIONSHIP) { sessionRevoke(input: { id: $id }) { done errors { code } } }';

    const before = await ask(sessions, { cookie: laptop, 'x-workspace': slug });
    const other = before.data.mySessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    const ended = await ask(revoke, { cookie: laptop, 'x-workspace': slug }, { id: other.id });
    const again = await ask(revoke, { cookie: laptop, 'x-workspace': slug }, { id: other.id });

    expect(before.data.mySessions).toHaveLength(2);
    expect(other.ipAddress).toBe('127.0.0.1');
    expect(ended.data.sessionRevoke).toEqual({ done: true, errors: [] });
    expect(again.data.sessionRevoke).toEqual({ done: false, errors: [{ code: 'NOT_FOUND' }] });
    const asPhone = async () =>
      (await ask(VIEWER, { cookie: phone, 'x-workspace': slug })).errors?.[0]?.extensions.code;
    await expect.poll(asPhone, { timeout: 1000 }).toBe('UNAUTHENTICATED');
  });

  it('is signed out at the moment at which they are let go', async () => {
    const { slug } = await api.domain.givenWorkspace();
    const owner = { cookie: await givenSignedIn('viewer.dia@example.test', [slug, 'owner']), 'x-workspace': slug };
    const leaver = { cookie: await givenSignedIn('viewer.eli@example.test', [slug, 'sales']), 'x-workspace': slug };
    const { data } = await ask('query V @purpose(is: RELATIONSHIP) { viewer { memberId } }', leaver);
    const leave = 'mutation L($id: ID!) @purpose(is: SECURITY) { memberLeave(input: { id: $id }) { errors { code } } }';

    const left = await ask(leave, owner, { id: data.viewer.memberId });

    expect(left.data.memberLeave.errors).toEqual([]);
    const me = async () => (await server.inject({ url: '/auth/me', headers: leaver })).json().account;
    await expect.poll(me, { timeout: 1000 }).toBeNull();
  });

  it('knows the roles of the product', async () => {
    const { slug } = await api.domain.givenWorkspace();
    const cookie = await givenSignedIn('viewer.fay@example.test', [slug, 'viewer']);

    const { data } = await ask('query R @purpose(is: RELATIONSHIP) { roles { key name purposes } }', {
      cookie,
      'x-workspace': slug,
    });

    expect(data.roles).toHaveLength(9);
    expect(data.roles).toContainEqual({ key: 'billing', name: 'Billing', purposes: ['BILLING'] });
  });
});

async function givenSignedIn(email: string, ...memberships: [slug: string, role: string][]): Promise<string> {
  for (const [workspaceSlug, role] of memberships)
    await admitUser({ ...api.app, auth: api.app.identity.auth }, 'seed', {
      ...{ email, workspaceSlug, password: 'a long enough password', fullName: 'Ana Ruiz' },
      roles: [role],
    });
  return signIn(email);
}

async function signIn(email: string): Promise<string> {
  const payload = { email, password: 'a long enough password' };
  return cookieOf(
    await server.inject({ method: 'POST', url: '/auth/sign-in/email', payload, headers: { origin: ORIGIN } }),
  );
}

// What is asked here counts as an app's own documents, each under its text as id.
const documents = { find: (id: string) => id, sources: [] };

async function ask(query: string, headers: Record<string, string>, variables: Record<string, unknown> = {}) {
  const response = await server.inject({
    method: 'POST',
    url: '/graphql',
    headers,
    payload: { documentId: query, variables },
  });
  return response.json();
}

function withoutTrace(answer: object): string {
  return JSON.stringify(answer).replaceAll(/"traceId":"[^"]*"/g, '');
}
