import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyService } from '../../company/company.service.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { LocalFileStore } from '../../file-store/local-file-store.ts';
import { foldRoles, systemPermissions } from '../../identity/built-in-roles.ts';
import { MemberService } from '../../identity/membership/member.service.ts';
import { AccountService } from '../../identity/sign-in/account.service.ts';
import { whileClosing } from '../../kernel/closing.ts';
import { newId } from '../../kernel/ids.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import { Scope } from '../../kernel/scope.ts';
import { listMail } from '../../mail/mailbox.ts';
import { checkClosure } from '../../privacy/certificate/closure-certificate.ts';
import { ConsentService } from '../../privacy/consent/consent.service.ts';
import { LegalHolds } from '../../privacy/hold/legal-holds.service.ts';
import { sweepOrphanKeys } from '../../privacy/keys/orphan-keys.ts';
import type { PrivacyParts } from '../../privacy/privacy-parts.ts';
import { bytesOf, readTar } from '../../testing/copies/read-tar.ts';
import { givenContact, givenProvenRequest } from '../../testing/given-request.ts';
import { plantPerson } from '../../testing/planted-person.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { findClosedWorkspace, findWorkspaceBySlug } from '../find-workspace.ts';
import { ensureOperatorWorkspace } from '../operator-workspace.ts';
import { WorkspaceClosure } from './closure.entity.ts';
import { ClosureCertificates } from './closure-certificates.ts';
import { closeAgain } from './end/close-again.ts';
import type { EndParts } from './end/end-parts.ts';
import { endDue, findUnsweptClosures, settleClosureSweep } from './end/end-workspaces.ts';
import { TABLES_LEFT_OUT } from './export/export-columns.ts';
import { WorkspaceExports } from './export/workspace-export.service.ts';
import { WorkspaceClosing } from './workspace-closing.service.ts';

const START = new Date('2026-06-15T10:00:00Z');
const DAY = 86_400_000;
const AGREED = { isIdentityProven: true, takesOverRequests: true, takesOverArchive: true } as const;

let domain: TestDomain;
let folder: string;
let owner: pg.Client;
let parts: PrivacyParts;
let end: EndParts;
let operatorId: string;
/** The one that is closed, and its neighbour; the cases below go on in their order. */
let aurora: TestWorkspace & { readonly name: string };
let nordwind: TestWorkspace;
let boss: Scope;
let mark: string;
let before: Map<string, string>;

beforeAll(async () => {
  domain = await openTestDomain();
  domain.clock.set(START);
  folder = await mkdtemp(join(tmpdir(), 'smartx-closure-'));
  owner = new pg.Client({ connectionString: domain.urls.owner });
  await owner.connect();
  const files = new LocalFileStore(folder, domain.vault);
  parts = { ...testPrivacyParts(domain), files };
  const { orm, clock, vault, keyPool: keys, urls } = domain;
  end = { em: orm.em, clock, vault, keys, ownerUrl: urls.owner, files, privacy: parts, scopeOf: systemScope };
  operatorId = await ensureOperatorWorkspace(orm.em, domain);
  const name = `Aurora ${newId()}`;
  aurora = { ...(await domain.givenWorkspace({ name, privacyEmail: 'privacy@aurora.test' })), name };
  nordwind = await domain.givenWorkspace();
  mark = (await plantPerson(domain, aurora, parts)).mark;
  await plantPerson(domain, nordwind, parts);
  await givenOwnerWithAccount();
  boss = await aurora.as('owner', 'SECURITY');
  const companies = new CompanyService(await aurora.as('owner'));
  await companies.create({ name: 'Daughter', parentId: await companies.create({ name: 'Mother' }) });
});
afterAll(async () => {
  await owner.end();
  await domain.close();
  await rm(folder, { recursive: true, force: true });
});

