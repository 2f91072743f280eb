import type { EntityManager } from '@mikro-orm/postgresql';
import { enterWorkspace } from '../../scope.ts';

/** For how many days whoever keeps a copy can go on from where they were. */
export const EVENT_DAYS = 90;

const DAY_MS = 86_400_000;
const AT_ONCE = 5_000;

/** Forgets the events of a workspace that nobody can ask for any more. Returns how many. */
export async function purgeEvents(em: EntityManager, workspaceId: string, now: Date): Promise<number> {
  // A day more than anybody may ask for: an event bears the time at which its command began.
  const before = new Date(now.getTime() - (EVENT_DAYS + 1) * DAY_MS);
  let total = 0;
  for (;;) {
    const gone = await purgeSome(em, workspaceId, before);
    total += gone;
    if (gone < AT_ONCE) return total;
  }
}

/** The oldest are found along the order in which they are told. */
function purgeSome(em: EntityManager, workspaceId: string, before: Date): Promise<number> {
  return em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    const { affectedRows } = await tx.execute<{ affectedRows: number }>(
      `delete from domain_event where workspace_id = ? and occurred_at < ? and id in (
         select id from domain_event where workspace_id = ? order by transaction_id, id limit ${AT_ONCE})`,
      [workspaceId, before, workspaceId],
      'run',
    );
    return affectedRows;
  });
}
