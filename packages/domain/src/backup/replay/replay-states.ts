import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import { recomputeSubjects } from '../../privacy/consent/recompute-subjects.ts';
import type { EntryOf } from '../journal/journal-entry.ts';
import { peopleOf } from './people-here.ts';

/** Says again that somebody is under age. */
export function markMinorAgain(em: EntityManager, scope: Scope, { body }: EntryOf<'minor'>): Promise<boolean> {
  const sql =
    'update data_subject set is_minor = true where workspace_id = ? and id in (?) and not is_minor returning id';
  return mark(em, scope, body, { field: 'isMinor', sql, values: [] });
}

/** Says again that somebody has died, and when. */
export function markDeceasedAgain(em: EntityManager, scope: Scope, { body }: EntryOf<'deceased'>): Promise<boolean> {
  const sql = `update data_subject set deceased_on = ?::date
    where workspace_id = ? and id in (?) and deceased_on is null returning id`;
  return mark(em, scope, body, { field: 'deceasedOn', sql, values: [body.deceasedOn] });
}

/** Ends again what went on in spite of a restriction. */
export async function endExceptionAgain(
  em: EntityManager,
  { workspaceId, clock }: Scope,
  { id, occurredAt }: EntryOf<'exception-ended'>,
): Promise<boolean> {
  const ended = await em.execute<{ subjectId: string }[]>(
    `update restriction_exception set expires_at = ?::timestamptz
     where workspace_id = ? and id = ? and expires_at > ?::timestamptz returning subject_id as "subjectId"`,
    [occurredAt, workspaceId, id, occurredAt],
  );
  const people = ended.map(({ subjectId }) => subjectId);
  await recomputeSubjects(em, workspaceId, people, clock.now());
  return people.length > 0;
}

interface Mark {
  readonly field: string;
  readonly sql: string;
  readonly values: readonly string[];
}

async function mark(
  em: EntityManager,
  scope: Scope,
  body: EntryOf<'minor'>['body'],
  { field, sql, values }: Mark,
): Promise<boolean> {
  const people = await peopleOf(em, scope, body);
  if (people.length === 0) return false;
  const changed = await em.execute<{ id: string }[]>(sql, [...values, scope.workspaceId, people]);
  for (const { id } of changed) {
    const target = { targetType: 'data_subject', targetId: id, subjectId: id };
    scope.record(em, { action: 'subject:update', ...target, fields: [field] });
  }
  const ids = changed.map(({ id }) => id);
  await recomputeSubjects(em, scope.workspaceId, ids, scope.clock.now());
  return ids.length > 0;
}
