import { type RawBuilder, sql } from 'kysely';
import type { NodeScope } from '../node-scope.ts';

/** The ids of the people whom a row is about, for the log of what was read; null where it says nothing about anybody, or no more than the row above it. */
export function subjectsOf({ type, alias, context }: NodeScope): RawBuilder<unknown> | null {
  const row = sql.ref(alias);
  if (!type.subject || type.subject.kind === 'through') return null;
  const own = sql`${row}.${sql.ref(type.subject.column)}`;
  if (type.subject.kind === 'own') return own;
  const workspace = sql`${context.viewer.workspaceId}::uuid`;
  return sql`(select string_agg(p.id::text, ',') from (
    select r.subject_id as id from record_subject r
      where r.workspace_id = ${workspace} and r.record_type = ${type.subject.recordType} and r.record_id = ${row}.id
    union select c.subject_id from contact c where c.workspace_id = ${workspace} and c.id = ${own}) p)`;
}
