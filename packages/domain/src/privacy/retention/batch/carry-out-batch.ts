import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { NotFoundError, WrongStateError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { restrictSubject } from '../../consent/consent.service.ts';
import { ErasureService } from '../../erasure/erasure.service.ts';
import { claimsOn } from '../../erasure/items/item-keeper.ts';
import { protectedRows, refreshHolds } from '../../hold/held.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { reachRows, samePerson } from '../../reach/reached-rows.ts';
import { dueNow } from '../due/due-items.ts';
import { RetentionBatch, RetentionItem } from '../retention.entity.ts';
import { anonymiseDeal } from './anonymise-deal.ts';
import { archiveDeal } from './archive-deal.ts';
import { finishBatch, OPEN } from './finish-batch.ts';
import { keyOf } from './retention-batches.service.ts';
import { notBefore } from './shown-batch.ts';

type ItemState = RetentionItem['state'];

/**
 * Carries an approved batch out, one item after the other, each looked at again: who spoke with us since, asks for something or is
 * held stays. People go through {@link ErasureService}, as at their own request but without a suppression: they asked for nothing.
 * Cut off, it goes on where it was, and one that fails keeps no other waiting.
 * @throws NotAllowedError · PurposeNotAllowedError · Error for the first item that failed, after the last
 */
export async function carryOutBatch(scope: Scope, parts: PrivacyParts, batchId: string): Promise<void> {
  scope.require('retention:run');
  const { workspaceId, clock } = scope;
  const open = await scope.transaction(async (em) => {
    const batch = await em.findOne(RetentionBatch, { workspaceId, id: batchId, state: 'approved' });
    const from = batch && notBefore(batch);
    if (!batch || !from || from > clock.now()) return [];
    return em.find(RetentionItem, { ...keyOf(batch), state: { $in: OPEN } }, { orderBy: { dueOn: 'asc', id: 'asc' } });
  });
  const failures: unknown[] = [];
  for (const { id } of open) await carryOutItem(scope, parts, id).catch((error: unknown) => failures.push(error));
  await finishBatch(scope, parts, batchId);
  if (failures.length > 0) throw failures[0];
}

/**
 * Carries out every approved batch of the workspace whose day has come; one that fails keeps no other waiting.
 * @throws Error like {@link carryOutBatch}, after the last
 */
export async function carryOutApproved(scope: Scope, parts: PrivacyParts): Promise<void> {
  const { workspaceId } = scope;
  const approved = await scope.transaction((em) => em.find(RetentionBatch, { workspaceId, state: 'approved' }));
  const failures: unknown[] = [];
  for (const { id } of approved) await carryOutBatch(scope, parts, id).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** What fails ends its item: a batch that waited for it would keep everything else from being put forward. */
async function carryOutItem(scope: Scope, parts: PrivacyParts, id: string): Promise<void> {
  const setState = (state: ItemState) =>
    scope.transaction(async (em) => {
      const item = await em.findOneOrFail(RetentionItem, { workspaceId: scope.workspaceId, id });
      item.state = state;
    });
  try {
    const ledgerId = await scope.transaction((em) => beginItem(em, scope, parts, id));
    if (!ledgerId) return;
    await new ErasureService(scope, parts).run(ledgerId);
  } catch (error) {
    // Where an erasure was begun, its own ledger is taken up again each hour.
    await setState('failed');
    throw error;
  }
  await setState('done');
}

async function beginItem(em: EntityManager, scope: Scope, parts: PrivacyParts, id: string): Promise<string | null> {
  const key = { workspaceId: scope.workspaceId, id };
  const item = await em.findOneOrFail(RetentionItem, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (item.state === 'due') item.state = await begin(em, scope, parts, item);
  return item.state === 'begun' ? (item.ledgerId ?? null) : null;
}

/** Does what the rule says where that is one step, and plans the erasure where it is not; gives what the item is then. */
async function begin(em: EntityManager, scope: Scope, parts: PrivacyParts, item: RetentionItem): Promise<ItemState> {
  const { itemTable: table, itemId } = item;
  const due = await dueNow(em, scope, { table, id: itemId });
  // Another rule, or another action since it was put forward, is nothing that anybody approved.
  if (due?.rule !== item.rule || due.action !== item.action) return 'not-due';
  if (due.keptBy) return due.keptBy;
  if (table === 'deal') {
    if (await asks(em, scope, parts, await peopleOf(em, scope, itemId))) return 'request';
    if (await isDealHeld(em, scope, parts, itemId)) return 'held';
    if (!(await archiveDeal(em, scope, parts, itemId))) return 'tied';
    await anonymiseDeal(em, scope, parts.catalogue, itemId);
    return 'done';
  }
  const same = await samePerson(em, scope.workspaceId, [itemId]);
  if (await asks(em, scope, parts, same)) return 'request';
  if (await isHeld(em, scope, parts, same)) return 'held';
  if (item.action === 'restrict') {
    await restrictSubject(em, scope, itemId, 'needed-for-claims');
    return 'done';
  }
  return planErasure(em, scope, parts, item);
}

async function planErasure(
  em: EntityManager,
  scope: Scope,
  parts: PrivacyParts,
  item: RetentionItem,
): Promise<ItemState> {
  try {
    const order = { subjectIds: [item.itemId], requestId: null, ground: 'retention' } as const;
    const [ledgerId] = await new ErasureService(scope, parts).plan(em, order);
    item.ledgerId = ledgerId ?? null;
    return 'begun';
  } catch (error) {
    if (error instanceof WrongStateError) return 'tied';
    if (error instanceof NotFoundError) return 'not-due';
    throw error;
  }
}

/** Whether anything of theirs is kept by a hold, however it names it; what a law keeps moves to the archive, and they go. */
async function isHeld(em: EntityManager, scope: Scope, parts: PrivacyParts, same: readonly string[]): Promise<boolean> {
  if (parts.keepers.length === 0) return false;
  const { workspaceId } = scope;
  const reach = await reachRows(em, workspaceId, parts.catalogue, same);
  const person = { workspaceId, subjectIds: same, reach };
  return (await claimsOn(em, parts.keepers, person, null)).some(({ holdItemId }) => holdItemId !== null);
}

/** Whether a hold keeps a deal, or something that is less without it, such as a note about it. */
async function isDealHeld(
  em: EntityManager,
  { workspaceId }: Scope,
  parts: PrivacyParts,
  id: string,
): Promise<boolean> {
  await refreshHolds(em, workspaceId);
  const kept = await protectedRows(em, workspaceId, parts.catalogue);
  return kept.get('deal')?.has(id) ?? false;
}

/** Everybody who has a part in a deal, with whoever is the same human. */
async function peopleOf(em: EntityManager, { workspaceId }: Scope, dealId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select c.subject_id as id from contact c where c.workspace_id = ? and (
       c.id in (select d.contact_id from deal d where d.workspace_id = c.workspace_id and d.id = ?)
       or c.id in (select x.contact_id from deal_contact x where x.workspace_id = c.workspace_id and x.deal_id = ?))`,
    [workspaceId, dealId, dealId],
  );
  return samePerson(
    em,
    workspaceId,
    rows.map(({ id }) => id),
  );
}

/** Whether somebody asks by an address of theirs: staff may not have said yet whom a new request covers. */
async function asks(em: EntityManager, scope: Scope, parts: PrivacyParts, same: readonly string[]): Promise<boolean> {
  const { workspaceId, vault } = scope;
  const open = await em.execute<{ index: Buffer }[]>(
    'select email_index as index from privacy_request where workspace_id = ? and closed_at is null and email_index is not null',
    [workspaceId],
  );
  if (open.length === 0) return false;
  const asked = new Set(open.map(({ index }) => index.toString('hex')));
  for (const address of await parts.directory.mailboxes(em, workspaceId, same)) {
    const normalised = parts.directory.normaliseEmail(address);
    const index = normalised && (await vault.blindIndex(workspaceId, 'request-email', normalised));
    if (index && asked.has(index.toString('hex'))) return true;
  }
  return false;
}
