import type { EntityManager } from '@mikro-orm/postgresql';
import { enterWorkspace } from '../../kernel/scope.ts';

/** How long it is kept who read whose data. */
const READ_LOG_DAYS = 365;

const DAY_MS = 86_400_000;

/**
 * Forgets the entries of a workspace's log of reads that are older than a year (GDPR Art. 5(1)(e)). Returns how many. The
 * application itself may only add to the log; the database forgets nothing younger than a year, whatever it is told.
 */
export async function purgeReads(em: EntityManager, workspaceId: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - READ_LOG_DAYS * DAY_MS);
  let total = 0;
  for (;;) {
    const gone = await em.fork().transactional(async (tx) => {
      await enterWorkspace(tx, workspaceId);
      const [row] = await tx.execute<{ gone: number }[]>('select purge_read_log(?, ?) as gone', [workspaceId, before]);
      return row?.gone ?? 0;
    });
    total += gone;
    if (gone === 0) return total;
  }
}
