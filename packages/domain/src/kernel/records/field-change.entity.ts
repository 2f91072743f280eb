import { defineEntity, p } from '@mikro-orm/core';
import { instant, sealedBytes, tenantKey, tenantTable } from '../base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../classify.ts';

const HISTORY: PersonalDeclaration = { category: 'relationship', onErasure: 'delete-row' };

const FieldChangeSchema = defineEntity({
  name: 'FieldChange',
  ...tenantTable({ subjects: { via: 'subjectId' } }),
  properties: {
    ...tenantKey(),
    recordType: notPersonal(p.text()),
    recordId: notPersonal(p.uuid()),
    subjectId: relating(p.uuid().nullable(), HISTORY),
    field: notPersonal(p.text()),
    /** The value before and after, in clear for searchable and impersonal columns, else under the key of the column. */
    fromValue: relating(p.text().nullable(), HISTORY),
    toValue: relating(p.text().nullable(), HISTORY),
    fromSealed: relating(sealedBytes().nullable(), { ...HISTORY, stored: 'sealed' }),
    toSealed: relating(sealedBytes().nullable(), { ...HISTORY, stored: 'sealed' }),
    changedById: relating(p.uuid().nullable(), { category: 'relationship', onErasure: 'unlink' }),
    through: notPersonal(p.text()),
    importRunId: notPersonal(p.uuid().nullable()),
    bulkActionId: notPersonal(p.uuid().nullable()),
    changedAt: notPersonal(instant()),
  },
  indexes: [
    { name: 'field_change_by_record', properties: ['workspaceId', 'recordId', 'changedAt', 'id'] },
    {
      name: 'field_change_by_bulk_action',
      properties: ['workspaceId', 'bulkActionId', 'recordId'],
      where: 'bulk_action_id is not null',
    },
    { name: 'field_change_by_subject', properties: ['workspaceId', 'subjectId'], where: 'subject_id is not null' },
  ],
});

/** The history of a record: each field with what it was and became, by whom and through what. */
export class FieldChange extends FieldChangeSchema.class {}
FieldChangeSchema.setClass(FieldChange);
