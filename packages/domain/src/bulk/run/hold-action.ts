import type { EntityManager } from '@mikro-orm/postgresql';
import { query } from '../../import/write/bulk-rows.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { BulkAction, BulkReason } from '../bulk-action.entity.ts';

/** A record that is still to do. */
export interface WaitingItem {
  readonly id: string;
  readonly recordId: string;
  readonly recordVersion: number;
}

/** What became of it. */
export interface ItemOutcome {
  readonly id: string;
  readonly outcome: 'done' | 'skipped' | 'failed' | 'restored' | 'kept';
  readonly reason: BulkReason | null;
}

/**
 * Holds an action for this transaction, so that two workers never have the same record in their hands, and says whether it goes
 * on: false once somebody stopped it.
 */
export async function holdAction(
  em: EntityManager,
  { workspaceId }: Scope,
  actionId: string,
  state: BulkAction['state'],
): Promise<boolean> {
  const [action] = await query<{ state: string }>(
    em,
    'select state from bulk_action where workspace_id = $1 and id = $2 for update',
    [workspaceId, actionId],
  );
  return action?.state === state;
}

/** The next records with an outcome, in the order in which they were chosen. */
export function nextItems(
  em: EntityManager,
  { workspaceId }: Scope,
  actionId: string,
  outcome: 'waiting' | 'done',
  count: number,
): Promise<WaitingItem[]> {
  return query<WaitingItem>(
    em,
    `select id, record_id as "recordId", record_version as "recordVersion" from bulk_action_item
     where workspace_id = $1 and action_id = $2 and outcome = $3 order by position limit $4`,
    [workspaceId, actionId, outcome, count],
  );
}

/** Writes down what became of records, in the transaction that made it so. */
export async function saveOutcomes(
  em: EntityManager,
  scope: Scope,
  actionId: string,
  outcomes: readonly ItemOutcome[],
): Promise<void> {
  await query(
    em,
    `update bulk_action_item i set outcome = o.outcome, reason = o.reason
     from unnest($3::uuid[], $4::text[], $5::text[]) as o (id, outcome, reason)
     where i.workspace_id = $1 and i.action_id = $2 and i.id = o.id`,
    [
      ...[scope.workspaceId, actionId, outcomes.map(({ id }) => id)],
      ...[outcomes.map(({ outcome }) => outcome), outcomes.map(({ reason }) => reason)],
    ],
  );
  const count = (outcome: ItemOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length;
  await query(
    em,
    `update bulk_action set done_count = done_count + $3, skipped_count = skipped_count + $4,
       failed_count = failed_count + $5, restored_count = restored_count + $6, kept_count = kept_count + $7,
       updated_at = $8, version = version + 1
     where workspace_id = $1 and id = $2`,
    [
      ...[scope.workspaceId, actionId, count('done'), count('skipped'), count('failed')],
      ...[count('restored'), count('kept'), scope.clock.now()],
    ],
  );
}

/** Counts what a new action will do and leave. */
export async function countOutcomes(em: EntityManager, { workspaceId }: Scope, actionId: string): Promise<void> {
  await query(
    em,
    `update bulk_action a set total_count = n.total, skipped_count = n.skipped
     from (select count(*)::int as total, count(*) filter (where outcome = 'skipped')::int as skipped
           from bulk_action_item where workspace_id = $1 and action_id = $2) n
     where a.workspace_id = $1 and a.id = $2`,
    [workspaceId, actionId],
  );
}
