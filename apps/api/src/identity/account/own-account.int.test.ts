import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { carryOutClosures } from '@smartx/domain/handover';
import { systemPermissions } from '@smartx/domain/identity';
import { Scope } from '@smartx/domain/kernel';
import { RequestFulfilment, RequestIntake, RequestPortal, RequestService } from '@smartx/domain/privacy';
import { lettersTo } from '@smartx/domain/testing';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseAndCertify } from '../../privacy/certificate/erasure-jobs.ts';
import { rightsScope } from '../../privacy/privacy-jobs.ts';
import { createServer } from '../../server.ts';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';
import { admitUser } from '../sign-in/admit-user.ts';
import { cookieOf } from '../testing/test-sign-in.ts';

const PASSWORD = 'a long enough password';
const DAY = 86_400_000;

let api: TestApi;
let server: FastifyInstance;
let database: pg.Client;
let operatorId: string;
beforeAll(async () => {
  api = await openTestApi();
  const { app } = api;
  const routes = [(fastify: FastifyInstance) => app.identity.routes(fastify)];
  server = await createServer({ app, viewers: app.identity.viewers, logLevel: 'error', routes });
  database = new pg.Client({ connectionString: api.domain.urls.owner });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await server.close();
  await api.close();
});

describe('ACCOUNT-AC1 an account is deleted by its holder', () => {
  it('after a day: memberships, sign-in and subject go, records pass on, and it ends in a certificate', async () => {
    const [mine, other] = [await api.domain.givenWorkspace(), await api.domain.givenWorkspace()];
    const [boss, host] = [await givenPerson(mine, 'owner'), await givenPerson(other, 'owner')];
    const ana = await givenPerson(mine, 'sales');
    await admit(other, ana.email, 'owner');
    const cookie = await signIn(ana.email);
    const companyId = await new CompanyService(await mine.as('sales')).create({ name: 'Acme' });
    await sql('update company set owner_id = $1 where id = $2', [ana.memberId, companyId]);

    expect((await get('/auth/account/closure', cookie)).json()).toMatchObject({
      closesAt: null,
      workspaces: expect.arrayContaining([
        { slug: mine.slug, name: expect.any(String), isOwnedAlone: false },
        { slug: other.slug, name: expect.any(String), isOwnedAlone: false },
      ]),
    });
    const wrong = await post('/auth/account/close', { password: 'not the password' }, cookie);
    expect([wrong.statusCode, wrong.json()]).toMatchObject([400, { code: 'INVALID_INPUT', path: 'password' }]);
    // Two tabs at once ask for one deletion.
    const both = await Promise.all([
      post('/auth/account/close', { password: PASSWORD }, cookie),
      post('/auth/account/close', { password: PASSWORD }, cookie),
    ]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const { closesAt, reference } = (await get('/auth/account/closure', cookie)).json();
    expect(closesAt).toBe(new Date(api.domain.clock.now().getTime() + DAY).toISOString());
    expect(await lettersTo(api.domain, ana.email)).toHaveLength(1);

    await carryOutAll();
    expect((await get('/auth/me', cookie)).json().account).toMatchObject({ email: ana.email });
    api.domain.clock.advanceDays(1);
    // Of two jobs at once the slower one may find it done already; nothing else may go wrong.
    const jobs = await Promise.allSettled([carryOutAll(), carryOutAll()]);
    expect(jobs.map(({ status }) => status)).toContain('fulfilled');
    for (const job of jobs)
      if (job.status === 'rejected')
        expect(job.reason).toMatchObject({ message: expect.stringContaining('not deleted') });
    const [request] = await sql('select id, state from privacy_request where reference = $1', [reference]);
    await eraseAndCertify(api.app, { workspaceId: await operator(), requestId: String(request?.id) });

    expect((await get('/auth/me', cookie)).json()).toEqual({ account: null, workspaces: [] });
    expect((await post('/auth/sign-in/email', { email: ana.email, password: PASSWORD })).statusCode).toBe(401);
    expect(await sql('select id from auth."user" where email = $1', [ana.email])).toEqual([]);
    expect(await sql('select full_name, email from account where id = $1', [ana.accountId])).toEqual([
      { full_name: null, email: null },
    ]);
    const members = await sql('select status, account_id, former_number from member where account_id = $1 or id = $2', [
      ...[ana.accountId, ana.memberId],
    ]);
    expect(members).toEqual([{ status: 'left', account_id: null, former_number: 1 }]);
    expect(await sql('select owner_id from company where id = $1', [companyId])).toEqual([{ owner_id: boss.memberId }]);
    const letters = (await lettersTo(api.domain, ana.email)).map(({ subject }) => subject);
    expect(letters[0]).toContain('Your data was deleted');
    expect(await sql('select count(*)::int from certificate where request_id = $1', [request?.id])).toEqual([
      { count: 1 },
    ]);
    // Nobody else lost anything.
    for (const { email } of [boss, host])
      expect((await get('/auth/me', await signIn(email))).json().account).not.toBeNull();

    const again = await givenPerson(mine, 'sales', ana.email);
    expect(again.accountId).not.toBe(ana.accountId);
    expect((await get('/auth/me', await signIn(ana.email))).json().workspaces).toHaveLength(1);
  });

  it('is taken back by a button or by the link in the mail, which works once', async () => {
    const workspace = await api.domain.givenWorkspace();
    await givenPerson(workspace, 'owner');
    const ben = await givenPerson(workspace, 'sales');
    const cookie = await signIn(ben.email);

    await post('/auth/account/close', { password: PASSWORD }, cookie);
    expect((await post('/auth/account/keep', {}, cookie)).statusCode).toBe(200);
    expect((await post('/auth/account/keep', {}, cookie)).json()).toMatchObject({ state: 'not-closing' });
    await post('/auth/account/close', { password: PASSWORD }, cookie);
    const [letter] = await lettersTo(api.domain, ben.email);
    const token = /keep-account#(\S+)/.exec(letter?.body ?? '')?.[1] ?? '';
    const { reference } = (await get('/auth/account/closure', cookie)).json();
    // The other link in the same mail shows where it stands, and staff look the holder up: neither stops nor decides anything.
    await openStatus(reference, ben.email);
    const id = String((await sql('select id from privacy_request where reference = $1', [reference]))[0]?.id);
    const other = await givenNamesake(ben.email);
    const mine = await subjectOf(ben.accountId);
    const desk = new RequestService(rightsScope(api.app, await operator()), api.app.privacy);
    expect(await desk.matchSubjects(id)).toContainEqual(
      expect.objectContaining({ subjectId: other, isIncluded: false }),
    );
    const intake = new RequestIntake(rightsScope(api.app, await operator()), api.app.privacy);
    const fulfilment = new RequestFulfilment(rightsScope(api.app, await operator()), api.app.privacy);
    for (const change of [
      () => desk.include(id, other),
      () => desk.exclude(id, mine),
      () => intake.doubt(id, 'Nobody here knows this person.'),
      () => fulfilment.prepare(id),
      () => desk.refuse(id, 'nothing-held'),
      () => intake.markDuplicate(id, id),
    ])
      await expect(change()).rejects.toMatchObject({
        code: 'WRONG_STATE',
        message: expect.stringContaining('account'),
      });
    expect((await get('/auth/account/closure', cookie)).json()).toMatchObject({ reference });
    for (const forged of [`${id}.${'A'.repeat(43)}`, id, `${reference}.x`])
      expect((await keepByLink(forged)).statusCode).toBe(404);
    expect((await keepByLink(token)).statusCode).toBe(200);
    const [used, unknown] = [await keepByLink(token), await keepByLink('unknown')];

    expect([used.statusCode, used.body]).toEqual([404, unknown.body]);
    api.domain.clock.advanceDays(1);
    await carryOutAll();
    expect((await get('/auth/me', await signIn(ben.email))).json().account).toMatchObject({ email: ben.email });
  });

  it('is refused to the last owner of a workspace, also to two who go at once and to whoever becomes it meanwhile', async () => {
    const workspace = await api.domain.givenWorkspace();
    const alone = await givenPerson(workspace, 'owner');
    const cookie = await signIn(alone.email);

    const refused = await post('/auth/account/close', { password: PASSWORD }, cookie);

    expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'WRONG_STATE', state: 'last-owner' }]);
    const { name } = (await get('/auth/account/closure', cookie)).json().workspaces[0];
    expect(refused.json().message).toContain(name);
    const second = await givenPerson(workspace, 'owner');
    for (const email of [alone.email, second.email])
      expect((await post('/auth/account/close', { password: PASSWORD }, await signIn(email))).statusCode).toBe(200);
    api.domain.clock.advanceDays(1);
    await carryOutAll();
    const left = await sql('select status from member where workspace_id = $1 order by status', [workspace.id]);
    expect(left).toEqual([{ status: 'active' }, { status: 'left' }]);
    const letters = [...(await lettersTo(api.domain, alone.email)), ...(await lettersTo(api.domain, second.email))];
    expect(letters.map(({ subject }) => subject.replace(/ \(.*/, '')).sort()).toEqual([
      'Your account was not deleted',
      ...['Your account will be deleted', 'Your account will be deleted', 'Your data was deleted'],
    ]);
  });

  it('is nothing for somebody who is not signed in', async () => {
    expect((await get('/auth/account/closure', '')).statusCode).toBe(401);
    expect((await post('/auth/account/close', { password: PASSWORD })).statusCode).toBe(401);
  });
});

