import type { EntityManager } from '@mikro-orm/postgresql';
import { LEAF_COLUMNS, type LeafFacts } from './tree/leaf.ts';

/** How long after its id was made an entry may still appear, because its id was made long before its transaction began, or a clock was slow. */
const LATE_MS = 3_600_000;

const LISTED = 100;

// Both sides lie in the order of their keys, so that PostgreSQL merges them.
const UNPLACED = `from audit_entry e where e.workspace_id = ? and not exists (
  select 1 from audit_leaf l where l.workspace_id = e.workspace_id and l.id = e.id)`;

/** Which entries may be waiting for a place. */
export interface WaitingQuery {
  readonly workspaceId: string;
  /** When the tree was last complete. */
  readonly completeAt: Date | null;
  /** Only entries with a larger id. */
  readonly after: string | null;
  readonly limit: number;
}

/** Entries that wait for their place in the tree, in the order of their ids. */
export function findWaiting(em: EntityManager, query: WaitingQuery): Promise<LeafFacts[]> {
  const { workspaceId, completeAt, limit } = query;
  const oldest = oldestWaiting(completeAt);
  return em.execute<LeafFacts[]>(
    `select ${LEAF_COLUMNS} ${UNPLACED} and e.id > greatest(?::uuid, ?::uuid) order by e.id limit ?`,
    [workspaceId, oldest, query.after ?? oldest, limit],
  );
}

/** How many entries wait for their place. */
export async function countWaiting(em: EntityManager, workspaceId: string, completeAt: Date | null): Promise<number> {
  const sql = `select count(*)::int as count ${UNPLACED} and e.id > ?::uuid`;
  const [row] = await em.execute<{ count: number }[]>(sql, [workspaceId, oldestWaiting(completeAt)]);
  return row?.count ?? 0;
}

/** Entries without a place: those that wait for it, and those that are too old to wait and were slipped in; the first hundred of these by id. */
export async function findUnplaced(em: EntityManager, workspaceId: string, completeAt: Date | null) {
  const waitingCount = await countWaiting(em, workspaceId, completeAt);
  const sql = `select e.id::text as id, (count(*) over ())::int as count ${UNPLACED} and e.id <= ?::uuid order by e.id limit ?`;
  const added = await em.execute<{ id: string; count: number }[]>(sql, [
    ...[workspaceId, oldestWaiting(completeAt), LISTED],
  ]);
  return { waitingCount, added: added.map(({ id }) => id), addedCount: added[0]?.count ?? 0 };
}

/**
 * No entry with an id up to this can still appear by itself: ids begin with the millisecond in which they were made. Before the
 * tree was complete for the first time there is no such id.
 */
function oldestWaiting(completeAt: Date | null): string {
  const hex = Math.max(0, (completeAt?.getTime() ?? 0) - LATE_MS)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
