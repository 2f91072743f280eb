import { defineEntity, p } from '@mikro-orm/core';
import { aboutColumns } from '../activity/about/about-columns.ts';
import { Member } from '../identity/member.entity.ts';
import { binColumns, LINK, recordStamps, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, relating } from '../kernel/classify.ts';
import { Lead } from '../lead/lead.entity.ts';

const FileSchema = defineEntity({
  name: 'File',
  ...tenantTable({ subjects: 'participants' }),
  properties: {
    ...tenantKey(),
    /** File names carry names of people, so they are sealed too. */
    name: identifying(sealedBytes().nullable(), { category: 'communication', onErasure: 'redact', stored: 'sealed' }),
    mediaType: notPersonal(p.text()),
    byteSize: notPersonal(p.bigint()),
    sha256: relating(p.blob().nullable(), { category: 'communication', onErasure: 'clear' }),
    /** Where the file store keeps the ciphertext. */
    storageKey: notPersonal(p.text()),
    /** Under which key of the vault name and content lie: the person's, the file's own, or the workspace's. */
    keyId: notPersonal(p.uuid()),
    uploadedBy: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'uploaded_by_id').deleteRule('no action'),
        LINK,
      ),
    /** The day of the document, of one that a law wants to see for years: an invoice, a receipt, a contract. */
    statutoryOn: notPersonal(p.date().nullable()),
    ...aboutColumns(),
    lead: () =>
      relating(p.manyToOne(Lead).ref().nullable().joinColumns('workspace_id', 'lead_id').deleteRule('no action'), LINK),
    ...recordStamps(),
    ...binColumns(),
  },
  indexes: [
    { name: 'file_by_created', properties: ['workspaceId', 'createdAt', 'id'] },
    { name: 'file_by_contact', properties: ['workspaceId', 'contact', 'createdAt', 'id'] },
    { name: 'file_by_company', properties: ['workspaceId', 'company', 'createdAt', 'id'] },
    { name: 'file_by_deal', properties: ['workspaceId', 'deal', 'createdAt', 'id'] },
    { name: 'file_by_lead', properties: ['workspaceId', 'lead', 'createdAt', 'id'] },
    { name: 'file_by_bin', properties: ['workspaceId', 'deletedAt', 'id'] },
  ],
});

/** A file of a record; its content lies in the file store, encrypted. */
export class File extends FileSchema.class {}
FileSchema.setClass(File);
