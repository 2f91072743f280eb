import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  ...tenantTable({ subjects: 'author' }),
  properties: {
    ...tenantKey(),
    /** What the key is for, in the words of whoever made it. */
    name: notPersonal(p.text()),
    /** The organisation to which data goes, by name, as the ledger of disclosures says it (GDPR Art. 15(1)(c); CJEU C-154/21). */
    recipient: notPersonal(p.text()),
    keyHash: notPersonal(p.blob()),
    scopes: notPersonal(p.text()),
    purposes: notPersonal(p.bigint()),
    /** The addresses and networks (CIDR) from which it works; null for anywhere. */
    allowedAddresses: notPersonal(p.text().nullable()),
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
