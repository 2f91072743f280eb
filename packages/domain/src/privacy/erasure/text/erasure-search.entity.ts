import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, sealedBytes, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../../kernel/classify.ts';

/** It went to its end; or what it looked for could not be read any more, so that part of the texts was not searched. */
const SEARCH_OUTCOMES = ['done', 'cut-short'] as const;

const PROOF: PersonalDeclaration = { category: 'request', onErasure: { keepFor: 'proof' } };

const ErasureSearchSchema = defineEntity({
  name: 'ErasureSearch',
  ...tenantTable({ subjects: { via: 'subjectId' } }),
  properties: {
    ...tenantKey(),
    ledgerId: notPersonal(p.uuid()),
    /** Who was erased; leads to nothing any more. */
    subjectId: relating(p.uuid(), PROOF),
    /** What is looked for, under a key of this row's own; both are destroyed with the end of the search. */
    lookedFor: relating(sealedBytes().nullable(), { ...PROOF, stored: 'sealed' }),
    /** Where it stands: the place that it is in, and the last row there that it has seen. */
    place: notPersonal(p.text().check("place ~ '^[a-z_]*$'").default('')),
    afterId: notPersonal(p.uuid().nullable()),
    opened: notPersonal(p.integer().default(0)),
    takenOut: notPersonal(p.integer().default(0)),
    suggested: notPersonal(p.integer().default(0)),
    /** Texts that could not be opened or written: nobody knows what is in them. */
    failed: notPersonal(p.integer().default(0)),
    startedAt: notPersonal(instant()),
    finishedAt: notPersonal(instant().nullable()),
    outcome: notPersonal(oneOf('outcome', SEARCH_OUTCOMES).nullable()),
  },
  checks: [
    {
      name: 'erasure_search_forgets',
      expression: '(finished_at is null) = (outcome is null) and (finished_at is null or looked_for is null)',
    },
  ],
  uniques: [{ name: 'erasure_search_once', properties: ['workspaceId', 'ledgerId'] }],
  indexes: [
    { name: 'erasure_search_open', properties: ['workspaceId', 'id'], where: 'finished_at is null' },
    { name: 'erasure_search_by_subject', properties: ['workspaceId', 'subjectId'] },
  ],
});

/** How far the texts of others are searched for somebody who was erased, and what for. */
export class ErasureSearch extends ErasureSearchSchema.class {}
ErasureSearchSchema.setClass(ErasureSearch);
