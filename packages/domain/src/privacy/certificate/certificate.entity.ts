import { defineEntity, p } from '@mikro-orm/core';
import { instant, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal } from '../../kernel/classify.ts';

const CertificateSchema = defineEntity({
  name: 'Certificate',
  ...tenantTable({ subjects: 'none', appendOnly: true }),
  properties: {
    ...tenantKey(),
    /** What it is about: a request, or a part of a batch of retention. */
    requestId: notPersonal(p.uuid().nullable()),
    batchId: notPersonal(p.uuid().nullable()),
    /** Of a batch with many people each certificate is about some; from 1. */
    part: notPersonal(p.integer().default(1)),
    /** From 1; the newest is the one that holds. */
    version: notPersonal(p.integer()),
    /** The signed file, word for word: ids, counts, dates and names of recipients. */
    document: notPersonal(p.text()),
    issuedAt: notPersonal(instant()),
  },
  checks: [{ name: 'certificate_one_cause', expression: 'num_nonnulls(request_id, batch_id) = 1' }],
  uniques: [
    { name: 'certificate_by_request', properties: ['workspaceId', 'requestId', 'version'] },
    { name: 'certificate_by_batch', properties: ['workspaceId', 'batchId', 'part', 'version'] },
  ],
});

/** What the installation signed about erasures: those of a request, or those of a batch of retention. */
export class Certificate extends CertificateSchema.class {}
CertificateSchema.setClass(Certificate);
