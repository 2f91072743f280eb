import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, type PersonalDeclaration, relating } from '../kernel/classify.ts';
import type { Purpose } from '../kernel/purposes.ts';

const SEALED: PersonalDeclaration = { category: 'communication', onErasure: 'delete-row', stored: 'sealed' };
const ABOUT: PersonalDeclaration = { category: 'communication', onErasure: 'delete-row' };

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
    /** For what the person is written to; null for a message of the closed list, which asks nobody. */
    purpose: relating(p.text().$type<Purpose>().nullable(), ABOUT),
    channel: notPersonal(oneOf('channel', ['email']).default('email')),
    topic: relating(p.text().nullable(), ABOUT),
    contactPointId: relating(p.uuid().nullable(), ABOUT),
    similarGoods: notPersonal(p.boolean().default(false)),
    stopOffered: notPersonal(p.boolean().default(false)),
    state: notPersonal(oneOf('state', ['queued', 'sent', 'failed', 'stopped'])),
    attempts: notPersonal(p.integer().default(0)),
    queuedAt: notPersonal(instant()),
    sentAt: notPersonal(instant().nullable()),
    failure: notPersonal(p.text().nullable()),
    stoppedAt: notPersonal(instant().nullable()),
    /** What closed the way before it was sent: a withdrawal, an objection, the stop of the address. */
    stopReason: relating(p.text().nullable(), ABOUT),
  },
  checks: [
    {
      name: 'mail_message_asked',
      expression: 'purpose is null or ((subject_id is not null) and (contact_point_id is not null))',
    },
  ],
  indexes: [
    { name: 'mail_message_by_time', properties: ['workspaceId', 'queuedAt', 'id'] },
    { name: 'mail_message_by_subject', properties: ['workspaceId', 'subjectId'] },
    {
      name: 'mail_message_waiting',
      properties: ['workspaceId', 'subjectId'],
      where: "state = 'queued' and purpose is not null",
    },
  ],
});

/** A message that the product sends: written in the transaction that causes it, delivered by a job. */
export class MailMessage extends MailMessageSchema.class {}
MailMessageSchema.setClass(MailMessage);