/** Opens the page of a request, with a code of its own. */
async function openStatus(reference: string, email: string): Promise<void> {
  const scope = rightsScope(api.app, await operator());
  const portal = new RequestPortal(scope, api.app.privacy);
  await portal.resendCode(reference);
  const code = (await lettersTo(api.domain, email)).map(({ subject }) => /\b\d{6}\b/.exec(subject)?.[0]).find(Boolean);
  const { token } = await portal.verify(reference, code ?? '');
  expect(await portal.status(reference, token)).toMatchObject({ state: 'in-progress' });
}

/** A contact of the operator with the same address; gives their subject. */
async function givenNamesake(email: string): Promise<string> {
  const workspaceId = await operator();
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  const em = api.app.orm.em.fork();
  const scope = new Scope({ ...api.app, em, viewer, purpose: 'RELATIONSHIP', through: 'job' });
  const points = [{ kind: 'email', value: email, isShared: false }] as const;
  const id = await new ContactService(scope).create({ fullName: 'Ana Ruiz', points, allowDuplicate: true });
  return String((await sql('select subject_id from contact where id = $1', [id]))[0]?.subject_id);
}

async function subjectOf(accountId: string): Promise<string> {
  return String((await sql('select subject_id from account where id = $1', [accountId]))[0]?.subject_id);
}

