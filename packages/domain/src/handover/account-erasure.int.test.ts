import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemPermissions } from '../identity/built-in-roles.ts';
import { MemberService } from '../identity/membership/member.service.ts';
import { AccountService } from '../identity/sign-in/account.service.ts';
import { newId } from '../kernel/ids.ts';
import { Scope } from '../kernel/scope.ts';
import { ErasureService } from '../privacy/erasure/erasure.service.ts';
import { placesOf } from '../privacy/erasure/places.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { RequestService } from '../privacy/request/desk/request.service.ts';
import { RequestFulfilment } from '../privacy/request/desk/request-fulfilment.service.ts';
import { personViewer } from '../privacy/request/portal/person-viewer.ts';
import { RequestPortal } from '../privacy/request/portal/request-portal.service.ts';
import { unzip } from '../testing/copies/unzip.ts';
import { lettersTo } from '../testing/letters.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { ensureOperatorWorkspace } from '../workspace/operator-workspace.ts';
import { type SignInHolder, type SignInRows, WorkspaceAccounts } from './account-holders.ts';

let domain: TestDomain;
let owner: pg.Client;
beforeAll(async () => {
  domain = await openTestDomain();
  owner = new pg.Client({ connectionString: domain.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await domain.close();
});

/** A sign-in of the server's library, which the domain does not have. */
class SignInOfTest implements SignInRows {
  readonly removed: SignInHolder[] = [];
  breaks = false;

  async remove(_em: unknown, holder: SignInHolder): Promise<void> {
    if (this.breaks) throw new Error('cut off');
    this.removed.push(holder);
  }

  async list() {
    const at = new Date('2026-06-01T08:30:00Z');
    return [{ signedInAt: at, lastSeenAt: at, expiresAt: at, ipAddress: '192.0.2.7', browser: 'Firefox on Linux' }];
  }
}

describe('the operator’s privacy centre', () => {
  it('B2-AC4 gives the holder of an account a copy with sign-ins, addresses and workspaces', async () => {
    const [workspace, ana] = [await domain.givenWorkspace(), await givenAccount()];
    await new MemberService(workspace.asSystem('SECURITY')).admit(ana, ['sales']);
    const { parts } = withSignIn();

    const { request, portal, token } = await asked('access', ana.email, parts);
    await new RequestFulfilment(await atOperator(), parts).carryOut(request);
    const { content } = await portal.download(...token);

    const files = unzip(await readAll(content));
    const data = JSON.parse(files.find(({ name }) => name.endsWith('data.json'))?.content ?? '{}');
    const rowsOf = (name: string) => data.sections.find((section: { name: string }) => section.name === name)?.rows;
    expect(rowsOf('sign_in')).toEqual([
      expect.objectContaining({ ipAddress: '192.0.2.7', browser: 'Firefox on Linux' }),
    ]);
    expect(rowsOf('membership')).toEqual([{ workspace: `Workspace ${workspace.slug}`, roles: 'sales' }]);
    expect(rowsOf('account')).toEqual([expect.objectContaining({ email: ana.email })]);
    const page = files.find(({ name }) => name.endsWith('.html'))?.content;
    expect(page).toContain('Your sign-ins');
    expect(page).toContain('2026-06-01 08:30 UTC');
  });

  it('ACCOUNT-AC2 erases accounts: the last owner hands over first, and what is cut off goes on', async () => {
    const [workspace, ana] = [await domain.givenWorkspace(), await givenAccount()];
    const memberId = await new MemberService(workspace.asSystem('SECURITY')).admit(ana, ['owner']);
    const { parts, signIn } = withSignIn();
    const subjectId = await subjectOf(ana.id);
    const plan = async (ground: 'request' | 'restore-replay') => {
      const scope = await atOperator();
      const order = { subjectIds: [subjectId], requestId: null, ground };
      return scope.transaction((em) => new ErasureService(scope, parts).plan(em, order));
    };

    const refused = plan('request');

    await expect(refused).rejects.toMatchObject({
      state: 'last-owner',
      message: expect.stringContaining(workspace.slug),
    });
    expect(await statusOf(memberId)).toBe('active');
    await workspace.as('owner');
    signIn.breaks = true;
    await expect(plan('request')).rejects.toThrow('cut off');
    expect(await statusOf(memberId)).toBe('active');
    signIn.breaks = false;
    const [ledgerId = ''] = await plan('request');
    expect(await statusOf(memberId)).toBe('left');
    expect(await plan('request')).toEqual([ledgerId]);
    await new ErasureService(await atOperator(), parts).run(ledgerId);

    expect(signIn.removed.map(({ authUserId }) => authUserId)).toContain(ana.authUserId);
    const places = await placesWith(ana.mark);
    // The workspace that they worked in is another controller: there the name stays until its own time is over.
    expect(places).toEqual(['table public.member']);
    expect(await new ErasureService(await atOperator(), parts).run(ledgerId)).toBeUndefined();
  });

  it('ACCOUNT-AC2 erases the last owner too where a restore does it again: nobody can hand over any more', async () => {
    const [workspace, ana] = [await domain.givenWorkspace(), await givenAccount()];
    const memberId = await new MemberService(workspace.asSystem('SECURITY')).admit(ana, ['owner']);
    const { parts } = withSignIn();
    const subjectIds = [await subjectOf(ana.id)];
    const scope = await atOperator();

    const order = { subjectIds, requestId: null, ground: 'restore-replay' } as const;
    const [ledgerId = ''] = await scope.transaction((em) => new ErasureService(scope, parts).plan(em, order));
    await new ErasureService(scope, parts).run(ledgerId);

    expect(await statusOf(memberId)).toBe('left');
  });
});

function withSignIn(): { parts: PrivacyParts; signIn: SignInOfTest } {
  const signIn = new SignInOfTest();
  return { parts: { ...testPrivacyParts(domain), accounts: new WorkspaceAccounts(signIn) }, signIn };
}

async function atOperator(): Promise<Scope> {
  const workspaceId = await ensureOperatorWorkspace(domain.orm.em, domain);
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose: 'RIGHTS_HANDLING', through: 'job' });
}

