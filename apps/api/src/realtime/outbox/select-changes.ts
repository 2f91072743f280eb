import type { EntityManager, OutboxSignal } from '@smartx/domain/database';

/** A record that changed, by the type that the outbox names; without an id where so many did that none is named. */
export interface ChangedRecord {
  readonly type: string;
  readonly id: string | null;
}

interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly subject_id: string | null;
}

/** Between the first and the last of few events may lie many of others. */
const MOST_READ = 1_000;

/** What was only looked at is in the outbox for those who watch over it, and changed nothing. */
const LOOKED_AT = /:(read|reveal)$/;

/** The records that the events of a signal concern, each once; those of a person about whom something was decided among them. */
export async function selectChanges(
  em: EntityManager,
  signal: OutboxSignal,
  isNew: (eventId: string) => boolean,
): Promise<ChangedRecord[]> {
  const { workspaceId, firstId, lastId } = signal;
  const rows = await em.execute<EventRow[]>(
    `select id, type, aggregate_type, aggregate_id, subject_id from domain_event
     where workspace_id = ? and id between ? and ? order by id limit ?`,
    [workspaceId, firstId, lastId, MOST_READ],
  );
  if (rows.length === MOST_READ) return selectChangesByType(em, signal);
  const events = rows.filter(({ id, type }) => isNew(id) && !LOOKED_AT.test(type));
  const people = events.flatMap(({ type, subject_id }) => (/^(subject|consent):/.test(type) ? (subject_id ?? []) : []));
  const named = events.map(({ aggregate_type, aggregate_id }) => ({ type: aggregate_type, id: aggregate_id }));
  const decided = people.length > 0 ? await recordsOf(em, workspaceId, people) : [];
  return [...new Map([...named, ...decided].map((one) => [`${one.type} ${one.id}`, one])).values()];
}

/** The types of which the events of a signal changed records. */
export async function selectChangesByType(
  em: EntityManager,
  { workspaceId, firstId, lastId }: OutboxSignal,
): Promise<ChangedRecord[]> {
  const rows = await em.execute<Pick<EventRow, 'aggregate_type'>[]>(
    'select distinct aggregate_type from domain_event where workspace_id = ? and id between ? and ?',
    [workspaceId, firstId, lastId],
  );
  return rows.map(({ aggregate_type }) => ({ type: aggregate_type, id: null }));
}

/** What stands under a person's own decision: they may be seen for less now, or for more. */
async function recordsOf(
  em: EntityManager,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<ChangedRecord[]> {
  const subjects = subjectIds.map(() => '?').join(', ');
  return em.execute<ChangedRecord[]>(
    `with own as (select id from contact where workspace_id = ? and subject_id in (${subjects}))
     select 'contact' as type, id from own
     union all select 'company', id from company where workspace_id = ? and subject_id in (${subjects})
     union all select 'lead', id from lead where workspace_id = ? and contact_id in (select id from own)`,
    [workspaceId, ...subjectIds, workspaceId, ...subjectIds, workspaceId],
  );
}
