import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, type PersonalDeclaration } from '../kernel/classify.ts';

const SEALED: PersonalDeclaration = { category: 'communication', onErasure: 'delete-row', stored: 'sealed' };

const MailMessageSchema = defineEntity({
  name: 'MailMessage',
  ...tenantTable({ subjects: { via: 'subjectId' } }),
  properties: {
    ...tenantKey(),
    subjectId: identifying(p.uuid().nullable(), { category: 'communication', onErasure: 'delete-row' }),
    /** The key that seals the columns below: a subject's, a request's or the workspace's. */
    keyId: notPersonal(p.uuid()),
    template: notPersonal(p.text()),
    recipient: identifying(sealedBytes(), SEALED),
    subjectLine: identifying(sealedBytes(), SEALED),
    body: identifying(sealedBytes(), SEALED),
    state: notPersonal(oneOf('state', ['queued', 'sent', 'failed'])),
    attempts: notPersonal(p.integer().default(0)),
    queuedAt: notPersonal(instant()),
    sentAt: notPersonal(instant().nullable()),
    failure: notPersonal(p.text().nullable()),
  },
  indexes: [
    { name: 'mail_message_by_time', properties: ['workspaceId', 'queuedAt', 'id'] },
    { name: 'mail_message_by_subject', properties: ['workspaceId', 'subjectId'] },
  ],
});

/** A message that the product sends: written in the transaction that causes it, delivered by a job. */
export class MailMessage extends MailMessageSchema.class {}
MailMessageSchema.setClass(MailMessage);
