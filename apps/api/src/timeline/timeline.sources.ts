import { type RawBuilder, sql } from 'kysely';
import type { NodeScope } from '../read/sql/node-scope.ts';
import { RECORD_ID } from '../read/statement/late.ts';
import { type AboutRecord, idNamedBy, idsNaming, idsTiedTo, isLinkSeen } from '../read/timeline/about-record.ts';
import { ofRecord, type TimelineSource } from '../read/timeline/timeline-source.ts';

/** The kinds of joint records, as the people in them are written down. */
type Joint = 'note' | 'activity' | 'task' | 'file';

/** The tables of which a record's timeline is made. */
export const TIMELINE_SOURCES: readonly TimelineSource[] = [
  {
    ...{ field: 'note', type: 'Note', kinds: 'NOTE', at: { column: 'created_at' }, by: 'author_id' },
    belongs: about('note'),
  },
  {
    ...{ field: 'activity', type: 'Activity', at: { property: 'occurredAt', column: 'created_at' }, by: 'member_id' },
    kinds: {
      column: 'kind',
      of: { call: 'CALL', meeting: 'MEETING', mail: 'MAIL', message: 'MESSAGE', 'page-view': 'PAGE_VIEW' },
    },
    belongs: about('activity'),
  },
  {
    ...{ field: 'task', type: 'Task', kinds: 'TASK_PLANNED', at: { column: 'created_at' }, by: 'assignee_id' },
    belongs: about('task'),
  },
  {
    ...{ field: 'task', type: 'Task', kinds: 'TASK_DONE', at: { column: 'completed_at' }, by: 'assignee_id' },
    // Two entries of one record never stand at the same moment: what breaks a tie is its id.
    only: (row) => sql`${row}.completed_at > ${row}.created_at`,
    belongs: about('task'),
  },
  {
    ...{ field: 'file', type: 'File', kinds: 'FILE', at: { column: 'created_at' }, by: 'uploaded_by_id' },
    belongs: about('file'),
  },
  {
    ...{ field: 'change', type: 'FieldChange', at: { column: 'changed_at' }, by: 'changed_by_id' },
    kinds: { column: 'field', of: { stage: 'STAGE_MOVE' }, else: 'CHANGE' },
    belongs: ofRecord('record_id'),
  },
  {
    ...{ field: 'consent', type: 'ConsentEvent', kinds: 'CONSENT', by: 'actor_id' },
    at: { property: 'occurredAt', column: 'recorded_at' },
    belongs: (scope, { type }) =>
      ofPerson(type.name, (subject) => sql`${sql.ref(scope.alias)}.subject_id = ${subject}`),
  },
  {
    ...{ field: 'request', type: 'PrivacyRequest', kinds: 'PRIVACY_REQUEST', at: { column: 'received_at' } },
    belongs: ({ alias }, { type }) => ofPerson(type.name, (subject) => isAbout(sql.ref(alias), subject)),
  },
];

/** What is written down about a record: about itself, and for a company about its people and deals, for a lead about its person. */
function about(joint: Joint): TimelineSource['belongs'] {
  return (scope, record) => {
    const parts = partsOf(scope, record, joint).flatMap((part) => part ?? []);
    return parts.length === 0 ? null : sql`(${sql.join(parts, sql` or `)})`;
  };
}

function partsOf(scope: NodeScope, record: AboutRecord, joint: Joint): (RawBuilder<unknown> | null)[] {
  const named = (column: string) => link(scope, column, sql`array[${RECORD_ID}]`);
  const row = sql.ref(scope.alias);
  switch (record.type.name) {
    case 'Contact':
      return [named('contact_id'), sql`${row}.id = any(${idsTiedTo(scope, record.type, joint)})`];
    case 'Company':
      return [
        named('company_id'),
        link(scope, 'contact_id', idsNaming(scope, 'Contact', 'company_id')),
        link(scope, 'deal_id', idsNaming(scope, 'Deal', 'company_id')),
      ];
    case 'Deal':
      return [named('deal_id')];
    default:
      return [
        link(scope, 'contact_id', idNamedBy(scope, record, 'contact_id', 'Contact')),
        joint === 'file' ? named('lead_id') : null,
      ];
  }
}

function link(scope: NodeScope, column: string, ids: RawBuilder<unknown> | null): RawBuilder<unknown> | null {
  if (ids === null || !isLinkSeen(scope.type, column, scope.context)) return null;
  return sql`${sql.ref(scope.alias)}.${sql.ref(column)} = any(${ids})`;
}

/** Consents and requests are those of a person; a company has none. */
function ofPerson(
  typeName: string,
  condition: (subject: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> | null {
  return typeName === 'Contact'
    ? condition(
        sql`(select c.subject_id from contact c where c.workspace_id = current_setting('app.workspace_id')::uuid and c.id = ${RECORD_ID})`,
      )
    : null;
}

function isAbout(row: RawBuilder<unknown>, subject: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select 1 from request_subject q
    where q.workspace_id = ${row}.workspace_id and q.request_id = ${row}.id and q.subject_id = ${subject})`;
}
