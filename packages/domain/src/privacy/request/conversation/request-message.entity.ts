import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, sealedBytes, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../../kernel/classify.ts';
import { PrivacyRequest } from '../privacy-request.entity.ts';

/** Under the request's own key, which is destroyed 30 days after closing. */
const UNDER_REQUEST_KEY: PersonalDeclaration = {
  ...{ category: 'request', onErasure: { keepFor: 'proof' }, stored: 'sealed' },
};

/** A question about who asks, one about what is asked, what is just told, and what the person answers. */
export const MESSAGE_KINDS = ['identity-question', 'clarification', 'message', 'answer'] as const;

const RequestMessageSchema = defineEntity({
  name: 'RequestMessage',
  ...tenantTable({ subjects: { via: 'request' } }),
  properties: {
    ...tenantKey(),
    request: () =>
      notPersonal(p.manyToOne(PrivacyRequest).ref().joinColumns('workspace_id', 'request_id').deleteRule('no action')),
    kind: notPersonal(oneOf('kind', MESSAGE_KINDS)),
    /** Null once it was destroyed: an answer about who asks after the check, everything 30 days after closing. */
    body: relating(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    sentAt: notPersonal(instant()),
    /** When a question was answered, or what it asked became known otherwise. */
    answeredAt: notPersonal(instant().nullable()),
    /** The question that an answer is to. */
    answersId: notPersonal(p.uuid().nullable()),
    destroyedAt: notPersonal(instant().nullable()),
    /** The member who wrote it; null for the person. */
    authorId: relating(p.uuid().nullable(), LINK),
  },
  indexes: [{ name: 'request_message_by_request', properties: ['workspaceId', 'request', 'sentAt', 'id'] }],
});

/** One message between a workspace and the person about their request. */
export class RequestMessage extends RequestMessageSchema.class {}
RequestMessageSchema.setClass(RequestMessage);
