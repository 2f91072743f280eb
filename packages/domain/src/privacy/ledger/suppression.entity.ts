import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../kernel/classify.ts';

const SuppressionSchema = defineEntity({
  name: 'Suppression',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    kind: notPersonal(oneOf('kind', ['email', 'phone', 'external-id', 'named-address'])),
    normalisationVersion: notPersonal(p.integer()),
    keyVersion: notPersonal(p.integer()),
    /** HMAC of what the person is recognised by under a key of its own; personal for us, who hold the key (CJEU C-413/23 P). */
    digest: relating(p.blob(), { category: 'preference', onErasure: { keepFor: 'proof' } }),
    scope: notPersonal(oneOf('scope', ['no-contact', 'no-re-creation'])),
    createdAt: notPersonal(instant()),
    releasedAt: notPersonal(instant().nullable()),
  },
  indexes: [{ name: 'suppression_by_scope', properties: ['workspaceId', 'scope', 'createdAt', 'id'] }],
  uniques: [{ name: 'suppression_once', properties: ['workspaceId', 'kind', 'digest', 'scope'] }],
});

/** Addresses that may not be written to, and whatever a person would be recognised by who may not be recorded again. */
export class Suppression extends SuppressionSchema.class {}
SuppressionSchema.setClass(Suppression);
