import { defineEntity, p } from '@mikro-orm/core';
import { instant, tenantKey, tenantTable } from '../base-columns.ts';
import { notPersonal } from '../classify.ts';

const IdempotencyRecordSchema = defineEntity({
  name: 'IdempotencyRecord',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    client: notPersonal(p.text()),
    /** Keyed digests under the workspace's key: a client may put a name into its key, and what was asked holds values. */
    key: notPersonal(p.text()),
    requestHash: notPersonal(p.text()),
    /** The id of the record that the command made or changed; its payload is selected anew on replay. */
    recordId: notPersonal(p.text().nullable()),
    errorCode: notPersonal(p.text().nullable()),
    createdAt: notPersonal(instant()),
    expiresAt: notPersonal(instant()),
  },
  uniques: [{ name: 'idempotency_record_once', properties: ['workspaceId', 'client', 'key'] }],
});

/** The outcome of a command by its idempotency key, kept for 24 hours. */
export class IdempotencyRecord extends IdempotencyRecordSchema.class {}
IdempotencyRecordSchema.setClass(IdempotencyRecord);
