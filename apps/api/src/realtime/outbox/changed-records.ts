import type { EntityManager } from '@smartx/domain/database';
import type { OutboxEvent } from './read-outbox.ts';

/** A record that changed, by the type that the outbox names; without an id where so many did that none is named. */
export interface ChangedRecord {
  readonly type: string;
  readonly id: string | null;
  /** Whether its person decided anew, so that it may have come into sight or left it. */
  readonly isDecided?: boolean;
}

/** More events than this at once, an import, are told by type alone. */
const TOLD_ONE_BY_ONE = 200;

/** What was only looked at is in the outbox for those who watch over it, and changed nothing. */
const LOOKED_AT = /:(read|reveal)$/;

/** The records that events concern, each once; those of a person about whom something was decided among them. */
export async function changedRecords(
  em: EntityManager,
  workspaceId: string,
  events: readonly OutboxEvent[],
): Promise<ChangedRecord[]> {
  const changes = events.filter(({ type }) => !LOOKED_AT.test(type));
  if (changes.length > TOLD_ONE_BY_ONE)
    return [...new Set(changes.map(({ aggregateType }) => aggregateType))].map((type) => ({ type, id: null }));
  const people = changes.flatMap(({ type, subjectId }) => (/^(subject|consent):/.test(type) ? (subjectId ?? []) : []));
  const named = changes.map(({ aggregateType, aggregateId }) => ({ type: aggregateType, id: aggregateId }));
  const records = people.length > 0 ? await recordsOf(em, workspaceId, people) : [];
  const decided = records.map((record) => ({ ...record, isDecided: true }));
  return [...new Map([...named, ...decided].map((one) => [`${one.type} ${one.id}`, one])).values()];
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
