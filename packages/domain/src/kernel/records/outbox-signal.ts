import type { EntityManager } from '@mikro-orm/postgresql';

/** The channel on which every process hears in which workspaces something happened. */
export const OUTBOX_CHANNEL = 'smartx_outbox';

/** Commands that come together are told together. */
const GATHER_MS = 20;

/** The workspaces of which nobody was told yet, for each database. */
const waiting = new WeakMap<object, Set<string>>();

/**
 * Wakes every process that follows the outbox of a workspace, after a command committed; nobody waits for it. It has a
 * transaction of its own that does not wait for the disk: PostgreSQL commits transactions that notify one after the other, and
 * with it in the command's own, sixteen writers at once got a fifth done. What is lost with a process that dies at this very
 * moment is found by those who look from time to time.
 */
export function signalOutbox(em: EntityManager, workspaceId: string): void {
  const database = em.getConnection();
  const gathered = waiting.get(database);
  if (gathered) {
    gathered.add(workspaceId);
    return;
  }
  const workspaces = new Set([workspaceId]);
  waiting.set(database, workspaces);
  setTimeout(() => {
    waiting.delete(database);
    // The database is away or this process is closing.
    tell(em, workspaces).catch(() => undefined);
  }, GATHER_MS).unref();
}

async function tell(em: EntityManager, workspaces: ReadonlySet<string>): Promise<void> {
  await em.fork().transactional(async (tx) => {
    await tx.execute('set local synchronous_commit = off');
    await tx.execute("select pg_notify(?, id) from unnest(string_to_array(?, ' ')) as id", [
      OUTBOX_CHANNEL,
      [...workspaces].join(' '),
    ]);
  });
}
