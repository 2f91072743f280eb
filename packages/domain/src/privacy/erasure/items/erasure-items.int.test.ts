import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NoteService } from '../../../activity/note.service.ts';
import { Contact } from '../../../contact/contact.entity.ts';
import { newId } from '../../../kernel/ids.ts';
import { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, givenProvenRequest, portalOf } from '../../../testing/given-request.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import { RequestService } from '../../request/desk/request.service.ts';
import { RequestFulfilment } from '../../request/desk/request-fulfilment.service.ts';
import { sweepRequests } from '../../request/sweep-requests.ts';
import { ErasureService } from '../erasure.service.ts';
import { KeptItem } from './erasure-item.entity.ts';
import { ErasureItems } from './erasure-items.service.ts';
import type { KeptClaim } from './item-keeper.ts';
import { KeptItems } from './kept-items.service.ts';
import { releaseKept } from './release-kept.ts';

const START = new Date('2026-06-15T10:00:00Z');
const CLAIMS = { ground: 'legal-claims', endsOn: '2027-06-15' } as const;

let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('B11-AC4 an item of a deletion that a ground keeps', () => {
  it('stays as a sealed copy with ground and last day, everything else goes, and the person is told what, why and until when', async () => {
    const { workspace, request, officer, owner, noteIds } = await givenDeletion([
      'Ana Ruiz owes 300.',
      'She has a dog.',
    ]);
    const items = new ErasureItems(officer, parts);
    const [owes = ''] = noteIds;
    const page = await items.list(request.id, 'note', { offset: 0, size: 10 });

    await items.exempt(request.id, [{ table: 'note', itemId: owes }], CLAIMS);
    const planned = await items.list(request.id, 'note', { offset: 0, size: 1 });
    await carryOut(request.id, officer, owner);

    expect(page.items.map(({ label, claims }) => [label, claims])).toEqual([
      ['She has a dog.', []],
      ['Ana Ruiz owes 300.', []],
    ]);
    expect(planned).toMatchObject({ total: 2, items: [{ itemId: owes, claims: [{ ...CLAIMS, holdItemId: null }] }] });
    const [kept] = await keptOf(workspace);
    expect(kept).toMatchObject({ ...CLAIMS, itemTable: 'note', itemId: owes, keptAt: START, releasedAt: null });
    expect(await counted(workspace, 'note')).toBe(0);
    expect(await ledgerOf(workspace, request.id)).toMatchObject({ state: 'done', exemptCount: 1 });
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    const told =
      'Notes about you (1): the data is needed for legal claims (GDPR Art. 17(3)(e)). Kept until 15 June 2027';
    expect(mail).toMatchObject({ template: 'erasure-done-but', mail: { body: expect.stringContaining(told) } });
    const status = await portalOf(domain, workspace, parts).status(request.reference, request.token);
    expect(status.kept).toEqual([expect.stringContaining(told)]);
  });

  it('is read for its ground alone, by whoever may, and each time is in the audit', async () => {
    const { workspace, request, officer, owner, noteIds } = await givenDeletion(['Ana Ruiz owes 300.']);
    await new ErasureItems(officer, parts).exempt(request.id, [{ table: 'note', itemId: noteIds[0] ?? '' }], CLAIMS);
    await carryOut(request.id, officer, owner);
    const id = (await keptOf(workspace))[0]?.id ?? '';
    const open = (scope: Scope) => new KeptItems(scope).open(id);
    const elsewhere = await (await domain.givenWorkspace()).as('privacy-officer', 'LEGAL_CLAIMS');

    const opened = await open(await workspace.as('privacy-officer', 'LEGAL_CLAIMS'));

    expect(opened.fields).toContainEqual({ field: 'body', value: 'Ana Ruiz owes 300.' });
    for (const purpose of ['LEGAL_OBLIGATION', 'RIGHTS_HANDLING'] as const)
      await expect(open(await workspace.as('privacy-officer', purpose))).rejects.toMatchObject({
        code: 'PURPOSE_NOT_ALLOWED',
      });
    await expect(open(await workspace.as('sales', 'LEGAL_CLAIMS'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(open(elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const deeds = await rows(workspace, `select target_id from audit_entry where action = 'kept-item:read'`);
    expect(deeds).toEqual([{ target_id: id }]);
  });

  it('goes with its key after its last day, and not before', async () => {
    const { workspace, request, officer, owner, noteIds } = await givenDeletion(['Ana Ruiz owes 300.']);
    await new ErasureItems(officer, parts).exempt(request.id, [{ table: 'note', itemId: noteIds[0] ?? '' }], CLAIMS);
    await carryOut(request.id, officer, owner);
    const [{ id = '', snapshot = null } = {}] = await keptOf(workspace);
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const place = { workspaceId: workspace.id, table: 'kept_item', column: 'snapshot', rowId: id };

    domain.clock.set(new Date('2027-06-15T20:00:00Z'));
    const early = await sweepRequests(scope, parts);
    domain.clock.set(new Date('2027-06-16T10:00:00Z'));
    const late = await sweepRequests(scope, parts);

    expect([early.keptReleased, late.keptReleased]).toEqual([0, 1]);
    expect(await keptOf(workspace)).toMatchObject([{ snapshot: null, releasedAt: domain.clock.now() }]);
    expect(await domain.vault.open(place, snapshot ?? Buffer.alloc(64))).toBeNull();
    const reader = new KeptItems(await workspace.as('privacy-officer', 'LEGAL_CLAIMS'));
    await expect(reader.open(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that a hold keeps stays without a last day, its content too, and goes when the hold is released', async () => {
    const { workspace, request, officer, owner, subjectId } = await givenDeletion([]);
    const fileId = await givenFile(workspace, subjectId, 'the signed contract');
    const holdItemId = newId();
    const claim: KeptClaim = { table: 'file', itemId: fileId, ground: 'legal-claims', endsOn: null, holdItemId };
    const held = { ...parts, keepers: [{ claims: async () => [claim, { ...claim, itemId: newId() }] }] };

    const preview = await new RequestFulfilment(officer, held).previewErasure(request.id);
    await carryOut(request.id, officer, owner, held);
    const [kept] = await keptOf(workspace);
    const copied = await contentOf(workspace, kept?.storageKey ?? '');
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const released = await scope.transaction((em) => releaseKept(em, scope, parts.files, [holdItemId]));

    expect(preview.tables.find(({ table }) => table === 'file')).toMatchObject({ isItemised: true, keptItems: 1 });
    expect(kept).toMatchObject({ itemId: fileId, endsOn: null, holdItemId });
    expect(copied).toBe('the signed contract');
    expect(await counted(workspace, 'file')).toBe(0);
    expect(released).toBe(1);
    expect(await contentOf(workspace, kept?.storageKey ?? '')).toBeNull();
  });

  it('is decided before the approval, which is given anew; taken back, it goes with the others', async () => {
    const { request, officer, owner, noteIds, workspace } = await givenDeletion(['Ana Ruiz owes 300.']);
    const items = new ErasureItems(officer, parts);
    const note = [{ table: 'note', itemId: noteIds[0] ?? '' }];
    await new RequestFulfilment(officer, parts).prepare(request.id);
    await new RequestFulfilment(owner, parts).approve(request.id);

    await items.exempt(request.id, note, CLAIMS);
    const after = await getRequestBy(workspace, request.reference);
    await items.exempt(request.id, note, { ground: 'legal-obligation', endsOn: '2030-01-01' });
    await items.takeBack(request.id, note);
    await expect(items.takeBack(request.id, note)).rejects.toMatchObject({ path: 'items.0' });
    await carryOut(request.id, officer, owner);

    expect(after).toMatchObject({ state: 'in-progress', approvedAt: null, preparedAt: null });
    expect(await keptOf(workspace)).toEqual([]);
    await expect(items.exempt(request.id, note, CLAIMS)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('is nothing that the deletion does not take, no day that is over or too far, and nobody else’s business', async () => {
    const { workspace, request, officer, noteIds } = await givenDeletion(['Ana Ruiz owes 300.']);
    const items = new ErasureItems(officer, parts);
    const note = [{ table: 'note', itemId: noteIds[0] ?? '' }];
    const access = await givenProvenRequest(domain, workspace, parts, { kind: 'access', email: 'ana@example.test' });
    const viewer = { ...officer.viewer, kind: 'api-key', id: newId() } as const;
    const key = new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose: 'RIGHTS_HANDLING', through: 'api' });
    const elsewhere = await (await domain.givenWorkspace()).as('privacy-officer', 'RIGHTS_HANDLING');
    const by = (scope: Scope) => new ErasureItems(scope, parts).exempt(request.id, note, CLAIMS);
    const until = (endsOn: string) => items.exempt(request.id, note, { ground: 'legal-claims', endsOn });

    for (const table of ['note', 'data_subject', 'nonsense'])
      await expect(items.exempt(request.id, [{ table, itemId: newId() }], CLAIMS)).rejects.toMatchObject({
        path: 'items.0',
      });
    await expect(until('2026-06-15')).rejects.toMatchObject({ path: 'endsOn' });
    await expect(until('2056-06-16')).rejects.toMatchObject({ path: 'endsOn' });
    await expect(items.exempt(access.id, note, CLAIMS)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(by(key)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(by(await workspace.as('sales', 'RIGHTS_HANDLING'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(by(elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(items.list(request.id, 'data_subject', { offset: 0, size: 5 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('B11-AC11 one erasure of several that fails', () => {
  it('stays partial, and neither the others nor the rest of the sweep wait for it', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const [bad, good] = [await givenContact(workspace, null), await givenContact(workspace, null)];
    await givenFile(workspace, bad, 'cannot be destroyed');
    const broken = { ...parts, files: { ...parts.files, destroy: () => Promise.reject(new Error('disk full')) } };
    const order = { subjectIds: [bad, good], requestId: null, ground: 'request' } as const;
    const erasure = new ErasureService(scope, broken);
    const ledgers = await scope.transaction((em) => erasure.plan(em, order));

    await expect(sweepRequests(scope, broken)).rejects.toThrow('1 erasures failed again.');

    const states = await rows(workspace, 'select subject_id, state from erasure_ledger order by id');
    expect(states).toEqual([
      { subject_id: bad, state: 'partial' },
      { subject_id: good, state: 'done' },
    ]);
    expect(ledgers).toHaveLength(2);
    await new ErasureService(scope, { ...parts }).resume();
    expect(await rows(workspace, `select 1 as n from erasure_ledger where state <> 'done'`)).toEqual([]);
  });

  it('B11-AC9 is found again under the other entry of the person, and both requests end with it', async () => {
    const { workspace, request, officer, owner, subjectId } = await givenDeletion([]);
    const other = await givenContact(workspace, null);
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const order = { subjectIds: [other], requestId: null, ground: 'request' } as const;
    const [begun = ''] = await scope.transaction((em) => new ErasureService(scope, parts).plan(em, order));
    await scope.transaction((em) =>
      em.execute('update data_subject set merged_into_id = ? where workspace_id = ? and id = ?', [
        ...[subjectId, workspace.id, other],
      ]),
    );

    await carryOut(request.id, officer, owner);

    expect(await rows(workspace, 'select id, state from erasure_ledger')).toEqual([{ id: begun, state: 'done' }]);
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ state: 'carried-out' });
  });
});

it('B11-AC1 the ledger of erasures takes no text but words of closed lists, no number below nothing and no date out of order', async () => {
  const { workspace, request, officer, owner } = await givenDeletion([]);
  await carryOut(request.id, officer, owner);
  const client = new pg.Client({ connectionString: domain.urls.owner });
  await client.connect();
  const set = (change: string) =>
    client.query(`update erasure_ledger set ${change} where workspace_id = $1`, [workspace.id]);

  const { rows: open } = await client.query(
    `select a.attname as column from pg_attribute a
     where a.attrelid = 'erasure_ledger'::regclass and a.attnum > 0 and not a.attisdropped
       and a.atttypid not in ('uuid'::regtype, 'integer'::regtype, 'bigint'::regtype, 'timestamptz'::regtype, 'date'::regtype,
         'boolean'::regtype)
       and not exists (select 1 from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c'
         and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ANY%')`,
  );
  for (const change of [`ground = 'Ana Ruiz'`, `state = 'gone'`, 'rows_deleted = -1', 'recipients_acknowledged = 1'])
    await expect(set(change)).rejects.toMatchObject({ code: '23514' });
  for (const change of ['finished_at = null', 'keys_destroyed_at = null', `state = 'running'`])
    await expect(set(change)).rejects.toMatchObject({ code: '23514' });
  await client.end();

  expect(open).toEqual([]);
});

async function givenDeletion(notes: readonly string[]) {
  const workspace = await domain.givenWorkspace();
  const subjectId = await givenContact(workspace, 'ana@example.test');
  const [officer, owner] = [
    await workspace.as('privacy-officer', 'RIGHTS_HANDLING'),
    await workspace.as('owner', 'RIGHTS_HANDLING'),
  ];
  const writer = await workspace.as('owner');
  const contactId = await writer.transaction(
    async (em) =>
      (await em.findOneOrFail(Contact, { workspaceId: workspace.id, subject: [workspace.id, subjectId] })).id,
  );
  const noteIds: string[] = [];
  for (const body of notes) noteIds.push(await new NoteService(writer).create({ body, contactId }));
  const request = await givenProvenRequest(domain, workspace, parts, { kind: 'erasure', email: 'ana@example.test' });
  await new RequestService(officer, parts).matchSubjects(request.id);
  return { workspace, subjectId, request, officer, owner, noteIds };
}

async function carryOut(requestId: string, officer: Scope, owner: Scope, by = parts): Promise<void> {
  await new RequestFulfilment(officer, by).prepare(requestId);
  await new RequestFulfilment(owner, by).approve(requestId);
  await new RequestFulfilment(officer, by).carryOut(requestId);
}

async function givenFile(workspace: TestWorkspace, subjectId: string, text: string): Promise<string> {
  const id = newId();
  const stored = await parts.files.write({ workspaceId: workspace.id, keyId: subjectId }, [Buffer.from(text)]);
  const place = { workspaceId: workspace.id, table: 'file', column: 'name', rowId: id };
  const name = await domain.vault.seal(subjectId, place, 'contract.pdf');
  await rows(
    workspace,
    `insert into file (workspace_id, id, name, media_type, byte_size, storage_key, key_id, created_at, updated_at)
     values ($workspace, ?, ?, 'application/pdf', ?, ?, ?, now(), now())`,
    [id, name, stored.byteSize, stored.storageKey, subjectId],
  );
  await rows(
    workspace,
    `insert into record_subject (workspace_id, id, record_type, record_id, subject_id, role)
     values ($workspace, ?, 'file', ?, ?, 'participant')`,
    [newId(), id, subjectId],
  );
  return id;
}

async function contentOf(workspace: TestWorkspace, storageKey: string): Promise<string | null> {
  const content = await parts.files.read(workspace.id, storageKey);
  if (!content) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function keptOf(workspace: TestWorkspace): Promise<KeptItem[]> {
  return workspace.asSystem().transaction((em) => em.find(KeptItem, { workspaceId: workspace.id }));
}

function ledgerOf(workspace: TestWorkspace, requestId: string): Promise<ErasureLedger> {
  return workspace
    .asSystem()
    .transaction((em) => em.findOneOrFail(ErasureLedger, { workspaceId: workspace.id, requestId }));
}

async function counted(workspace: TestWorkspace, table: string): Promise<number> {
  return (await rows(workspace, `select id from "${table}"`)).length;
}

function rows(workspace: TestWorkspace, sql: string, values: readonly unknown[] = []): Promise<object[]> {
  return workspace
    .asSystem()
    .transaction((em) => em.execute<object[]>(sql.replace('$workspace', `'${workspace.id}'`), [...values]));
}
