import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../../kernel/classify.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';

const PROOF: PersonalDeclaration = { category: 'request', onErasure: { keepFor: 'proof' } };

/** What a recipient is told about a person (GDPR Art. 19). */
export const RECIPIENT_NOTICE_KINDS = ['erase', 'rectify', 'restrict'] as const;

/** GDPR Art. 19: why a recipient is not told, or does nothing. */
export const IMPOSSIBLE_REASONS = ['recipient-gone', 'already-deleted', 'disproportionate-effort'] as const;

const RecipientNoticeSchema = defineEntity({
  name: 'RecipientNotice',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    subject: () =>
      relating(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'), PROOF),
    /** By name, as in the ledger of disclosures. */
    recipient: notPersonal(p.text()),
    /** Whether a key of the recipient reads the feed of events, and so hears of it by itself. */
    isByFeed: notPersonal(p.boolean()),
    kind: notPersonal(oneOf('kind', RECIPIENT_NOTICE_KINDS)),
    requestId: notPersonal(p.uuid().nullable()),
    ledgerId: notPersonal(p.uuid().nullable()),
    createdAt: notPersonal(instant()),
    /** The last day on which the recipient should have acknowledged it. */
    dueOn: notPersonal(p.date()),
    toldAt: notPersonal(instant().nullable()),
    acknowledgedAt: notPersonal(instant().nullable()),
    /** The key that acknowledged; null where staff noted it. */
    acknowledgedByKeyId: notPersonal(p.uuid().nullable()),
    impossibleAt: notPersonal(instant().nullable()),
    impossibleReason: notPersonal(oneOf('impossible_reason', IMPOSSIBLE_REASONS).nullable()),
  },
  indexes: [
    { name: 'recipient_notice_by_subject', properties: ['workspaceId', 'subject'] },
    { name: 'recipient_notice_by_due', properties: ['workspaceId', 'dueOn', 'id'] },
    { name: 'recipient_notice_by_created', properties: ['workspaceId', 'createdAt', 'id'] },
    { name: 'recipient_notice_by_ledger', properties: ['workspaceId', 'ledgerId'] },
  ],
});

/** That somebody who received a person's data is told what became of it, and what they answered. */
export class RecipientNotice extends RecipientNoticeSchema.class {}
RecipientNoticeSchema.setClass(RecipientNotice);
