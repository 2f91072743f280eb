import { defineEntity, p } from '@mikro-orm/core';
import { LINK, recordStamps, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, relating } from '../kernel/classify.ts';
import { aboutColumns } from './about/about-columns.ts';

const FileSchema = defineEntity({
  name: 'File',
  ...tenantTable({ subjects: 'participants' }),
  properties: {
    ...tenantKey(),
    /** File names carry names of people, so they are sealed too. */
    name: identifying(sealedBytes().nullable(), { category: 'communication', onErasure: 'clear', stored: 'sealed' }),
    mediaType: notPersonal(p.text()),
    byteSize: notPersonal(p.bigint()),
    sha256: relating(p.blob().nullable(), { category: 'communication', onErasure: 'clear' }),
    /** Where the file store keeps the ciphertext. */
    storageKey: notPersonal(p.text()),
    keyId: notPersonal(p.uuid()),
    uploadedById: relating(p.uuid().nullable(), LINK),
    ...aboutColumns(),
    ...recordStamps(),
  },
  indexes: [
    { name: 'file_by_contact', properties: ['workspaceId', 'contact', 'id'] },
    { name: 'file_by_company', properties: ['workspaceId', 'company', 'id'] },
    { name: 'file_by_deal', properties: ['workspaceId', 'deal', 'id'] },
  ],
});

/** A file of a record; its content lies in the file store, encrypted. */
export class File extends FileSchema.class {}
FileSchema.setClass(File);
