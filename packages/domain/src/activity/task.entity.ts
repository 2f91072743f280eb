import { defineEntity, p } from '@mikro-orm/core';
import { Member } from '../identity/member.entity.ts';
import { binColumns, instant, LINK, oneOf, recordStamps, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';
import { aboutColumns } from './about/about-columns.ts';

const TaskSchema = defineEntity({
  name: 'Task',
  ...tenantTable({ subjects: 'participants' }),
  properties: {
    ...tenantKey(),
    title: relating(p.text(), { category: 'communication', onErasure: 'redact', stored: 'searchable' }),
    kind: notPersonal(oneOf('kind', ['to-do', 'call', 'meeting', 'mail']).default('to-do')),
    status: notPersonal(oneOf('status', ['open', 'done']).default('open')),
    dueOn: notPersonal(p.date().nullable()),
    completedAt: notPersonal(instant().nullable()),
    assignee: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'assignee_id').deleteRule('no action'),
        LINK,
      ),
    ...aboutColumns(),
    ...recordStamps(),
    ...binColumns(),
  },
  indexes: [
    { name: 'task_by_due', properties: ['workspaceId', 'status', 'dueOn', 'id'] },
    { name: 'task_by_due_on', properties: ['workspaceId', 'dueOn', 'id'] },
    { name: 'task_by_created', properties: ['workspaceId', 'createdAt', 'id'] },
    { name: 'task_by_assignee', properties: ['workspaceId', 'assignee', 'status', 'dueOn', 'id'] },
    { name: 'task_by_contact', properties: ['workspaceId', 'contact', 'id'] },
    { name: 'task_by_company', properties: ['workspaceId', 'company', 'id'] },
    { name: 'task_by_deal', properties: ['workspaceId', 'deal', 'id'] },
    {
      name: 'task_title_trigram',
      expression: 'create index "task_title_trigram" on "task" using gin (lower("title") gin_trgm_ops)',
    },
  ],
});

/** Something to be done, by whom and by when. */
export class Task extends TaskSchema.class {}
TaskSchema.setClass(Task);
