import type { EntityManager } from '@mikro-orm/postgresql';
import { writeUnread } from './unread.ts';

/** The channel on which every process hears in which workspaces something happened. */
export const OUTBOX_CHANNEL = 'smartx_outbox';

/** Commands that come together are told together. */
const GATHER_MS = 20;

/** What is to be told through one database. */
interface Outgoing {
  /** The workspaces of which nobody was told yet; null where nothing waits. */
  waiting: Set<string> | null;
  readonly telling: Set<Promise<void>>;
  isClosed: boolean;
}

const databases = new WeakMap<object, Outgoing>();

/**
 * Wakes every process that follows the outbox of a workspace, after a command committed; nobody waits for it. It has a
 * transaction of its own that does not wait for the disk: PostgreSQL commits transactions that notify one after the other, and
 * with it in the command's own, sixteen writers at once got a fifth done. What is lost with a process that dies at this very
 * moment is found by those who look from time to time.
 */
export function signalOutbox(em: EntityManager, workspaceId: string): void {
  const outgoing = outgoingOf(em);
  if (outgoing.isClosed) return;
  if (outgoing.waiting) {
    outgoing.waiting.add(workspaceId);
    return;
  }
  outgoing.waiting = new Set([workspaceId]);
  setTimeout(() => send(em, outgoing), GATHER_MS).unref();
}

/**
 * Tells what waits, and lets nobody be told after: a transaction that begins while its connections are closed keeps one of them
 * for ever, and whoever closes waits for it.
 */
export async function settleOutbox(em: EntityManager): Promise<void> {
  const outgoing = outgoingOf(em);
  outgoing.isClosed = true;
  send(em, outgoing);
  await Promise.all(outgoing.telling);
}

function outgoingOf(em: EntityManager): Outgoing {
  const database = em.getConnection();
  const known = databases.get(database);
  if (known) return known;
  const outgoing: Outgoing = { waiting: null, telling: new Set(), isClosed: false };
  databases.set(database, outgoing);
  return outgoing;
}

function send(em: EntityManager, outgoing: Outgoing): void {
  const workspaces = outgoing.waiting;
  if (!workspaces) return;
  outgoing.waiting = null;
  // The database may be away: then somebody finds it later.
  const told = tell(em, workspaces).catch(() => undefined);
  outgoing.telling.add(told);
  void told.then(() => outgoing.telling.delete(told));
}

async function tell(em: EntityManager, workspaces: ReadonlySet<string>): Promise<void> {
  await em.fork().transactional(async (tx) => {
    await tx.execute('set local synchronous_commit = off');
    await writeUnread(tx, 'outbox', 'select pg_notify($1, id) from unnest($2::text[]) as id', [
      OUTBOX_CHANNEL,
      [...workspaces],
    ]);
  });
}
