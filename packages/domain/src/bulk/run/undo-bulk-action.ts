import type { EntityManager } from '@mikro-orm/postgresql';
import { findAssignee } from '../../identity/assignable-member.ts';
import { query } from '../../import/write/bulk-rows.ts';
import { StaleVersionError } from '../../kernel/errors.ts';
import type { Change, Scope } from '../../kernel/scope.ts';
import { BulkAction } from '../bulk-action.entity.ts';
import { BULK_RECORDS, relationTo } from '../record/bulk-records.ts';
import { type BulkParts, type BulkPayload, type BulkWork, failOnRefusal, openAction } from './bulk-scope.ts';
import { holdAction, type ItemOutcome, nextItems, saveOutcomes, type WaitingItem } from './hold-action.ts';
import { reasonOf } from './reason-of.ts';
import { BulkInterruptedError } from './run-bulk-action.ts';

const BATCH_SIZE = 25;

/** What the history says of a field that the action changed. */
interface Written {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Somebody wrote the field after the action. */
  readonly isOverwritten: boolean;
}

/**
 * Takes an action back: every record gets the values that it had, as its history says, but not where somebody has changed one of
 * them since. Can be cut off and run again like the action itself.
 */
export async function undoBulkAction(parts: BulkParts, payload: BulkPayload, signal?: AbortSignal): Promise<void> {
  await failOnRefusal(parts, payload, 'undoing', async () => {
    const work = await openAction(parts, payload, 'undoing');
    if (!work) return;
    while (await work.scope.transaction((em) => undoNext(em, work)))
      if (signal?.aborted) throw new BulkInterruptedError('The worker is stopping.');
  });
}

async function undoNext(em: EntityManager, work: BulkWork): Promise<boolean> {
  const { scope, action } = work;
  if (!(await holdAction(em, scope, action.id, 'undoing'))) return false;
  const items = await nextItems(em, scope, action.id, 'done', BATCH_SIZE);
  if (items.length === 0) {
    const now = scope.clock.now();
    const undone = await em.findOneOrFail(BulkAction, { workspaceId: scope.workspaceId, id: action.id });
    Object.assign(undone, { state: 'undone', undoneAt: now, updatedAt: now });
    scope.record(em, { action: 'bulk-action:run', targetType: 'bulk_action', targetId: action.id, fields: ['undone'] });
    return false;
  }
  const outcomes: ItemOutcome[] = [];
  for (const item of items) outcomes.push(await undoOne(em, work, item));
  await saveOutcomes(em, scope, action.id, outcomes);
  return true;
}

async function undoOne(em: EntityManager, { scope, action }: BulkWork, item: WaitingItem): Promise<ItemOutcome> {
  const { id, recordId } = item;
  try {
    await scope.inside(em).transaction((part) => restore(part, scope, action, recordId));
    return { id, outcome: 'restored', reason: null };
  } catch (error) {
    const left = reasonOf(error);
    if (!left) throw error;
    return { id, outcome: 'kept', reason: left.reason };
  }
}

async function restore(em: EntityManager, scope: Scope, action: BulkAction, recordId: string): Promise<void> {
  const records = BULK_RECORDS[action.object];
  const isInBin = action.kind === 'delete';
  const record = await records.find(em, scope, recordId, isInBin);
  const written = await writtenBy(em, scope, action.id, recordId);
  // Without a history nothing is known to give back.
  if (written.length === 0 || written.some(({ isOverwritten }) => isOverwritten))
    throw new StaleVersionError(record.version, record.version);
  // As when a record is given to somebody: not to one who has left.
  await findAssignee(em, scope, written.find(({ field }) => field === 'owner')?.from, 'owner');
  const now = scope.clock.now();
  Object.assign(record, formerValues(em, scope, written), { updatedAt: now });
  const changes: Change[] = written.map(({ field, from, to }) => ({ field, from: to, to: from }));
  const target = { targetType: action.object, targetId: record.id, subjectId: await records.personOf(record) };
  const deed = isInBin ? records.actions.restore : records.actions.change;
  scope.record(em, { action: deed, ...target, version: record.version + 1, changes });
}

/** What the action wrote into a record, each field once. */
function writtenBy(em: EntityManager, scope: Scope, actionId: string, recordId: string): Promise<Written[]> {
  return query<Written>(
    em,
    `select c.field, c.from_value as "from", c.to_value as "to", exists (
       select 1 from field_change o where o.workspace_id = c.workspace_id and o.record_id = c.record_id
         and o.field = c.field and (o.changed_at, o.id) > (c.changed_at, c.id)) as "isOverwritten"
     from field_change c where c.workspace_id = $1 and c.bulk_action_id = $2 and c.record_id = $3`,
    [scope.workspaceId, actionId, recordId],
  );
}

/** What the record had, as its properties hold it. */
function formerValues(em: EntityManager, { workspaceId }: Scope, written: readonly Written[]): Record<string, unknown> {
  return Object.fromEntries(
    written.map(({ field, from }) => {
      if (from === null) return [field, null];
      return [field, relationTo(em, workspaceId, field, from) ?? (field === 'deletedAt' ? new Date(from) : from)];
    }),
  );
}
