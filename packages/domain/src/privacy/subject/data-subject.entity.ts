import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../kernel/classify.ts';
import { type Purpose, purposeBits } from '../../kernel/purposes.ts';
import { DECISION_TO_CONTACTS } from './decision-copy.ts';

/** What a data subject is to the workspace. A human who is both contact and member is two subjects. */
export const SUBJECT_KINDS = ['contact', 'member', 'account', 'other'] as const;

/** GDPR Art. 18(1)(a) to (d): why the processing of somebody's data is restricted. */
export const RESTRICTION_GROUNDS = [
  'accuracy-contested',
  'unlawful',
  'needed-for-claims',
  'objection-pending',
] as const;

/** What needs a consent is closed until the ledger opens it, also for a person whom nobody has decided about yet (Art. 25(2)). */
const CLOSED_AT_FIRST: readonly Purpose[] = [
  'MARKETING',
  'PROFILING',
  'PARTNER_SHARING',
  'PERSONALISATION',
  'USAGE_ANALYTICS',
  'OPERATOR_MARKETING',
];

const DataSubjectSchema = defineEntity({
  name: 'DataSubject',
  ...tenantTable({ subjects: 'self' }),
  properties: {
    ...tenantKey(),
    kind: notPersonal(oneOf('kind', SUBJECT_KINDS)),
    mergedInto: () =>
      relating(
        p.manyToOne(DataSubject).ref().nullable().joinColumns('workspace_id', 'merged_into_id').deleteRule('no action'),
        LINK,
      ),
    /** Since when it is known that they are the same human: what either says from then on counts for both. */
    mergedAt: relating(instant().nullable(), { category: 'relationship', onErasure: 'clear' }),
    /** One bit for each purpose that this person refuses or for which nothing permits the use; see `kernel/purposes.ts`. */
    blocked: relating(p.bigint().default(Number(purposeBits(CLOSED_AT_FIRST))), {
      category: 'preference',
      onErasure: { keepFor: 'proof' },
    }),
    /** Which of them are closed by an objection, and which because a consent ran out: what a withheld value says of its reason. */
    objected: relating(p.bigint().default(0), { category: 'preference', onErasure: 'clear' }),
    expired: relating(p.bigint().default(0), { category: 'preference', onErasure: 'clear' }),
    /** From this instant on the bits count as all blocked until they are computed anew: a consent expires without a write. */
    nextChangeAt: relating(instant().nullable(), { category: 'preference', onErasure: 'clear' }),
    /** GDPR Art. 18: since when processing is restricted. */
    restrictedAt: relating(instant().nullable(), { category: 'preference', onErasure: 'clear' }),
    restrictionGround: relating(oneOf('restriction_ground', RESTRICTION_GROUNDS).nullable(), {
      category: 'preference',
      onErasure: 'clear',
    }),
    /** When the person was told that the restriction ends: it is lifted after that (GDPR Art. 18(3)). */
    restrictionEndToldAt: relating(instant().nullable(), { category: 'preference', onErasure: 'clear' }),
    /** Purposes that stand still for this person alone, such as those whose objection is not decided yet. */
    restrictedPurposes: relating(p.bigint().default(0), { category: 'preference', onErasure: 'clear' }),
    isMinor: relating(p.boolean().default(false), { category: 'identity', onErasure: 'clear' }),
    deceasedOn: relating(p.date().nullable(), { category: 'identity', onErasure: 'clear' }),
    erasedAt: notPersonal(instant().nullable()),
    createdAt: notPersonal(instant()),
  },
  triggers: DECISION_TO_CONTACTS,
  indexes: [
    // Every decision about a person asks who was merged into them, and nearly nobody was.
    { name: 'data_subject_by_survivor', properties: ['mergedInto'], where: 'merged_into_id is not null' },
  ],
});

/** A natural person as one workspace knows them; nothing links subjects across workspaces. */
export class DataSubject extends DataSubjectSchema.class {}
DataSubjectSchema.setClass(DataSubject);