async function givenAccount() {
  const workspaceId = await ensureOperatorWorkspace(domain.orm.em, domain);
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  const scope = new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose: 'SECURITY', through: 'screen' });
  const mark = `canary${newId().slice(-12)}`;
  const input = { authUserId: newId(), email: `${mark}@example.test`, fullName: `Ana ${mark}` };
  return { ...input, mark, id: (await new AccountService(scope).findOrCreate(input)).id };
}

/** A request as a person makes it at the operator’s privacy centre, proven by the mailed code. */
async function asked(kind: 'access' | 'erasure', email: string, parts: PrivacyParts) {
  const { workspaceId } = await atOperator();
  const viewer = personViewer(workspaceId);
  const scope = new Scope({
    ...domain,
    em: domain.orm.em.fork(),
    viewer,
    purpose: 'RIGHTS_HANDLING',
    through: 'portal',
  });
  const portal = new RequestPortal(scope, parts);
  const { reference } = await portal.submit({ kind, email });
  const [letter] = await lettersTo(domain, email);
  const { token } = await portal.verify(reference, /\b\d{6}\b/.exec(letter?.subject ?? '')?.[0] ?? '');
  const { rows } = await owner.query<{ id: string }>('select id from privacy_request where reference = $1', [
    reference,
  ]);
  const request = rows[0]?.id ?? '';
  const matches = await new RequestService(await atOperator(), parts).matchSubjects(request);
  expect(matches).toMatchObject([{ kind: 'account', isIncluded: true }]);
  return { request, portal, token: [reference, token] as const };
}

async function subjectOf(accountId: string): Promise<string> {
  const sql = 'select subject_id as id from account where id = $1';
  return (await owner.query<{ id: string }>(sql, [accountId])).rows[0]?.id ?? '';
}

async function statusOf(memberId: string): Promise<string | undefined> {
  return (await owner.query<{ status: string }>('select status from member where id = $1', [memberId])).rows[0]?.status;
}

async function placesWith(needle: string): Promise<string[]> {
  const probing = {
    query: async (sql: string, parameter: string) => (await owner.query<{ found: string }>(sql, [parameter])).rows,
    storedBytes: async function* () {},
    logLines: () => [],
  };
  const found: string[] = [];
  for (const place of placesOf(testPrivacyParts(domain).catalogue, []))
    if ((await place.probe(probing, needle)) > 0) found.push(place.name);
  return found;
}

async function readAll(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}
