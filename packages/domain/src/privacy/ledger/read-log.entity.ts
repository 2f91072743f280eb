import { defineEntity, p } from '@mikro-orm/core';
import { instant, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../kernel/classify.ts';
import type { Purpose } from '../../kernel/purposes.ts';

const PROOF: PersonalDeclaration = { category: 'security', onErasure: { keepFor: 'proof' } };

const ReadLogSchema = defineEntity({
  name: 'ReadLog',
  ...tenantTable({ subjects: 'author', appendOnly: true }),
  properties: {
    ...tenantKey(),
    occurredAt: notPersonal(instant()),
    actorKind: notPersonal(p.text()),
    actorId: relating(p.uuid().nullable(), PROOF),
    purpose: notPersonal(p.text().$type<Purpose>()),
    operation: notPersonal(p.text()),
    client: notPersonal(p.text()),
    /** How often the same was read again within the second: a client that asks in a loop leaves no loop of rows. */
    times: notPersonal(p.integer().default(1)),
    /** Number of withheld values by reason code. */
    denials: notPersonal(p.json<Record<string, number>>()),
  },
  indexes: [{ name: 'read_log_by_time', properties: ['workspaceId', 'occurredAt', 'id'] }],
});

/** One row for each operation that read personal data; equal ones of the same second share a row. */
export class ReadLog extends ReadLogSchema.class {}
ReadLogSchema.setClass(ReadLog);

const ReadLogSubjectSchema = defineEntity({
  name: 'ReadLogSubject',
  ...tenantTable({ subjects: { via: 'subjectId' }, appendOnly: true }),
  properties: {
    ...tenantKey(),
    readLog: () =>
      notPersonal(p.manyToOne(ReadLog).ref().joinColumns('workspace_id', 'read_log_id').deleteRule('no action')),
    subjectId: relating(p.uuid(), PROOF),
  },
  indexes: [
    { name: 'read_log_subject_by_subject', properties: ['workspaceId', 'subjectId', 'id'] },
    { name: 'read_log_subject_by_read', properties: ['workspaceId', 'readLog'] },
  ],
});

/** A person whose data an operation returned. */
export class ReadLogSubject extends ReadLogSubjectSchema.class {}
ReadLogSubjectSchema.setClass(ReadLogSubject);
