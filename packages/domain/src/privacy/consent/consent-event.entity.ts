import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, sealedBytes, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../kernel/classify.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';

const PROOF: PersonalDeclaration = { category: 'preference', onErasure: { keepFor: 'proof' } };

/** Through what a consent or an objection reaches; `any` is all of them. */
export const CONSENT_CHANNELS = ['any', 'email', 'phone', 'post', 'message'] as const;

/** A channel of {@link CONSENT_CHANNELS}. */
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

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

/** How a person can say yes or no. */
export const CONSENT_METHODS = [
  ...(['web-form', 'double-opt-in', 'unsubscribe-link'] as const),
  ...(['email', 'phone-call', 'letter', 'in-person'] as const),
  ...(['privacy-request', 'import'] as const),
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
    channel: relating(oneOf('channel', CONSENT_CHANNELS), PROOF),
    event: relating(oneOf('event', CONSENT_EVENTS), PROOF),
    occurredAt: relating(instant(), PROOF),
    recordedAt: notPersonal(instant()),
    expiresAt: relating(instant().nullable(), PROOF),
    wordingHash: notPersonal(p.text().nullable()),
    /** The words themselves, under the person's key: whoever typed them may have named somebody. */
    wording: relating(sealedBytes().nullable(), { ...PROOF, stored: 'sealed' }),
    language: notPersonal(p.text().nullable()),
    method: relating(p.text(), PROOF),
    actorKind: notPersonal(p.text()),
    actorId: relating(p.uuid().nullable(), PROOF),
    /** What shows that it happened (form fields, IP address, message id), under the person's key. */
    proof: relating(sealedBytes().nullable(), { ...PROOF, stored: 'sealed' }),
    /** Keyed hash of the token that answers a pending question; nothing else knows the token. */
    confirmationHash: notPersonal(p.blob().nullable()),
    /** The pending question that this consent answers. */
    confirmsId: notPersonal(p.uuid().nullable()),
  },
  indexes: [
    { name: 'consent_event_by_subject', properties: ['workspaceId', 'subject', 'purpose', 'occurredAt'] },
    { name: 'consent_event_by_time', properties: ['workspaceId', 'occurredAt', 'id'] },
  ],
  uniques: [
    { name: 'consent_event_by_confirmation', properties: ['workspaceId', 'confirmationHash'] },
    // A question is answered once, whoever clicks twice at the same time.
    { name: 'consent_event_confirmed_once', properties: ['workspaceId', 'confirmsId'] },
  ],
});

/** The consent ledger (GDPR Art. 7(1)): append-only; the state of a purpose is derived from it by time of occurrence. */
export class ConsentEvent extends ConsentEventSchema.class {}
ConsentEventSchema.setClass(ConsentEvent);