describe('28(3)(g) the closure of a workspace', () => {
  it('is for its owners alone, after their password and its name, and not for the operator’s own', async () => {
    const administrator = new WorkspaceClosing(await aurora.as('administrator', 'SECURITY'), parts);
    const order = { ...AGREED, confirmation: aurora.name };
    const own = new WorkspaceClosing(systemScope(operatorId), parts);
    const { name: operatorName } = await own.overview();

    await expect(administrator.overview()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(administrator.request(order)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(new WorkspaceExports(await aurora.as('sales', 'SECURITY'), parts).list()).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await expect(new WorkspaceClosing(await aurora.as('owner'), parts).request(order)).rejects.toMatchObject({
      code: 'PURPOSE_NOT_ALLOWED',
    });
    const mine = closing();
    await expect(mine.request({ ...order, isIdentityProven: false })).rejects.toMatchObject({ path: 'password' });
    await expect(mine.request({ ...order, confirmation: 'Aurora' })).rejects.toMatchObject({ path: 'confirmation' });
    await expect(own.request({ ...AGREED, confirmation: operatorName })).rejects.toMatchObject({ state: 'operator' });
    await expect(mine.cancel()).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('shows what it destroys, and does not begin while a hold is in force or what is open is taken over by nobody', async () => {
    const request = await givenProvenRequest(domain, aurora, parts, { kind: 'access', email: 'ana@example.test' });
    const holds = new LegalHolds(await aurora.as('owner', 'RIGHTS_HANDLING'), parts);
    const contactId = await new ContactService(await aurora.as('owner')).create({ fullName: 'Ben Ode' });
    const holdId = await holds.place({
      ...{ name: 'Dispute 4711', reason: 'A court asked.', reviewOn: '2026-12-01' },
      items: [{ table: 'contact', itemId: contactId }],
    });
    const order = { ...AGREED, confirmation: aurora.name };

    const overview = await closing().overview();

    expect(overview.counts).toContainEqual({ kind: 'contact', records: 2 });
    expect(overview).toMatchObject({ holds: [{ id: holdId, name: 'Dispute 4711' }], openRequests: 1, closingAt: null });
    await expect(closing().request(order)).rejects.toMatchObject({ code: 'ON_HOLD', holdId });
    await holds.release(holdId, 'It is over.');
    await expect(closing().request({ ...order, takesOverRequests: false })).rejects.toMatchObject({
      state: 'open-requests',
    });
    expect(request.reference).toMatch(/^PR-/);
    expect((await closing().overview()).closingAt).toBeNull();
  });

  it('begins with thirty days, an export, and a letter to everybody whose request is open; it can be taken back', async () => {
    const at = await closing().request({ ...AGREED, confirmation: aurora.name, reason: 'moved' });

    expect(at).toBe(aurora.id);
    expect((await closing().overview()).closingAt).toEqual(new Date(START.getTime() + 30 * DAY));
    await expect(closing().request({ ...AGREED, confirmation: aurora.name })).rejects.toMatchObject({
      state: 'closing',
    });
    const letters = await listMail(aurora.asSystem('SECURITY'));
    const letter = letters.find(({ template }) => template === 'request-handed-over')?.mail;
    expect([letter?.to, letter?.body]).toEqual(['ana@example.test', expect.stringContaining('privacy@aurora.test')]);
    expect((await exports().list()).map(({ state }) => state)).toEqual(['queued']);
    await expect(exports().order()).rejects.toMatchObject({ state: 'queued' });

    await closing().cancel();
    expect((await closing().overview()).closingAt).toBeNull();
    await closing().request({ ...AGREED, confirmation: aurora.name });
    expect((await exports().list()).map(({ state }) => state)).toEqual(['queued']);
  });

  it('leaves the workspace to be read: every command is refused but what narrows and what people have a right to', async () => {
    const inClosing = (role: 'owner' | 'sales', purpose: Purpose) => scopeOf(aurora.id, role, purpose, true);
    const person = await givenContact(aurora, 'cem@example.test');
    const consent = { subjectId: person, purpose: 'MARKETING', wording: 'News', method: 'web-form' } as const;
    const consents = new ConsentService(inClosing('owner', 'RELATIONSHIP'));

    await expect(
      new ContactService(inClosing('sales', 'RELATIONSHIP')).create({ fullName: 'Eva' }),
    ).rejects.toMatchObject({ code: 'WORKSPACE_CLOSING' });
    await expect(new CompanyService(inClosing('owner', 'RELATIONSHIP')).create({ name: 'New' })).rejects.toMatchObject({
      code: 'WORKSPACE_CLOSING',
    });
    await expect(consents.record({ ...consent, event: 'given' })).rejects.toMatchObject({ code: 'WORKSPACE_CLOSING' });
    await consents.record({ ...consent, event: 'withdrawn' });
    const asked = await givenProvenRequest(domain, aurora, parts, { kind: 'erasure', email: 'cem@example.test' });
    expect(asked.reference).toMatch(/^PR-/);
    expect((await new WorkspaceClosing(inClosing('owner', 'SECURITY'), parts).overview()).closingAt).not.toBeNull();
  });

  it('hands out everything as files for seven days, noted each time, and destroys the archive after', async () => {
    const [ordered] = await exports().list();
    const id = ordered?.id ?? '';
    await new WorkspaceExports(systemScope(aurora.id), parts).make(id);
    await new WorkspaceExports(systemScope(aurora.id), parts).make(id);
    const [made] = await exports().list();
    expect(made).toMatchObject({ attempt: 1, state: 'ready', expiresAt: new Date(START.getTime() + 7 * DAY) });

    await expect(exports().allow(id, false)).rejects.toMatchObject({ path: 'password' });
    await expect(exportsOf(nordwind).allow(id, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // The weekly sweep: the key of an archive belongs to somebody.
    await domain.keyPool.query(
      "update data_key set created_at = now() - interval '2 days' where workspace_id = $1 and key_id = $2",
      [aurora.id, id],
    );
    await sweepOrphanKeys(systemScope(aurora.id), domain.keyPool);
    expect(await parts.liveKeys.aliveOf(aurora.id, [id])).toEqual([id]);
    await exports().allow(id, true);
    const { content, byteSize } = await exports().open(id);
    const archive = await bytesOf(content);
    const files = readTar(archive);

    expect(archive).toHaveLength(byteSize);
    const tables = parts.catalogue.map(({ table }) => table).filter((table) => !Object.hasOwn(TABLES_LEFT_OUT, table));
    for (const table of tables)
      for (const name of [`json/${table}.json`, `csv/${table}.csv`, `schema/${table}.schema.json`])
        expect(files.has(name), name).toBe(true);
    const contacts = JSON.parse(files.get('json/contact.json')?.toString() ?? '[]');
    const { required } = JSON.parse(files.get('schema/contact.schema.json')?.toString() ?? '{}').items;
    expect(contacts.map((one: object) => Object.keys(one))).toEqual(contacts.map(() => required));
    expect(contacts).toContainEqual(expect.objectContaining({ full_name: `${mark}first ${mark}last` }));
    // What was sealed is in clear, and digests of secrets are not in it.
    expect(files.get('json/contact_point.json')?.toString()).toMatch(/"sealed_value":"canary/);
    expect(files.get('csv/note.csv')?.toString()).toContain(mark);
    expect(files.get('json/consent_event.json')?.toString()).toContain('withdrawn');
    expect(JSON.parse(files.get('schema/api_key.schema.json')?.toString() ?? '').items.required).not.toContain(
      'key_hash',
    );
    expect((await exports().list())[0]).toMatchObject({ downloadCount: 1 });
    const noted = await boss.transaction((em) =>
      em.execute("select fields from audit_entry where workspace_id = ? and action = 'workspace:export' order by id", [
        aurora.id,
      ]),
    );
    expect(noted.at(-1)).toEqual({ fields: 'downloaded' });

    domain.clock.advanceDays(7);
    expect(await new WorkspaceExports(systemScope(aurora.id), parts).destroy('expired')).toBe(1);
    await expect(exports().allow(id, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(exports().open(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('does not end before its day, nor while a hold is in force or no export was made: neither is destroyed silently', async () => {
    domain.clock.set(new Date(START.getTime() + 30 * DAY - 1));
    expect(await endDue(end, aurora.id)).toBeNull();
    expect(await findWorkspaceBySlug(domain.orm.em, aurora.slug)).not.toBeNull();
    domain.clock.set(new Date(START.getTime() + 30 * DAY));
    const holds = new LegalHolds(await aurora.as('owner', 'RIGHTS_HANDLING'), parts);
    const contactId = await new ContactService(await aurora.as('owner')).create({ fullName: 'Dan Ode' });
    const holdId = await holds.place({
      ...{ name: 'Late', reason: 'A court asked.', reviewOn: '2026-12-01' },
      items: [{ table: 'contact', itemId: contactId }],
    });

    expect(await endDue(end, aurora.id)).toBe('hold');
    expect(await findWorkspaceBySlug(domain.orm.em, aurora.slug)).not.toBeNull();
    await holds.release(holdId, 'It is over.');
    const shift = 'update workspace_export set made_at = made_at + $2::interval where workspace_id = $1';
    await owner.query(shift, [aurora.id, '-1 year']);
    expect(await endDue(end, aurora.id)).toBe('export');
    await owner.query(shift, [aurora.id, '1 year']);
  });

  it('destroys every key, file and row, goes on where it was cut off, and touches nothing of the neighbour', async () => {
    before = await fingerprint(nordwind.id);
    const cut = { ...end, files: { ...end.files, list: () => broken() } };
    await expect(endDue(cut, aurora.id)).rejects.toThrow('no space left');
    expect(await findWorkspaceBySlug(domain.orm.em, aurora.slug)).toBeNull();
    expect(await rowsOf('contact', aurora.id)).toBeGreaterThan(0);

    expect(await Promise.all([endDue(end, aurora.id), endDue(end, aurora.id)])).toContain('ended');

    const left: string[] = [];
    for (const { table } of parts.catalogue) if ((await rowsOf(table, aurora.id)) > 0) left.push(table);
    expect(left).toEqual([]);
    expect((await parts.liveKeys.list(aurora.id)).size).toBe(0);
    const { rows } = await domain.keyPool.query('select 1 from workspace_key where workspace_id = $1', [aurora.id]);
    expect(rows).toEqual([]);
    expect(await filesOf(aurora.id)).toBe(0);
    expect(await fingerprint(nordwind.id)).toEqual(before);
    expect(await endDue(end, aurora.id)).toBeNull();
  });

  it('ends in a signed certificate that is written to the owner, and that only the newest of its kind fulfils', async () => {
    const closure = await closureOf();
    const file = closure.document ?? '';
    const { statement } = checkClosure(file, parts.signingKey.id);

    expect(statement).toMatchObject({
      workspace: { id: aurora.id, name: aurora.name },
      closure: { requestedAt: START.toISOString(), endedAt: domain.clock.now().toISOString() },
      ...{ openRequests: 2, sweep: { state: 'pending' }, version: 1 },
    });
    expect(statement?.keys).toBeGreaterThan(3);
    expect(statement?.destroyed).toContainEqual({ table: 'contact', records: 4 });
    expect(file).not.toContain(mark);
    expect(await check(file)).toBeNull();
    expect(await check(file.replace(/"records": \d+/, '"records": 0'))).toBe('FORGED');
    expect(await check(file.slice(0, -90))).toBe('UNREADABLE');
    const letter = (await listMail(systemScope(operatorId))).find(({ mail }) =>
      mail?.subject.includes(closure.reference),
    );
    expect(letter?.mail?.body).toContain(file.trim());
    expect(closure.ownerAccountId).toBeNull();

    const [waiting] = (await findUnsweptClosures(end)).filter(({ id }) => id === closure.id);
    if (!waiting) throw new Error('The closure waits for no sweep.');
    await settleClosureSweep(end, waiting, null);
    const swept = (await closureOf()).document ?? '';
    expect(checkClosure(swept, parts.signingKey.id).statement).toMatchObject({ version: 2, sweep: { state: 'done' } });
    expect([await check(file), await check(swept)]).toEqual(['REPLACED', null]);
  });

  it('is known at its old address, which nobody else gets', async () => {
    expect(await findClosedWorkspace(domain.orm.em, aurora.slug)).toMatchObject({ name: aurora.name });
    expect(await findClosedWorkspace(domain.orm.em, nordwind.slug)).toBeNull();
    await expect(domain.givenWorkspace({ slug: aurora.slug })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is done again after a restore that knows the workspace open', async () => {
    const body = { ...(await journaled()) };
    await owner.query('delete from workspace_closure where closed_workspace_id = $1', [aurora.id]);
    const again = await domain.givenWorkspace();
    // The backup held it under its old id: what the journal says is about that one.
    const theirs = {
      ...body,
      id: newId(),
      reference: `WC-${newId().slice(-9)}`,
      slug: again.slug,
      closed_workspace_id: again.id,
    };

    expect(await closeAgain(end, [body, theirs])).toBe(1);

    expect(await findWorkspaceBySlug(domain.orm.em, again.slug)).toBeNull();
    expect(await rowsOf('role', again.id)).toBe(0);
    expect((await closureOf()).document).toBe(body.document);
    expect(await closeAgain(end, [body, theirs])).toBe(0);
  });
});

function closing(): WorkspaceClosing {
  return new WorkspaceClosing(boss, parts);
}

function exports(): WorkspaceExports {
  return new WorkspaceExports(boss, parts);
}

function exportsOf({ asSystem }: TestWorkspace): WorkspaceExports {
  return new WorkspaceExports(asSystem('SECURITY'), parts);
}

function systemScope(workspaceId: string): Scope {
  const { orm, vault, clock, jobs } = domain;
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ em: orm.em.fork(), vault, clock, jobs, viewer, purpose: 'SECURITY', through: 'job' });
}

function scopeOf(workspaceId: string, role: 'owner' | 'sales', purpose: Purpose, isClosing: boolean): Scope {
  const { orm, vault, clock, jobs } = domain;
  const permissions = whileClosing(foldRoles([role]));
  const viewer = { kind: 'member', id: boss.viewer.id, workspaceId, permissions, isClosing } as const;
  return new Scope({ em: orm.em.fork(), vault, clock, jobs, viewer, purpose, through: 'api' });
}

async function givenOwnerWithAccount(): Promise<void> {
  const email = `${newId()}@example.test`;
  const account = await new AccountService(systemScope(operatorId)).findOrCreate({ authUserId: newId(), email });
  await new MemberService(aurora.asSystem('SECURITY')).admit(account, ['owner']);
}

async function rowsOf(table: string, workspaceId: string): Promise<number> {
  const column = table === 'workspace' ? 'id' : 'workspace_id';
  const { rows } = await owner.query<{ found: number }>(
    `select count(*)::int as found from "${table}" where ${column} = $1`,
    [workspaceId],
  );
  return rows[0]?.found ?? 0;
}

/** Every row of a workspace, table by table. */
async function fingerprint(workspaceId: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { table } of parts.catalogue) {
    const column = table === 'workspace' ? 'id' : 'workspace_id';
    const { rows } = await owner.query<{ hash: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t.id)), '') as hash from "${table}" t where ${column} = $1`,
      [workspaceId],
    );
    found.set(table, rows[0]?.hash ?? '');
  }
  return found;
}

async function filesOf(workspaceId: string): Promise<number> {
  let count = 0;
  for await (const _file of end.files.list(workspaceId)) count += 1;
  return count;
}

async function closureOf(): Promise<WorkspaceClosure> {
  return systemScope(operatorId).transaction((em) =>
    em.findOneOrFail(WorkspaceClosure, { workspaceId: operatorId, closedWorkspaceId: aurora.id }),
  );
}

async function journaled(): Promise<Record<string, unknown>> {
  const { rows } = await owner.query<{ body: Record<string, unknown> }>(
    "select to_jsonb(c) - 'owner_account_id' as body from workspace_closure c where closed_workspace_id = $1",
    [aurora.id],
  );
  return rows[0]?.body ?? {};
}

async function check(file: string): Promise<string | null> {
  return (await new ClosureCertificates(domain.orm.em, parts, systemScope).check(file)).problem;
}

async function* broken(): AsyncGenerator<{ workspaceId: string; storageKey: string }> {
  yield* [];
  throw new Error('no space left');
}
