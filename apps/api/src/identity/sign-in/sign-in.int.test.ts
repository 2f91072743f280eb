import { FOREIGN_TABLES } from '@smartx/domain/database';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authOptions } from '../auth.ts';
import { cookieOf, ORIGIN, openTestSignIn, type TestSignIn } from '../testing/test-sign-in.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await openTestSignIn();
});
afterAll(() => signIn.close());

describe('the sign-in', () => {
  it('gives a cookie that scripts cannot read and that names the person in their workspace', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const person = await signIn.givenPerson(workspace, 'sales');

    const response = await signIn.post('/auth/sign-in/email', { email: person.email, password: person.password });

    expect(response.cookies).toEqual([
      expect.objectContaining({
        name: '__Secure-smartx.session_token',
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
        path: '/',
      }),
    ]);
    expect(response.json()).not.toHaveProperty('token');
    const viewer = await signIn.who({ cookie: cookieOf(response) }, workspace.slug);
    expect(viewer).toMatchObject({
      viewer: { kind: 'member', id: person.memberId, workspaceId: workspace.id },
      account: { id: person.accountId, email: person.email, fullName: 'Ana Ruiz' },
      workspace: { slug: workspace.slug, isOperator: false },
      isDeveloper: false,
    });
    expect(viewer?.viewer.permissions.signature).toBe('sales');
  });

  it('answers a wrong password and an unknown person alike', async () => {
    const person = await signIn.givenPerson(await signIn.domain.givenWorkspace());

    const wrong = await signIn.post('/auth/sign-in/email', { email: person.email, password: 'not the password' });
    const unknown = await signIn.post('/auth/sign-in/email', {
      email: 'no@example.test',
      password: 'not the password',
    });

    expect(wrong.statusCode).toBe(401);
    expect([wrong.statusCode, wrong.body, wrong.cookies]).toEqual([unknown.statusCode, unknown.body, unknown.cookies]);
  });

  it('lets nobody sign up', async () => {
    const body = { email: 'stranger@example.test', password: 'a long enough password', name: 'A Stranger' };

    const response = await signIn.post('/auth/sign-up/email', body);
    const direct = await signIn.identity.auth.handler(
      new Request(`${ORIGIN}/auth/sign-up/email`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', origin: ORIGIN },
      }),
    );

    expect(response.statusCode).toBe(404);
    expect(direct.status).toBe(400);
  });

  it('stops guessing at one mailbox after ten attempts, from wherever they come, and says when to come back', async () => {
    const person = await signIn.givenPerson(await signIn.domain.givenWorkspace());
    const guess = (address: string) =>
      signIn.server.inject({
        method: 'POST',
        url: '/auth/sign-in/email',
        remoteAddress: address,
        headers: { origin: ORIGIN },
        payload: { email: person.email.toUpperCase(), password: 'not the password' },
      });

    const answers = [];
    for (let attempt = 1; attempt <= 11; attempt++) answers.push((await guess(`192.0.2.${attempt}`)).statusCode);

    expect(answers).toEqual([...Array(10).fill(401), 429]);
    const right = await signIn.post('/auth/sign-in/email', { email: person.email, password: person.password });
    expect(right.statusCode).toBe(429);
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('stops one address that tries many mailboxes, whatever address it claims in a header', async () => {
    const guess = (attempt: number) =>
      signIn.server.inject({
        method: 'POST',
        url: '/auth/sign-in/email',
        remoteAddress: '198.51.100.7',
        headers: { origin: ORIGIN, 'x-forwarded-for': `192.0.2.${attempt}`, 'x-smartx-client-address': '192.0.2.1' },
        // Counted before it is read, so the case needs no thirty password hashes.
        payload: { email: `guess${attempt}@example.test` },
      });

    const answers = [];
    for (let attempt = 1; attempt <= 31; attempt++) answers.push(await guess(attempt));

    expect(answers.slice(0, 30).map(({ statusCode }) => statusCode)).toEqual(Array(30).fill(400));
    expect(answers[30]?.statusCode).toBe(429);
    expect(Number(answers[30]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('refuses what a page of another site sends', async () => {
    const person = await signIn.givenPerson(await signIn.domain.givenWorkspace());
    const cookie = await signIn.signIn(person);
    const evil = { cookie, origin: 'https://evil.example' };

    const login = await signIn.post('/auth/sign-in/email', person, { origin: 'https://evil.example' });
    const signOut = await signIn.post('/auth/sign-out', {}, evil);
    const others = await signIn.post('/auth/sessions/revoke-others', {}, evil);

    expect([login, signOut, others].map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
    expect(await signIn.identity.viewers.findSignedIn({ cookie })).not.toBeNull();
  });

  it('tells a new page who is signed in and which workspaces they have', async () => {
    const [first, second] = [await signIn.domain.givenWorkspace(), await signIn.domain.givenWorkspace()];
    const person = await signIn.givenPerson(first, 'sales');
    await signIn.givenPerson(second, 'owner', person.email);
    const cookie = await signIn.signIn(person);

    const nobody = await signIn.server.inject({ url: '/auth/me' });
    const somebody = await signIn.server.inject({ url: '/auth/me', headers: { cookie } });

    expect(nobody.json()).toEqual({ account: null, workspaces: [] });
    expect(somebody.json().account).toMatchObject({ email: person.email });
    expect(
      new Set(
        somebody.json().workspaces.map(({ slug, roles }: { slug: string; roles: string[] }) => [slug, ...roles].join()),
      ),
    ).toEqual(new Set([`${first.slug},sales`, `${second.slug},owner`]));
  });
});

describe('a forgotten password', () => {
  it('is replaced by a mailed link, once, and every session of before ends', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const person = await signIn.givenPerson(workspace);
    const before = await signIn.signIn(person);

    const asked = await signIn.post('/auth/request-password-reset', { email: person.email });
    const token = await signIn.mailedToken(person.email);
    const reset = () => signIn.post('/auth/reset-password', { token, newPassword: 'another long password' });
    const [first, second] = [await reset(), await reset()];

    expect([asked.statusCode, first.statusCode, second.statusCode]).toEqual([200, 200, 400]);
    await expect.poll(() => signIn.who({ cookie: before }, workspace.slug)).toBeNull();
    await expect(signIn.signIn(person)).rejects.toThrow('401');
    await expect(signIn.signIn({ ...person, password: 'another long password' })).resolves.toContain('session_token');
  });

  it('is answered alike for an address that nobody has', async () => {
    const person = await signIn.givenPerson(await signIn.domain.givenWorkspace());

    const known = await signIn.post('/auth/request-password-reset', { email: person.email });
    const unknown = await signIn.post('/auth/request-password-reset', { email: 'nobody@example.test' });

    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
    expect(await signIn.mailedToken('nobody@example.test')).toBe('');
  });
});

describe('own sessions', () => {
  it('show time, address and browser to their owner; the address lies sealed', async () => {
    const person = await signIn.givenPerson(await signIn.domain.givenWorkspace());
    const response = await signIn.server.inject({
      method: 'POST',
      url: '/auth/sign-in/email',
      remoteAddress: '203.0.113.9',
      headers: { origin: ORIGIN, 'user-agent': FIREFOX },
      payload: { email: person.email, password: person.password },
    });

    const listed = await signIn.server.inject({ url: '/auth/sessions', headers: { cookie: cookieOf(response) } });

    expect(listed.json().sessions).toEqual([
      expect.objectContaining({
        ipAddress: '203.0.113.9',
        browser: 'Firefox on Linux',
        isCurrent: true,
        signedInAt: expect.stringMatching(/^20\d\d-/),
      }),
    ]);
    const stored = await asApplication(
      'select s.* from auth.session s join auth."user" u on u.id = s."userId" where u.email = $1',
      person.email,
    );
    const session = await signIn.server.inject({ url: '/auth/get-session', headers: { cookie: cookieOf(response) } });
    expect(JSON.stringify(stored)).not.toContain('203.0.113.9');
    expect(session.json().user).toMatchObject({ email: person.email });
    expect(session.body).not.toContain(stored[0]?.token);
  });

  it('are ended by their owner and by nobody else', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const [ana, ben] = [await signIn.givenPerson(workspace), await signIn.givenPerson(workspace)];
    const [laptop, phone] = [await signIn.signIn(ana), await signIn.signIn(ana)];
    const bens = await signIn.signIn(ben);
    const phoneId = (await signIn.identity.viewers.findSignedIn({ cookie: phone }))?.sessionId;

    const theft = await signIn.post('/auth/sessions/revoke', { id: phoneId }, { cookie: bens });
    const own = await signIn.post('/auth/sessions/revoke', { id: phoneId }, { cookie: laptop });

    expect([theft.statusCode, own.statusCode]).toEqual([404, 200]);
    await expect.poll(() => signIn.who({ cookie: phone }, workspace.slug)).toBeNull();
    expect(await signIn.who({ cookie: laptop }, workspace.slug)).not.toBeNull();
  });

  it('are all ended but the one that asks, and nobody else’s; without a sign-in nothing is ended', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const [ana, ben] = [await signIn.givenPerson(workspace), await signIn.givenPerson(workspace)];
    const [laptop, phone, tablet] = [await signIn.signIn(ana), await signIn.signIn(ana), await signIn.signIn(ana)];
    const bens = await signIn.signIn(ben);

    const nobody = await signIn.post('/auth/sessions/revoke-others', {});
    const own = await signIn.post('/auth/sessions/revoke-others', {}, { cookie: laptop });
    const again = await signIn.post('/auth/sessions/revoke-others', {}, { cookie: laptop });

    expect([nobody.statusCode, own.json(), again.json()]).toEqual([401, { revoked: 2 }, { revoked: 0 }]);
    for (const cookie of [phone, tablet]) await expect.poll(() => signIn.who({ cookie }, workspace.slug)).toBeNull();
    for (const cookie of [laptop, bens]) expect(await signIn.who({ cookie }, workspace.slug)).not.toBeNull();
  });

  it('are for those who are signed in', async () => {
    const response = await signIn.server.inject({ url: '/auth/sessions' });

    expect([response.statusCode, response.json().code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('what is over', () => {
  it('is purged: sessions and reset links at their end, addresses after 90 days', async () => {
    const person = await signIn.givenPerson(await signIn.domain.givenWorkspace());
    const cookie = await signIn.signIn(person);
    await signIn.post('/auth/request-password-reset', { email: person.email });
    await signIn.identity.settle();
    const state = () =>
      asApplication(
        `select s."ipAddress" is not null as address,
                (select count(*)::integer from auth.verification v where v.value = u.id) as links
         from auth.user u left join auth.session s on s."userId" = u.id where u.email = $1`,
        person.email,
      );
    const [before] = await state();
    // As if they had signed in long ago and come back since.
    await asApplication(
      `update auth.session set "createdAt" = now() - interval '91 days'
       where "userId" = (select id from auth.user where email = $1)`,
      person.email,
    );

    await signIn.identity.purge(new Date());
    const [kept] = await state();
    await signIn.identity.purge(new Date(Date.now() + 3_600_001));
    const [linkOver] = await state();
    const stillIn = await signIn.identity.viewers.findSignedIn({ cookie });

    expect([before, kept, linkOver]).toEqual([
      { address: true, links: 1 },
      { address: false, links: 1 },
      { address: false, links: 0 },
    ]);
    expect(stillIn).not.toBeNull();
  });
});

describe('the tables of the sign-in library', () => {
  it('are what the library would make, and each column is classified', async () => {
    const pool = new pg.Pool({ connectionString: signIn.domain.urls.owner, max: 1 });
    const parts = { databaseUrl: '', publicUrl: ORIGIN, secret: 's'.repeat(43) };
    const unused = { sendPasswordReset: async () => {}, sealAddress: async () => '' };

    const plan = await getMigrations(authOptions({ ...parts, ...unused }, pool, () => {}));
    const { rows } = await pool.query<{ place: string }>(
      `select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'auth'`,
    );

    await pool.end();
    expect([plan.toBeCreated, plan.toBeAdded, plan.toBeAddedIndexes, plan.schemaProblems]).toEqual([[], [], [], []]);
    const declared = FOREIGN_TABLES.filter(({ schema }) => schema === 'auth').flatMap(({ table, columns }) =>
      Object.keys(columns).map((column) => `${table}.${column}`),
    );
    expect(rows.map(({ place }) => place).sort()).toEqual(declared.sort());
  });
});

async function asApplication(sql: string, ...values: unknown[]): Promise<{ token?: string }[]> {
  const client = new pg.Client({ connectionString: signIn.domain.urls.app });
  await client.connect();
  const { rows } = await client.query<{ token?: string }>(sql, values);
  await client.end();
  return rows;
}
