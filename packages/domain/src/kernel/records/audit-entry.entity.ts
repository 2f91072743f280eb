import { defineEntity, p } from '@mikro-orm/core';
import { instant, sealedBytes, tenantKey, tenantTable } from '../base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../classify.ts';
import type { Purpose } from '../purposes.ts';

const PROOF: PersonalDeclaration = { category: 'security', onErasure: { keepFor: 'proof' } };

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  ...tenantTable({ subjects: { via: 'subjectId' }, appendOnly: true }),
  properties: {
    ...tenantKey(),
    occurredAt: notPersonal(instant()),
    actorKind: notPersonal(p.text()),
    actorId: relating(p.uuid().nullable(), PROOF),
    action: notPersonal(p.text()),
    purpose: notPersonal(p.text().$type<Purpose>()),
    targetType: notPersonal(p.text()),
    targetId: relating(p.uuid().nullable(), PROOF),
    subjectId: relating(p.uuid().nullable(), PROOF),
    /** Names of the properties that changed, separated by commas; never their values. */
    fields: notPersonal(p.text().nullable()),
    through: notPersonal(p.text()),
    operationId: notPersonal(p.uuid()),
    /** Keyed hash of the payload: the entry can be verified after the payload's key is destroyed. */
    commitment: notPersonal(p.blob().nullable()),
    payload: relating(sealedBytes().nullable(), {
      category: 'security',
      onErasure: { keepFor: 'proof' },
      stored: 'sealed',
    }),
  },
  indexes: [
    { name: 'audit_entry_by_time', properties: ['workspaceId', 'occurredAt', 'id'] },
    { name: 'audit_entry_by_target', properties: ['workspaceId', 'targetId', 'occurredAt'] },
    { name: 'audit_entry_by_subject', properties: ['workspaceId', 'subjectId', 'occurredAt'] },
  ],
});

/** Who did what to which record, written in the transaction that does it. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
