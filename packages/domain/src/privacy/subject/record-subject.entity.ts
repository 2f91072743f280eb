import { defineEntity, p } from '@mikro-orm/core';
import { oneOf, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../kernel/classify.ts';
import { DataSubject } from './data-subject.entity.ts';

const RecordSubjectSchema = defineEntity({
  name: 'RecordSubject',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    recordType: notPersonal(p.text()),
    recordId: notPersonal(p.uuid()),
    subject: () =>
      relating(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'), {
        category: 'relationship',
        onErasure: 'delete-row',
      }),
    role: relating(oneOf('role', ['author', 'participant', 'recipient', 'mentioned']), {
      category: 'relationship',
      onErasure: 'delete-row',
    }),
  },
  indexes: [{ name: 'record_subject_by_subject', properties: ['workspaceId', 'subject', 'recordType'] }],
  uniques: [{ name: 'record_subject_once', properties: ['workspaceId', 'recordType', 'recordId', 'subject', 'role'] }],
});

/** Ties a record (note, activity, mail, file, task) to each person whom it is about. */
export class RecordSubject extends RecordSubjectSchema.class {}
RecordSubjectSchema.setClass(RecordSubject);
