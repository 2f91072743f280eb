import { defineEntity, p } from '@mikro-orm/core';
import { instant, sealedBytes, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { identifying, notPersonal, type PersonalDeclaration, relating } from '../../kernel/classify.ts';
import { DataSubject } from './data-subject.entity.ts';

const OWN_WORDS: PersonalDeclaration = { category: 'identity', onErasure: 'delete-row', stored: 'sealed' };

const DisputedValueSchema = defineEntity({
  name: 'DisputedValue',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    subject: () =>
      notPersonal(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action')),
    /** The record in which the value stands. */
    recordId: notPersonal(p.uuid()),
    /** The field, as the API calls it. */
    field: notPersonal(p.text()),
    /** As the person says that it should be. */
    claimed: identifying(sealedBytes(), OWN_WORDS),
    /** Why, in their own words. */
    statement: relating(sealedBytes().nullable(), OWN_WORDS),
    requestId: notPersonal(p.uuid()),
    disputedAt: notPersonal(instant()),
  },
  uniques: [{ name: 'disputed_value_once', properties: ['workspaceId', 'recordId', 'field'] }],
  indexes: [{ name: 'disputed_value_by_subject', properties: ['workspaceId', 'subject'] }],
});

/** A value that stays although the person says it is wrong; what they say stands beside it (GDPR Art. 16, 5(1)(d)). */
export class DisputedValue extends DisputedValueSchema.class {}
DisputedValueSchema.setClass(DisputedValue);
