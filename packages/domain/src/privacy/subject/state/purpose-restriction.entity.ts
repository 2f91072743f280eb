import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, sealedBytes, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { type PersonalDeclaration, relating } from '../../../kernel/classify.ts';
import type { Purpose } from '../../../kernel/purposes.ts';
import { DataSubject, RESTRICTION_GROUNDS } from '../data-subject.entity.ts';

const OF_PERSON: PersonalDeclaration = { category: 'preference', onErasure: 'delete-row' };

const PurposeRestrictionSchema = defineEntity({
  name: 'PurposeRestriction',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    subject: () =>
      relating(
        p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'),
        OF_PERSON,
      ),
    purpose: relating(p.text().$type<Purpose>(), OF_PERSON),
    restrictionGround: relating(oneOf('restriction_ground', RESTRICTION_GROUNDS), OF_PERSON),
    /** Null where a restore brought it back: the journal knows no words. */
    reason: relating(sealedBytes().nullable(), { ...OF_PERSON, stored: 'sealed' }),
    restrictedAt: relating(instant(), OF_PERSON),
    restrictedById: relating(p.uuid().nullable(), LINK),
    liftedAt: relating(instant().nullable(), OF_PERSON),
  },
  indexes: [{ name: 'purpose_restriction_by_subject', properties: ['workspaceId', 'subject', 'liftedAt'] }],
});

/** A purpose that an officer let stand still for one person, while everything else goes on (GDPR Art. 18). */
export class PurposeRestriction extends PurposeRestrictionSchema.class {}
PurposeRestrictionSchema.setClass(PurposeRestriction);
