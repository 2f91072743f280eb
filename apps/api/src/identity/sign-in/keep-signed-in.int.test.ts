import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../server.ts';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';
import { cookieOf } from '../testing/test-sign-in.ts';
import { admitUser } from './admit-user.ts';

const ORIGIN = 'http://127.0.0.1:3000';
const DAY_MS = 86_400_000;

let api: TestApi;
let server: FastifyInstance;
beforeAll(async () => {
  api = await openTestApi();
  const { app } = api;
  server = await createServer({
    app,
    viewers: app.identity.viewers,
    logLevel: 'silent',
    routes: [(fastify) => app.identity.routes(fastify)],
  });
});
afterAll(async () => {
  await server.close();
  await api.close();
});

describe('a session', () => {
  it('that somebody works with through the API is good for another week, and their browser is told so', async () => {
    const { cookie, slug } = await givenSession();
    await age(cookie, 2);

    const answer = await ask(cookie, slug);

    const [extended] = answer.cookies;
    expect(answer.json().data.companies.totalCount.value).toBe(0);
    expect(extended).toMatchObject({ name: 'smartx.session_token', maxAge: 7 * 86_400, httpOnly: true });
    expect(cookieOf(answer)).toContain(tokenOf(cookie));
    expect(await daysLeft(cookie)).toBe(7);
  });

  it('is extended at most once a day', async () => {
    const { cookie, slug } = await givenSession();
    await age(cookie, 0.5);

    const early = await ask(cookie, slug);
    await age(cookie, 2);
    const due = await ask(cookie, slug);
    const again = await ask(cookie, slug);

    expect([early, due, again].map(({ cookies }) => cookies.length)).toEqual([0, 1, 0]);
  });

  it('that nobody worked with for a week is over', async () => {
    const { cookie, slug } = await givenSession();
    await age(cookie, 7.1);

    const answer = await ask(cookie, slug);

    expect(answer.json().errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(answer.cookies).toEqual([]);
  });
});

async function givenSession(): Promise<{ cookie: string; slug: string }> {
  const { slug } = await api.domain.givenWorkspace();
  const person = { email: `${slug}@example.test`, password: 'a long enough password' };
  const input = { ...person, fullName: 'Ana Ruiz', workspaceSlug: slug, roles: ['owner'] };
  await admitUser({ ...api.app, auth: api.app.identity.auth }, 'seed', input);
  const headers = { origin: ORIGIN };
  const response = await server.inject({ method: 'POST', url: '/auth/sign-in/email', headers, payload: person });
  return { cookie: cookieOf(response), slug };
}

function ask(cookie: string, slug: string) {
  const query = 'query N @purpose(is: RELATIONSHIP) { companies { totalCount { value } } }';
  const headers = { cookie, origin: ORIGIN, 'x-workspace': slug };
  return server.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
}

function tokenOf(cookie: string): string {
  return decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
}

/** Makes a session so many days old; the library's times are the wall clock's. */
async function age(cookie: string, days: number): Promise<void> {
  const expiresAt = new Date(Date.now() + (7 - days) * DAY_MS);
  await onSessions('update auth.session set "expiresAt" = $2 where token = $1', tokenOf(cookie), expiresAt);
  api.app.identity.viewers.invalidate();
}

async function daysLeft(cookie: string): Promise<number> {
  const [row] = await onSessions('select "expiresAt" as at from auth.session where token = $1', tokenOf(cookie));
  return Math.round(((row?.at.getTime() ?? 0) - Date.now()) / DAY_MS);
}

async function onSessions(sql: string, ...values: unknown[]): Promise<{ at: Date }[]> {
  const client = new pg.Client({ connectionString: api.domain.urls.app });
  await client.connect();
  const { rows } = await client.query<{ at: Date }>(sql, values);
  await client.end();
  return rows;
}
