import { defineEntity, p } from '@mikro-orm/core';
import { instant, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal } from '../../kernel/classify.ts';

const AuditLeafSchema = defineEntity({
  name: 'AuditLeaf',
  ...tenantTable({ subjects: 'none', appendOnly: true }),
  properties: {
    /** The id is that of the audit entry. */
    ...tenantKey(),
    /** Where it stands in the tree, from 0 and without gaps. */
    sequence: notPersonal(p.bigint('number')),
    /** The hash of the entry, then that of each full subtree that ends here, from the smallest: 32 bytes each. */
    hashes: notPersonal(p.blob()),
  },
  uniques: [{ name: 'audit_leaf_by_sequence', properties: ['workspaceId', 'sequence'] }],
});

/** The place of an audit entry in the tree of its workspace. Hashes only; an erased person leaves nothing here that could be opened. */
export class AuditLeaf extends AuditLeafSchema.class {}
AuditLeafSchema.setClass(AuditLeaf);

const AuditHeadSchema = defineEntity({
  name: 'AuditHead',
  ...tenantTable({ subjects: 'none', appendOnly: true }),
  properties: {
    ...tenantKey(),
    /** How many leaves it stands for. */
    size: notPersonal(p.bigint('number')),
    root: notPersonal(p.blob()),
    signedAt: notPersonal(instant()),
    /** By this moment every entry that had been written was in the tree; null while older ones still wait. */
    completeAt: notPersonal(instant().nullable()),
    /** The public key that the signature is checked with, in base64. */
    keyId: notPersonal(p.text()),
    signature: notPersonal(p.blob()),
  },
  uniques: [{ name: 'audit_head_by_size', properties: ['workspaceId', 'size'] }],
});

/** What the installation signed at a moment: so many entries, and the root of the tree over them. */
export class AuditHead extends AuditHeadSchema.class {}
AuditHeadSchema.setClass(AuditHead);
