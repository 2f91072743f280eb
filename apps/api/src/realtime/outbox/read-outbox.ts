import type { EntityManager } from '@smartx/domain/database';

/** An event as the relay needs it. */
export interface OutboxEvent {
  readonly id: string;
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly subjectId: string | null;
  readonly transactionId: bigint;
}

/** The events of some transactions, and from which one on the next look has to begin. */
export interface OutboxPage {
  readonly events: readonly OutboxEvent[];
  /** The oldest transaction that may still leave events: all older ones have left theirs. */
  readonly horizon: bigint;
}

interface Row {
  readonly horizon: string;
  readonly id: string | null;
  readonly type: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly subject_id: string | null;
  readonly transaction_id: string;
}

/** Beyond so many nobody is told of single events any more, so the rest of them is of no use. */
const MOST_READ = 20_000;

/**
 * The events of a workspace from a transaction on; from the oldest open one on where none is named. A transaction that is open
 * now and commits later is no older than the horizon, so that whoever begins there next time misses nothing.
 */
export async function readOutbox(em: EntityManager, workspaceId: string, from: bigint | null): Promise<OutboxPage> {
  const rows = await em.execute<Row[]>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
       e.id, e.type, e.aggregate_type, e.aggregate_id, e.subject_id, e.transaction_id::text as transaction_id
     from (select 1) once left join domain_event e on e.workspace_id = ?
       and e.transaction_id >= coalesce(?::text::xid8, pg_snapshot_xmin(pg_current_snapshot()))
     order by e.transaction_id, e.id limit ?`,
    [workspaceId, from === null ? null : from.toString(), MOST_READ],
  );
  const events = rows.flatMap((row): OutboxEvent[] => {
    if (row.id === null) return [];
    const { id, type, aggregate_type: aggregateType, aggregate_id: aggregateId, subject_id: subjectId } = row;
    return [{ id, type, aggregateType, aggregateId, subjectId, transactionId: BigInt(row.transaction_id) }];
  });
  return { events, horizon: BigInt(rows[0]?.horizon ?? 0) };
}
