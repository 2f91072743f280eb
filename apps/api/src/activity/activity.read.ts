import { Activity, Note, Task } from '@smartx/domain/activity';
import { type RawBuilder, sql } from 'kysely';
import { type ReadField, readType } from '../read/read-type.ts';

const ABOUT: Readonly<Record<string, ReadField>> = {
  contact: { kind: 'one', type: 'Contact', column: 'contact_id' },
  company: { kind: 'one', type: 'Company', column: 'company_id' },
  deal: { kind: 'one', type: 'Deal', column: 'deal_id' },
};

/** The outgoing mail that an activity records has its id. */
function ofMail(alias: string, column: 'state' | 'stop_reason'): RawBuilder<unknown> {
  const row = sql.ref(alias);
  return sql`(select m.${sql.ref(column)} from mail_message m
    where m.workspace_id = ${row}.workspace_id and m.id = ${row}.id and ${row}.kind = 'mail')`;
}

const JOINT = { kind: 'joint', column: 'contact_id' } as const;

/** How a task is read. */
export const taskRead = readType({
  name: 'Task',
  entity: Task,
  idKind: 'task',
  readAction: 'task:read',
  ownerColumn: 'assignee_id',
  hasBin: true,
  subject: { ...JOINT, recordType: 'task' },
  fields: { ...ABOUT, assignee: { kind: 'one', type: 'Member', column: 'assignee_id' } },
  sorts: { CREATED_AT: { property: 'createdAt' }, DUE_ON: { property: 'dueOn' } },
  groups: {
    STATUS: { property: 'status', of: null },
    ASSIGNEE: { property: 'assignee', of: 'member' },
    DUE_MONTH: { property: 'dueOn', of: null, per: 'month' },
  },
});

/** How a note is read: the text is opened only when selected. */
export const noteRead = readType({
  name: 'Note',
  entity: Note,
  idKind: 'note',
  readAction: 'note:read',
  ownerColumn: 'author_id',
  hasBin: true,
  subject: { ...JOINT, recordType: 'note' },
  fields: { ...ABOUT, author: { kind: 'one', type: 'Member', column: 'author_id' } },
  sorts: { CREATED_AT: { property: 'createdAt' } },
});

/** How an activity is read. */
export const activityRead = readType({
  name: 'Activity',
  entity: Activity,
  idKind: 'activity',
  readAction: 'activity:read',
  ownerColumn: 'member_id',
  subject: { ...JOINT, recordType: 'activity' },
  fields: {
    ...ABOUT,
    member: { kind: 'one', type: 'Member', column: 'member_id' },
    mailState: { kind: 'derived', personal: true, sql: (alias) => ofMail(alias, 'state') },
    mailStopReason: { kind: 'derived', personal: true, sql: (alias) => ofMail(alias, 'stop_reason') },
  },
  sorts: { OCCURRED_AT: { property: 'occurredAt' } },
});
