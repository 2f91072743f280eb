import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, sealedBytes, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../kernel/classify.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';

const PROOF: PersonalDeclaration = { category: 'preference', onErasure: { keepFor: 'proof' } };

/** What can happen to a consent or an objection. */
export const CONSENT_EVENTS = [
  'pending',
  'given',
  'refused',
  'withdrawn',
  'expired',
  'objected',
  'objection-lifted',
] as const;

const ConsentEventSchema = defineEntity({
  name: 'ConsentEvent',
  ...tenantTable({ subjects: { via: 'subject' }, appendOnly: true }),
  properties: {
    ...tenantKey(),
    subject: () =>
      relating(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'), PROOF),
    /** The address that the event is about; null means the person as a whole. */
    contactPointId: relating(p.uuid().nullable(), PROOF),
    purpose: relating(p.text().$type<Purpose>(), PROOF),
    topic: relating(p.text().nullable(), PROOF),
    channel: relating(oneOf('channel', ['any', 'email', 'phone', 'post', 'message']), PROOF),
    event: relating(oneOf('event', CONSENT_EVENTS), PROOF),
    occurredAt: relating(instant(), PROOF),
    recordedAt: notPersonal(instant()),
    expiresAt: relating(instant().nullable(), PROOF),
    wordingHash: notPersonal(p.text().nullable()),
    language: notPersonal(p.text().nullable()),
    method: relating(p.text(), PROOF),
    actorKind: notPersonal(p.text()),
    actorId: relating(p.uuid().nullable(), PROOF),
    /** What shows that it happened (form fields, IP address, message id), under the person's key. */
    proof: relating(sealedBytes().nullable(), { ...PROOF, stored: 'sealed' }),
  },
  indexes: [{ name: 'consent_event_by_subject', properties: ['workspaceId', 'subject', 'purpose', 'occurredAt'] }],
});

/** The consent ledger (GDPR Art. 7(1)): append-only; the state of a purpose is derived from it by time of occurrence. */
export class ConsentEvent extends ConsentEventSchema.class {}
ConsentEventSchema.setClass(ConsentEvent);
