import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, sealedBytes, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { identifying, notPersonal } from '../../../kernel/classify.ts';
import { PrivacyRequest } from '../privacy-request.entity.ts';

/** What a person can have corrected by saying how it should be; anything else they write in their own words. */
export const CORRECTABLE_FIELDS = [
  'fullName',
  'email',
  'phone',
  'postalAddress',
  'city',
  'country',
  'jobTitle',
  'birthDate',
] as const;

const CorrectionItemSchema = defineEntity({
  name: 'CorrectionItem',
  ...tenantTable({ subjects: { via: 'request' } }),
  properties: {
    ...tenantKey(),
    request: () =>
      notPersonal(p.manyToOne(PrivacyRequest).ref().joinColumns('workspace_id', 'request_id').deleteRule('no action')),
    field: notPersonal(oneOf('field', CORRECTABLE_FIELDS)),
    /** As the person says that it should be, under the request's key; null once it is destroyed. */
    proposed: identifying(sealedBytes().nullable(), {
      ...{ category: 'request', onErasure: { keepFor: 'proof' }, stored: 'sealed' },
    }),
    state: notPersonal(oneOf('state', ['open', 'granted', 'refused']).default('open')),
    decidedAt: notPersonal(instant().nullable()),
  },
  uniques: [{ name: 'correction_item_once', properties: ['workspaceId', 'request', 'field'] }],
});

/** One value that a person wants corrected (GDPR Art. 16). */
export class CorrectionItem extends CorrectionItemSchema.class {}
CorrectionItemSchema.setClass(CorrectionItem);
