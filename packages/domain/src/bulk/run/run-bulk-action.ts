import type { EntityManager } from '@mikro-orm/postgresql';
import { query } from '../../import/write/bulk-rows.ts';
import { OnHoldError } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import { heldIdsOf } from '../../privacy/hold/held.ts';
import { BulkAction } from '../bulk-action.entity.ts';
import { BULK_RECORDS } from '../record/bulk-records.ts';
import { type BulkParts, type BulkPayload, type BulkWork, failOnRefusal, openAction } from './bulk-scope.ts';
import { holdAction, type ItemOutcome, nextItems, saveOutcomes, type WaitingItem } from './hold-action.ts';
import { reasonOf } from './reason-of.ts';

/** Records in one transaction: many enough to be fast, few enough to hold no lock for long. */
const BATCH_SIZE = 25;

/** The worker is stopping; the action goes on where it is when the job is tried again. */
export class BulkInterruptedError extends Error {}

/**
 * Changes the records of an action that was started. A batch is one transaction with its records, their audit and history and
 * what became of each, so an action that is cut off goes on behind its last batch and changes nothing twice.
 */
export async function runBulkAction(parts: BulkParts, payload: BulkPayload, signal?: AbortSignal): Promise<void> {
  await failOnRefusal(parts, payload, 'running', async () => {
    const work = await openAction(parts, payload, 'running');
    if (!work) return;
    while (await work.scope.transaction((em) => changeNext(em, work)))
      if (signal?.aborted) throw new BulkInterruptedError('The worker is stopping.');
  });
}

/** Whether there may be more to do. */
async function changeNext(em: EntityManager, work: BulkWork): Promise<boolean> {
  const { scope, action } = work;
  if (!(await holdAction(em, scope, action.id, 'running'))) return false;
  const items = await nextItems(em, scope, action.id, 'waiting', BATCH_SIZE);
  if (items.length === 0) return endAction(em, scope, action.id);
  const held = action.kind === 'delete' ? await heldIdsOf(em, scope.workspaceId, action.object) : [];
  const outcomes: ItemOutcome[] = [];
  for (const item of items) outcomes.push(await changeOne(em, work, item, held));
  await saveOutcomes(em, scope, action.id, outcomes);
  return true;
}

async function changeOne(
  em: EntityManager,
  { scope, action }: BulkWork,
  { id, recordId, recordVersion }: WaitingItem,
  held: readonly string[],
): Promise<ItemOutcome> {
  const { object, kind, field = null, value = null, assigneeId = null } = action;
  try {
    if (held.includes(recordId)) throw new OnHoldError(action.id);
    const change = { kind, field, value, assigneeId };
    await BULK_RECORDS[object].change(scope.inside(em), recordId, change, recordVersion);
    const isChanged = (await versionOf(em, scope, object, recordId)) !== recordVersion;
    return isChanged ? { id, outcome: 'done', reason: null } : { id, outcome: 'skipped', reason: 'UNCHANGED' };
  } catch (error) {
    const left = reasonOf(error);
    if (!left) throw error;
    return { id, ...left };
  }
}

async function versionOf(em: EntityManager, scope: Scope, object: string, id: string): Promise<number | undefined> {
  const sql = `select version from "${object}" where workspace_id = $1 and id = $2`;
  return (await query<{ version: number }>(em, sql, [scope.workspaceId, id]))[0]?.version;
}

async function endAction(em: EntityManager, scope: Scope, actionId: string): Promise<false> {
  const now = scope.clock.now();
  const action = await em.findOneOrFail(BulkAction, { workspaceId: scope.workspaceId, id: actionId });
  Object.assign(action, { state: 'done', finishedAt: now, updatedAt: now });
  scope.record(em, { action: 'bulk-action:run', targetType: 'bulk_action', targetId: actionId, fields: ['done'] });
  return false;
}
