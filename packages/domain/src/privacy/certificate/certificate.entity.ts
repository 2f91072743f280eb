import { defineEntity, p } from '@mikro-orm/core';
import { instant, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal } from '../../kernel/classify.ts';

const CertificateSchema = defineEntity({
  name: 'Certificate',
  ...tenantTable({ subjects: 'none', appendOnly: true }),
  properties: {
    ...tenantKey(),
    requestId: notPersonal(p.uuid()),
    /** From 1; the newest is the one that holds. */
    version: notPersonal(p.integer()),
    /** The signed file, word for word: ids, counts, dates and names of recipients. */
    document: notPersonal(p.text()),
    issuedAt: notPersonal(instant()),
  },
  uniques: [{ name: 'certificate_by_request', properties: ['workspaceId', 'requestId', 'version'] }],
});

/** What the installation signed about an erasure that was carried out at somebody's request. */
export class Certificate extends CertificateSchema.class {}
CertificateSchema.setClass(Certificate);
