import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, sealedBytes, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { identifying, notPersonal } from '../../../kernel/classify.ts';
import { PrivacyRequest } from '../privacy-request.entity.ts';

/**
 * What a file shows: that a value is wrong, what an officer asked about, who somebody is after a doubt, or that an agent may act
 * for the person.
 */
export const EVIDENCE_KINDS = ['correction', 'answer', 'identity', 'permission'] as const;

const RequestEvidenceSchema = defineEntity({
  name: 'RequestEvidence',
  ...tenantTable({ subjects: { via: 'request' } }),
  properties: {
    ...tenantKey(),
    request: () =>
      notPersonal(p.manyToOne(PrivacyRequest).ref().joinColumns('workspace_id', 'request_id').deleteRule('no action')),
    kind: notPersonal(oneOf('kind', EVIDENCE_KINDS)),
    /** Under a key of its own, as the content is; null once it is destroyed. */
    name: identifying(sealedBytes().nullable(), {
      ...{ category: 'request', onErasure: { keepFor: 'proof' }, stored: 'sealed' },
    }),
    mediaType: notPersonal(p.text()),
    byteSize: notPersonal(p.bigint()),
    /** Where the file store keeps the ciphertext; null once nothing of it is left. */
    storageKey: notPersonal(p.text().nullable()),
    addedAt: notPersonal(instant()),
    /** From when on nobody reads it any more; key and content go a moment later. */
    destroyedAt: notPersonal(instant().nullable()),
  },
  indexes: [
    { name: 'request_evidence_by_request', properties: ['workspaceId', 'request', 'addedAt', 'id'] },
    {
      name: 'request_evidence_with_content',
      properties: ['workspaceId', 'destroyedAt', 'id'],
      where: 'storage_key is not null',
    },
  ],
});

/** A file that somebody adds to a request to show something; it is destroyed once that was looked at. */
export class RequestEvidence extends RequestEvidenceSchema.class {}
RequestEvidenceSchema.setClass(RequestEvidence);
