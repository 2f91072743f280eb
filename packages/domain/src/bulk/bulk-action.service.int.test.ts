import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Company } from '../company/company.entity.ts';
import { CompanyService } from '../company/company.service.ts';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { Member } from '../identity/member.entity.ts';
import { newId } from '../kernel/ids.ts';
import { FieldChange } from '../kernel/records/field-change.entity.ts';
import { Scope } from '../kernel/scope.ts';
import { Lead } from '../lead/lead.entity.ts';
import { LeadService } from '../lead/lead.service.ts';
import { LegalHolds } from '../privacy/hold/legal-holds.service.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { deedsOn, getRecord, historyOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../testing/test-domain.ts';
import { BulkAction, BulkActionItem } from './bulk-action.entity.ts';
import { BulkActionService } from './bulk-action.service.ts';
import type { BulkChange, BulkObject } from './bulk-change.ts';
import { purgeBulkActions } from './purge-bulk-actions.ts';
import { runBulkAction } from './run/run-bulk-action.ts';
import { undoBulkAction } from './run/undo-bulk-action.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const parts = () => ({ em: domain.orm.em, vault: domain.vault, clock: domain.clock, jobs: domain.jobs });
const payload = ({ workspaceId, viewer }: Scope, actionId: string) => ({ workspaceId, actionId, memberId: viewer.id });

function prepare(scope: Scope, object: BulkObject, change: BulkChange, recordIds: readonly string[]): Promise<string> {
  return new BulkActionService(scope).prepare(object, change, { selectedBy: 'filter', recordIds });
}

/** Prepares, starts and carries an action out. */
async function carryOut(scope: Scope, object: BulkObject, change: BulkChange, ids: readonly string[]): Promise<string> {
  const actionId = await prepare(scope, object, change, ids);
  await new BulkActionService(scope).start(actionId);
  await runBulkAction(parts(), payload(scope, actionId));
  return actionId;
}

async function takeBack(scope: Scope, actionId: string): Promise<void> {
  await new BulkActionService(scope).undo(actionId);
  await undoBulkAction(parts(), payload(scope, actionId));
}

/** The outcome of each record, in the order in which they were chosen. */
function outcomes(scope: Scope, actionId: string): Promise<string[]> {
  return scope.transaction(async (em) => {
    const { workspaceId } = scope;
    const where = { workspaceId, action: [workspaceId, actionId] } as const;
    const items = await em.find(BulkActionItem, where, { orderBy: { position: 'asc' } });
    return items.map(({ outcome, reason }) => [outcome, reason].filter(Boolean).join(' '));
  });
}

function givenContacts(scope: Scope, count: number): Promise<string[]> {
  const contacts = new ContactService(scope);
  return Promise.all(Array.from({ length: count }, (_none, index) => contacts.create({ fullName: `Person ${index}` })));
}

async function otherMember(workspace: TestWorkspace): Promise<string> {
  return (await workspace.as('sales')).viewer.id ?? '';
}

