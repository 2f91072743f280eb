import type { EntityManager } from '@mikro-orm/postgresql';

/** What is in the workspace that somebody may want to think of before it is destroyed. */
const SHOWN = [
  ...['company', 'contact', 'lead', 'deal', 'task', 'note', 'activity', 'file', 'product', 'member'],
  ...['consent_event', 'privacy_request', 'audit_entry'],
] as const;

/** A kind of record, and how many of it there are. */
export interface CountedKind {
  readonly kind: (typeof SHOWN)[number];
  readonly records: number;
}

/** What stands in the way of a closure, or has to be taken over by the company. */
export interface ClosureFacts {
  readonly counts: readonly CountedKind[];
  /** Requests of people that nobody has decided yet. */
  readonly openRequests: number;
  /** Holds that are in force. */
  readonly holds: readonly { readonly id: string; readonly name: string }[];
  /** Sealed copies that a law or a dispute keeps, and the last day for which one does. */
  readonly keptItems: number;
  readonly keptUntil: string | null;
  readonly runningImports: number;
}

const COUNTS = SHOWN.map((table) => `select '${table}' as kind, count(*)::int as records from ${table}`);

const OPEN_REQUESTS =
  "state in ('awaiting-verification', 'received', 'in-progress', 'awaiting-approval') and duplicate_of_id is null";

/** The facts of the workspace that the transaction has entered. */
export async function closureFacts(em: EntityManager, workspaceId: string): Promise<ClosureFacts> {
  const counts = await em.execute<CountedKind[]>(
    COUNTS.map((sql) => `${sql} where workspace_id = ?`).join(' union all '),
    SHOWN.map(() => workspaceId),
  );
  const holds = await em.execute<{ id: string; name: string }[]>(
    'select id, name from legal_hold where workspace_id = ? and released_at is null order by id',
    [workspaceId],
  );
  const [others] = await em.execute<Omit<ClosureFacts, 'counts' | 'holds'>[]>(
    `select (select count(*)::int from privacy_request where workspace_id = ? and ${OPEN_REQUESTS}) as "openRequests",
       (select count(*)::int from kept_item where workspace_id = ? and released_at is null) as "keptItems",
       (select max(ends_on)::text from kept_item where workspace_id = ? and released_at is null) as "keptUntil",
       (select count(*)::int from import_run where workspace_id = ? and state in ('running', 'dry-run')) as "runningImports"`,
    [workspaceId, workspaceId, workspaceId, workspaceId],
  );
  const { openRequests = 0, keptItems = 0, keptUntil = null, runningImports = 0 } = others ?? {};
  return {
    counts: counts.filter(({ records }) => records > 0),
    holds,
    openRequests,
    keptItems,
    keptUntil,
    runningImports,
  };
}
