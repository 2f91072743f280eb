import { defineEntity, p } from '@mikro-orm/core';
import { tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';

const ExternalIdSchema = defineEntity({
  name: 'ExternalId',
  ...tenantTable({ subjects: { via: 'record' } }),
  properties: {
    ...tenantKey(),
    recordType: notPersonal(p.text()),
    recordId: notPersonal(p.uuid()),
    source: notPersonal(p.text()),
    key: relating(p.text(), { category: 'identity', onErasure: 'delete-row', stored: 'searchable' }),
  },
  uniques: [{ name: 'external_id_once', properties: ['workspaceId', 'recordType', 'source', 'key'] }],
  indexes: [
    { name: 'external_id_by_record', properties: ['workspaceId', 'recordId'] },
    { name: 'external_id_by_key', properties: ['workspaceId', 'key'] },
  ],
});

/** What another system calls a record. */
export class ExternalId extends ExternalIdSchema.class {}
ExternalIdSchema.setClass(ExternalId);
