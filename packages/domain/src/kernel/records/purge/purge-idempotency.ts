import type { EntityManager } from '@mikro-orm/postgresql';
import { enterWorkspace } from '../../scope.ts';

/** Forgets the commands of a workspace whose keys no longer count, 24 hours after they were sent. Returns how many. */
export async function purgeIdempotency(em: EntityManager, workspaceId: string, now: Date): Promise<number> {
  return em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    const sql = 'delete from idempotency_record where workspace_id = ? and expires_at <= ?';
    const { affectedRows } = await tx.execute<{ affectedRows: number }>(sql, [workspaceId, now], 'run');
    return affectedRows;
  });
}
