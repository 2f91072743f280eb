import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../kernel/classify.ts';

/** What a data subject is to the workspace. A human who is both contact and member is two subjects. */
export const SUBJECT_KINDS = ['contact', 'member', 'account', 'other'] as const;

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
    /** One bit for each purpose that this person refuses or for which nothing permits the use; see `kernel/purposes.ts`. */
    blocked: relating(p.bigint().default(0), { category: 'preference', onErasure: { keepFor: 'proof' } }),
    /** From this instant on the bits count as all blocked until they are computed anew: a consent expires without a write. */
    nextChangeAt: relating(instant().nullable(), { category: 'preference', onErasure: 'clear' }),
    /** GDPR Art. 18: since when processing is restricted. */
    restrictedAt: relating(instant().nullable(), { category: 'preference', onErasure: 'clear' }),
    isMinor: relating(p.boolean().default(false), { category: 'identity', onErasure: 'clear' }),
    deceasedOn: relating(p.date().nullable(), { category: 'identity', onErasure: 'clear' }),
    erasedAt: notPersonal(instant().nullable()),
    createdAt: notPersonal(instant()),
  },
});

/** A natural person as one workspace knows them; nothing links subjects across workspaces. */
export class DataSubject extends DataSubjectSchema.class {}
DataSubjectSchema.setClass(DataSubject);
