import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, sealedBytes, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../kernel/classify.ts';

const PROOF: PersonalDeclaration = { category: 'request', onErasure: { keepFor: 'proof' } };

/** Before a copy it is looked at what concerns others; after a deletion, what may still mean the person. */
export const REVIEW_USES = ['copy', 'erasure'] as const;

/** Nobody looked at it yet; what was proposed is done; it is not done. */
export const REVIEW_STATES = ['open', 'accepted', 'dismissed'] as const;

/** What becomes of a record in a copy: others are blacked out, it is handed over as it is, or it stays out. */
export const REVIEW_OUTCOMES = ['redact', 'include', 'withhold'] as const;

/** On which ground something of others is handed over (GDPR Art. 15(4)). */
export const SHOW_GROUNDS = ['consent-of-other', 'rights-not-affected', 'known-to-person'] as const;

/** On which ground something is kept back; the copy names it. */
export const WITHHOLD_GROUNDS = ['rights-of-others', 'trade-secret', 'legal-privilege'] as const;

const ReviewItemSchema = defineEntity({
  name: 'ReviewItem',
  ...tenantTable({ subjects: { via: 'subjectId' } }),
  properties: {
    ...tenantKey(),
    use: notPersonal(oneOf('use', REVIEW_USES)),
    requestId: notPersonal(p.uuid().nullable()),
    /** The deletion after which it is looked at. */
    ledgerId: notPersonal(p.uuid().nullable()),
    /** Where it stands: the table, the row, and the column where it is one alone. */
    tableName: notPersonal(p.text()),
    rowId: notPersonal(p.uuid()),
    columnName: notPersonal(p.text().nullable()),
    /** The record as somebody looked at it: once it is another, it is looked at again. */
    rowVersion: notPersonal(p.integer().nullable()),
    /** The place within the text, in UTF-16 units. */
    startsAt: notPersonal(p.integer().nullable()),
    length: notPersonal(p.integer().nullable()),
    /** Places of a record that are blacked out, and those that were found, as JSON; numbers and the names of columns. */
    passages: notPersonal(p.text().nullable()),
    /** Why it is looked at, as the review that found it says. */
    cause: notPersonal(p.text()),
    /** Whose copy or deletion it is. */
    subjectId: relating(p.uuid(), PROOF),
    state: notPersonal(oneOf('state', REVIEW_STATES).default('open')),
    outcome: notPersonal(oneOf('outcome', REVIEW_OUTCOMES).nullable()),
    ground: notPersonal(oneOf('ground', [...SHOW_GROUNDS, ...WITHHOLD_GROUNDS]).nullable()),
    /** What is said about the ground; the copy has it. Under the request's own key, destroyed 30 days after closing. */
    explanation: relating(sealedBytes().nullable(), { ...PROOF, stored: 'sealed' }),
    dueOn: notPersonal(p.date().nullable()),
    foundAt: notPersonal(instant()),
    decidedById: relating(p.uuid().nullable(), LINK),
    decidedAt: notPersonal(instant().nullable()),
  },
  uniques: [
    {
      name: 'review_item_of_copy',
      properties: ['workspaceId', 'requestId', 'tableName', 'rowId'],
      where: "use = 'copy'",
    },
  ],
  indexes: [
    { name: 'review_item_by_subject', properties: ['workspaceId', 'subjectId'] },
    { name: 'review_item_by_request', properties: ['workspaceId', 'requestId', 'state'] },
    { name: 'review_item_by_ledger', properties: ['workspaceId', 'ledgerId', 'state'] },
  ],
});

/** Something that a person has to look at before a copy is made, or after a deletion, because no rule can decide it. */
export class ReviewItem extends ReviewItemSchema.class {}
ReviewItemSchema.setClass(ReviewItem);
