import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  ...tenantTable({ subjects: 'author' }),
  properties: {
    ...tenantKey(),
    /** The recipient's name as it stands in the disclosure ledger. */
    name: notPersonal(p.text()),
    keyHash: notPersonal(p.blob()),
    scopes: notPersonal(p.text()),
    purposes: notPersonal(p.bigint()),
    createdById: relating(p.uuid().nullable(), LINK),
    createdAt: notPersonal(instant()),
    expiresAt: notPersonal(instant().nullable()),
    lastUsedAt: notPersonal(instant().nullable()),
    revokedAt: notPersonal(instant().nullable()),
  },
  uniques: [{ name: 'api_key_hash', properties: ['workspaceId', 'keyHash'] }],
  indexes: [{ name: 'api_key_by_hash', properties: ['keyHash'] }],
});

/** A partner's key: shown once, stored hashed, bound to scopes and purposes. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
