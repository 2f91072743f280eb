import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, relating } from '../kernel/classify.ts';

/** What a file is sent for. */
export const UPLOAD_USES = ['import', 'file'] as const;

const UploadSchema = defineEntity({
  name: 'Upload',
  ...tenantTable({ subjects: 'author' }),
  properties: {
    ...tenantKey(),
    use: notPersonal(oneOf('use', UPLOAD_USES)),
    fileName: identifying(sealedBytes(), { category: 'identity', onErasure: 'clear', stored: 'sealed' }),
    /** What was announced; the content has to have exactly this size and, if it was given, this hash. */
    byteSize: notPersonal(p.bigint()),
    sha256: notPersonal(p.blob().nullable()),
    tokenHash: notPersonal(p.blob()),
    /** Where the content lies once it was received. */
    storageKey: notPersonal(p.text().nullable()),
    createdById: relating(p.uuid().nullable(), LINK),
    createdAt: notPersonal(instant()),
    expiresAt: notPersonal(instant()),
    receivedAt: notPersonal(instant().nullable()),
    usedAt: notPersonal(instant().nullable()),
  },
  uniques: [{ name: 'upload_token', properties: ['workspaceId', 'tokenHash'] }],
  indexes: [
    { name: 'upload_by_token', properties: ['tokenHash'] },
    { name: 'upload_by_expiry', properties: ['workspaceId', 'expiresAt', 'id'] },
  ],
});

/** Permission to send one file once, to an address that nobody can guess. */
export class Upload extends UploadSchema.class {}
UploadSchema.setClass(Upload);
