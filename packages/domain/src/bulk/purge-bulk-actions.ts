import type { EntityManager } from '@mikro-orm/postgresql';
import { query } from '../import/write/bulk-rows.ts';
import { enterWorkspace } from '../kernel/scope.ts';
import { DEFAULT_PERIODS, periodBefore } from '../privacy/retention/periods.ts';

const DAY_MS = 86_400_000;

/**
 * Forgets bulk actions when what they deleted leaves the bin: from then on nothing of them could be taken back. One that was
 * prepared and never begun is forgotten after a day. For the nightly job; returns their number.
 */
export async function purgeBulkActions(em: EntityManager, workspaceId: string, now: Date): Promise<number> {
  return em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    const old = await query<{ id: string }>(
      tx,
      `select id from bulk_action where workspace_id = $1
         and (created_at <= $2 or (state = 'prepared' and created_at <= $3))`,
      [workspaceId, periodBefore(now, DEFAULT_PERIODS.bin), new Date(now.getTime() - DAY_MS)],
    );
    const ids = old.map(({ id }) => id);
    await query(tx, 'delete from bulk_action_item where workspace_id = $1 and action_id = any($2::uuid[])', [
      workspaceId,
      ids,
    ]);
    await query(tx, 'delete from bulk_action where workspace_id = $1 and id = any($2::uuid[])', [workspaceId, ids]);
    return ids.length;
  });
}
