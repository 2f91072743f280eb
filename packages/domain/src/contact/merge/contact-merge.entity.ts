import { defineEntity, p } from '@mikro-orm/core';
import { Member } from '../../identity/member.entity.ts';
import { instant, LINK, sealedBytes, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../kernel/classify.ts';
import { Contact } from '../contact.entity.ts';
import type { MovedRows } from './moved-rows.ts';

const ContactMergeSchema = defineEntity({
  name: 'ContactMerge',
  ...tenantTable({ subjects: { via: 'answersWith' } }),
  properties: {
    ...tenantKey(),
    /** The contact that answers to the old id: the survivor, or whom they were merged into later. */
    answersWith: () =>
      notPersonal(p.manyToOne(Contact).ref().joinColumns('workspace_id', 'answers_with_id').deleteRule('no action')),
    /** Into whom the contact was merged, whoever answers for them now. */
    survivorId: notPersonal(p.uuid()),
    mergedId: notPersonal(p.uuid()),
    mergedBy: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'merged_by_id').deleteRule('no action'),
        LINK,
      ),
    mergedAt: notPersonal(instant()),
    undoneAt: notPersonal(instant().nullable()),
    /** The ids of the rows that went over; gone with the time in which it can be undone. */
    moved: notPersonal(p.json<readonly MovedRows[]>().nullable()),
    /** The survivor as they were, under their key; gone with the time in which it can be undone. */
    before: relating(sealedBytes().nullable(), {
      category: 'relationship',
      onErasure: 'delete-row',
      stored: 'sealed',
    }),
  },
  indexes: [{ name: 'contact_merge_by_answer', properties: ['workspaceId', 'answersWith', 'id'] }],
  uniques: [{ name: 'contact_merge_once', properties: ['workspaceId', 'mergedId'], where: 'undone_at is null' }],
});

/** That a contact was found to be the same person as another one and lives on in that one. */
export class ContactMerge extends ContactMergeSchema.class {}
ContactMergeSchema.setClass(ContactMerge);