async function givenPerson(
  workspace: { slug: string },
  role: 'owner' | 'sales',
  email = `${crypto.randomUUID()}@example.test`,
) {
  return { email, ...(await admit(workspace, email, role)) };
}

function admit(workspace: { slug: string }, email: string, role: 'owner' | 'sales') {
  const input = { email, password: PASSWORD, fullName: 'Ana Ruiz', workspaceSlug: workspace.slug, roles: [role] };
  return admitUser({ ...api.app, auth: api.app.identity.auth }, 'seed', input);
}

async function signIn(email: string): Promise<string> {
  return cookieOf(await post('/auth/sign-in/email', { email, password: PASSWORD }));
}

function get(url: string, cookie: string) {
  return server.inject({ method: 'GET', url, headers: { cookie } });
}

function post(url: string, payload: object, cookie = '') {
  return server.inject({ method: 'POST', url, payload, headers: { origin: 'http://127.0.0.1:3000', cookie } });
}

const keepByLink = (token: string) => post('/auth/account/keep-by-link', { token });

async function operator(): Promise<string> {
  operatorId ??= String((await sql('select id from operator_workspace()', []))[0]?.id);
  return operatorId;
}

async function carryOutAll(): Promise<number> {
  return carryOutClosures(rightsScope(api.app, await operator()), api.app.privacy);
}

async function sql(text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  return (await database.query<Record<string, unknown>>(text, values)).rows;
}
