import { defineEntity, p } from '@mikro-orm/core';
import { Member } from '../identity/member.entity.ts';
import { binColumns, LINK, recordStamps, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';
import { aboutColumns } from './about/about-columns.ts';

const NoteSchema = defineEntity({
  name: 'Note',
  ...tenantTable({ subjects: 'participants' }),
  properties: {
    ...tenantKey(),
    body: relating(sealedBytes().nullable(), { category: 'communication', onErasure: 'redact', stored: 'sealed' }),
    author: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'author_id').deleteRule('no action'),
        LINK,
      ),
    isPinned: notPersonal(p.boolean().default(false)),
    ...aboutColumns(),
    ...recordStamps(),
    ...binColumns(),
  },
  indexes: [
    { name: 'note_by_created', properties: ['workspaceId', 'createdAt', 'id'] },
    { name: 'note_by_contact', properties: ['workspaceId', 'contact', 'createdAt', 'id'] },
    { name: 'note_by_company', properties: ['workspaceId', 'company', 'createdAt', 'id'] },
    { name: 'note_by_deal', properties: ['workspaceId', 'deal', 'createdAt', 'id'] },
  ],
});

/** What a member wrote down; the text is sealed. */
export class Note extends NoteSchema.class {}
NoteSchema.setClass(Note);
