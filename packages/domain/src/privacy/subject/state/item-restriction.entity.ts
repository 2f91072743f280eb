import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../../kernel/classify.ts';
import { DataSubject, RESTRICTION_GROUNDS } from '../data-subject.entity.ts';

/** The records that can be restricted one by one: those that tell of a person in somebody's words. */
export const RESTRICTABLE_RECORDS = ['note', 'activity', 'task', 'file'] as const;

/** A record of {@link RESTRICTABLE_RECORDS}. */
export type RestrictableRecord = (typeof RESTRICTABLE_RECORDS)[number];

const OF_PERSON: PersonalDeclaration = { category: 'preference', onErasure: 'delete-row' };

const ItemRestrictionSchema = defineEntity({
  name: 'ItemRestriction',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    /** Who asked for it. */
    subject: () =>
      relating(
        p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'),
        OF_PERSON,
      ),
    recordType: notPersonal(oneOf('record_type', RESTRICTABLE_RECORDS)),
    recordId: notPersonal(p.uuid()),
    restrictionGround: relating(oneOf('restriction_ground', RESTRICTION_GROUNDS), OF_PERSON),
    restrictedAt: relating(instant(), OF_PERSON),
    liftedAt: relating(instant().nullable(), OF_PERSON),
  },
  indexes: [{ name: 'item_restriction_by_subject', properties: ['workspaceId', 'subject'] }],
  uniques: [
    {
      name: 'item_restriction_once',
      properties: ['workspaceId', 'recordType', 'recordId', 'subject'],
      where: 'lifted_at is null',
    },
  ],
});

/** A record that is stored and not otherwise used, while the person goes on being dealt with (GDPR Art. 18). */
export class ItemRestriction extends ItemRestrictionSchema.class {}
ItemRestrictionSchema.setClass(ItemRestriction);