describe('a bulk action', () => {
  it('changes every record once, with its audit and its history, and tells how many', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const ids = await givenContacts(scope, 30);
    const memberId = await otherMember(workspace);

    const actionId = await carryOut(scope, 'contact', { kind: 'assign', assigneeId: memberId }, ids);

    const action = await getRecord(scope, BulkAction, actionId);
    expect(action).toMatchObject({
      state: 'done',
      totalCount: 30,
      doneCount: 30,
      skippedCount: 0,
      purpose: 'RELATIONSHIP',
    });
    const [first = ''] = ids;
    expect((await getRecord(scope, Contact, first)).owner?.id).toBe(memberId);
    expect((await deedsOn(scope, first)).filter((deed) => deed === 'contact:update')).toHaveLength(1);
    const history = await scope.transaction((em) =>
      em.find(FieldChange, { workspaceId: scope.workspaceId, bulkActionId: actionId }),
    );
    expect(history).toHaveLength(30);
    expect(history[0]).toMatchObject({ field: 'owner', through: 'bulk', changedById: scope.viewer.id });
    await runBulkAction(parts(), payload(scope, actionId));
    expect((await getRecord(scope, Contact, first)).version).toBe(2);
  });

  it('goes on where it was cut off, and changes nothing twice', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const ids = await givenContacts(scope, 60);
    const actionId = await prepare(scope, 'contact', { kind: 'edit', field: 'city', value: 'Porto' }, ids);
    await new BulkActionService(scope).start(actionId);

    const killed = runBulkAction(parts(), payload(scope, actionId), AbortSignal.abort());
    await expect(killed).rejects.toThrow('stopping');
    const halfway = await getRecord(scope, BulkAction, actionId);
    await Promise.all([1, 2].map(() => runBulkAction(parts(), payload(scope, actionId))));

    expect(halfway).toMatchObject({ state: 'running', doneCount: 25 });
    expect(await getRecord(scope, BulkAction, actionId)).toMatchObject({ state: 'done', doneCount: 60 });
    const versions = await Promise.all(ids.map(async (id) => (await getRecord(scope, Contact, id)).version));
    expect(new Set(versions)).toEqual(new Set([2]));
  });

  it('says beforehand what it leaves and why, and leaves it', async () => {
    const workspace = await domain.givenWorkspace();
    const [scope, stranger] = [await workspace.as('sales'), await workspace.as('sales')];
    const ids = await givenContacts(scope, 5);
    const [own = '', restricted = '', refusing = '', same = '', changed = ''] = ids;
    const [foreign = ''] = await givenContacts(stranger, 1);
    const change = { kind: 'edit', field: 'country', value: 'pt' } as const;
    await setSubject(scope, await subjectOf(scope, restricted), { restrictedAt: new Date() });
    await setSubject(scope, await subjectOf(scope, refusing), { blocked: 1n });
    await new ContactService(scope).update(same, { country: 'PT' });

    const actionId = await prepare(scope, 'contact', change, [own, restricted, refusing, same, changed, foreign]);
    const before = await outcomes(scope, actionId);
    await new ContactService(scope).update(changed, { jobTitle: 'Buyer' });
    await new BulkActionService(scope).start(actionId);
    await runBulkAction(parts(), payload(scope, actionId));

    const left = ['skipped RESTRICTED', 'skipped WITHHELD', 'skipped UNCHANGED'];
    expect(before).toEqual(['waiting', ...left, 'waiting', 'skipped NOT_ALLOWED']);
    expect(await outcomes(scope, actionId)).toEqual(['done', ...left, 'skipped CHANGED', 'skipped NOT_ALLOWED']);
    expect(await getRecord(scope, BulkAction, actionId)).toMatchObject({
      doneCount: 1,
      skippedCount: 5,
      totalCount: 6,
    });
    expect((await getRecord(scope, Contact, foreign)).country).toBeNull();
  });

  it('deletes nothing that is on hold or came under one since it was prepared', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const [held = '', later = '', free = ''] = await givenContacts(scope, 3);
    const holds = new LegalHolds(await workspace.as('privacy-officer', 'LEGAL_CLAIMS'), testPrivacyParts(domain));
    const hold = (contactId: string) =>
      holds.place({ name: 'Dispute', reason: 'A claim', reviewOn: '2026-12-01', query: { contactIds: [contactId] } });
    await hold(held);
    const actionId = await prepare(scope, 'contact', { kind: 'delete' }, [held, later, free]);
    await hold(later);
    await new BulkActionService(scope).start(actionId);

    await runBulkAction(parts(), payload(scope, actionId));

    expect(await outcomes(scope, actionId)).toEqual(['skipped ON_HOLD', 'skipped ON_HOLD', 'done']);
    expect((await getRecord(scope, Contact, free)).deletedAt).not.toBeNull();
  });

  it('gives back what it replaced, but nothing that somebody has changed since', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const companies = new CompanyService(scope);
    const before = ['Wood', 'Wood', null];
    const ids = await Promise.all(before.map((industry, index) => companies.create({ name: `C${index}`, industry })));
    const actionId = await carryOut(scope, 'company', { kind: 'edit', field: 'industry', value: 'Steel' }, ids);
    await companies.update(ids[1] ?? '', { industry: 'Paper' });
    await companies.update(ids[2] ?? '', { city: 'Porto' });

    await takeBack(scope, actionId);
    await undoBulkAction(parts(), payload(scope, actionId));

    const after = await Promise.all(ids.map(async (id) => (await getRecord(scope, Company, id)).industry));
    expect(after).toEqual(['Wood', 'Paper', null]);
    expect(await outcomes(scope, actionId)).toEqual(['restored', 'kept CHANGED', 'restored']);
    expect(await getRecord(scope, BulkAction, actionId)).toMatchObject({
      state: 'undone',
      restoredCount: 2,
      keptCount: 1,
    });
    expect(await historyOf(scope, ids[0] ?? '')).toEqual(['industry: Steel → Wood', 'industry: Wood → Steel']);
  });

  it('takes leads out of the bin again, and gives contacts back to whom they belonged', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const leadId = await new LeadService(scope).create({ contact: { fullName: 'Ana Ruiz' } });
    const contactId = (await getRecord(scope, Lead, leadId)).contact.id;
    const deleted = await carryOut(scope, 'lead', { kind: 'delete' }, [leadId]);
    const given = await carryOut(scope, 'contact', { kind: 'assign', assigneeId: await otherMember(workspace) }, [
      contactId,
    ]);
    expect((await getRecord(scope, Lead, leadId)).deletedAt).not.toBeNull();

    await takeBack(scope, deleted);
    await takeBack(scope, given);

    expect(await getRecord(scope, Lead, leadId)).toMatchObject({ deletedAt: null, deletedById: null });
    expect((await getRecord(scope, Contact, contactId)).owner?.id).toBe(scope.viewer.id);
  });

  it('stops when it is cancelled, and what it did until then can be taken back', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const ids = await givenContacts(scope, 26);
    const actionId = await prepare(scope, 'contact', { kind: 'delete' }, ids);
    const actions = new BulkActionService(scope);
    await actions.start(actionId);
    await runBulkAction(parts(), payload(scope, actionId), AbortSignal.abort()).catch(() => undefined);

    await actions.cancel(actionId);
    await runBulkAction(parts(), payload(scope, actionId));

    expect(await getRecord(scope, BulkAction, actionId)).toMatchObject({ state: 'cancelled', doneCount: 25 });
    await takeBack(scope, actionId);
    expect(await getRecord(scope, BulkAction, actionId)).toMatchObject({ state: 'undone', restoredCount: 25 });
  });

  it('is refused to those who may not, for what no record could get, and outside its state', async () => {
    const workspace = await domain.givenWorkspace();
    const [scope, colleague, viewer] = [
      await workspace.as('sales'),
      await workspace.as('sales'),
      await workspace.as('viewer'),
    ];
    const ids = await givenContacts(scope, 1);
    const change = { kind: 'edit', field: 'city', value: 'Porto' } as const;
    const actionId = await prepare(scope, 'contact', change, ids);

    await expect(prepare(viewer, 'contact', change, ids)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(prepare(scope, 'contact', { ...change, field: 'fullName' }, ids)).rejects.toMatchObject({
      path: 'field',
    });
    await expect(prepare(scope, 'contact', change, [])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(new BulkActionService(scope).undo(actionId)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(new BulkActionService(colleague).start(actionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      new BulkActionService(await (await domain.givenWorkspace()).as('owner')).start(actionId),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const theirs = await givenContacts(await (await domain.givenWorkspace()).as('owner'), 1);
    const none = await prepare(scope, 'contact', change, theirs);
    expect(await getRecord(scope, BulkAction, none)).toMatchObject({ totalCount: 0 });
  });

  it('ends as failed for a member who left, and is forgotten with the bin', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const actionId = await prepare(scope, 'contact', { kind: 'delete' }, await givenContacts(scope, 1));
    const draft = await prepare(scope, 'contact', { kind: 'delete' }, await givenContacts(scope, 1));
    await new BulkActionService(scope).start(actionId);
    await leave(scope);

    await runBulkAction(parts(), payload(scope, actionId));

    expect(await getRecord(scope, BulkAction, actionId)).toMatchObject({ state: 'failed', failure: 'NOT_ALLOWED' });
    const inDays = (days: number) => new Date(domain.clock.now().getTime() + days * 86_400_000);
    const purge = (days: number) => purgeBulkActions(domain.orm.em, scope.workspaceId, inDays(days));
    expect([await purge(29), await purge(30)]).toEqual([1, 1]);
    await expect(getRecord(scope, BulkAction, draft)).rejects.toThrow();
  });

  it('is stopped while a batch of it is being written', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const actionId = await prepare(scope, 'contact', { kind: 'delete' }, await givenContacts(scope, 1));
    const actions = new BulkActionService(scope);
    await actions.start(actionId);
    const key = [scope.workspaceId, actionId];

    const cancelled = await scope.transaction(async (em) => {
      await em.execute('select 1 from bulk_action where workspace_id = ? and id = ? for update', key);
      const cancelling = actions.cancel(actionId).catch((error: unknown) => error);
      const waiting = 'select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))';
      await vi.waitFor(async () => expect(await em.execute(waiting)).not.toHaveLength(0), { timeout: 15_000 });
      await em.execute('update bulk_action set version = version + 1 where workspace_id = ? and id = ?', key);
      // Not the promise itself, which ends only behind this transaction.
      return { cancelling };
    });

    expect(await cancelled.cancelling).toBe(actionId);
    expect(await getRecord(scope, BulkAction, actionId)).toMatchObject({ state: 'cancelled' });
  });

  it('gives nothing back to an owner who has left meanwhile', async () => {
    const workspace = await domain.givenWorkspace();
    const [scope, leaver] = [await workspace.as('owner'), await workspace.as('sales')];
    const [contactId = ''] = await givenContacts(leaver, 1);
    const assignee = scope.viewer.id ?? '';
    const actionId = await carryOut(scope, 'contact', { kind: 'assign', assigneeId: assignee }, [contactId]);
    await leave(leaver);

    await takeBack(scope, actionId);

    expect(await outcomes(scope, actionId)).toEqual(['kept REFUSED']);
    expect((await getRecord(scope, Contact, contactId)).owner?.id).toBe(assignee);
  });

  it('takes no lead out of the bin whose contact lies there', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const leads = new LeadService(scope);
    const ids = [
      await leads.create({ contact: { fullName: 'Ana' } }),
      await leads.create({ contact: { fullName: 'Ben' } }),
    ];
    const actionId = await carryOut(scope, 'lead', { kind: 'delete' }, ids);
    const [orphan = '', restored = ''] = ids;
    await new ContactService(scope).delete((await getRecord(scope, Lead, orphan)).contact.id);

    await takeBack(scope, actionId);

    expect(await outcomes(scope, actionId)).toEqual(['kept REFUSED', 'restored']);
    expect((await getRecord(scope, Lead, orphan)).deletedAt).not.toBeNull();
    expect(await deedsOn(scope, restored)).toEqual(['lead:create', 'lead:delete', 'lead:restore']);
  });

  it('ends as failed for a purpose that was taken from its member', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales', 'PROSPECTING');
    const [contactId = ''] = await givenContacts(scope, 1);
    const actionId = await prepare(scope, 'contact', { kind: 'edit', field: 'city', value: 'Porto' }, [contactId]);
    await new BulkActionService(scope).start(actionId);
    const { workspaceId, viewer } = scope;
    const toSupport = `update member_role set role_id = (select id from role where workspace_id = ? and key = 'support')
      where workspace_id = ? and member_id = ?`;
    await scope.transaction((em) => em.execute(toSupport, [workspaceId, workspaceId, viewer.id]));

    await runBulkAction(parts(), payload(scope, actionId));

    const failed = { state: 'failed', failure: 'PURPOSE_NOT_ALLOWED', doneCount: 0 };
    expect(await getRecord(scope, BulkAction, actionId)).toMatchObject(failed);
    expect((await getRecord(scope, Contact, contactId)).city).toBeNull();
  });

  it('runs in the name of whoever prepared it, and is in the hands of no key', async () => {
    const workspace = await domain.givenWorkspace();
    const [scope, owner] = [await workspace.as('sales'), await workspace.as('owner')];
    const actionId = await prepare(scope, 'contact', { kind: 'delete' }, await givenContacts(scope, 1));
    const viewer = { ...owner.viewer, kind: 'api-key', id: newId() } as const;
    const { purpose, through } = owner;
    const key = new BulkActionService(new Scope({ ...parts(), em: domain.orm.em.fork(), viewer, purpose, through }));

    const refused = await Promise.allSettled([key.start(actionId), key.cancel(actionId), key.undo(actionId)]);
    await new BulkActionService(owner).start(actionId);

    expect(refused).toMatchObject([1, 2, 3].map(() => ({ reason: { code: 'NOT_ALLOWED' } })));
    expect(domain.jobs.jobs.at(-1)).toEqual({ name: 'bulk:run', payload: payload(scope, actionId) });
  });
});

async function leave(scope: Scope): Promise<void> {
  const key = { workspaceId: scope.workspaceId, id: scope.viewer.id ?? '' };
  await scope.transaction((em) => em.nativeUpdate(Member, key, { status: 'left' }));
}

async function subjectOf(scope: Scope, contactId: string): Promise<string> {
  return (await getRecord(scope, Contact, contactId)).subject.id;
}
