import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../kernel/classify.ts';
import { LEGAL_BASES, PurposeSetting } from '../consent/purpose-setting.entity.ts';

/** The member who decided; a row that only grows is never unlinked. */
const DECIDED_BY: PersonalDeclaration = { category: 'relationship', onErasure: { keepFor: 'proof' } };

const PurposeBasisSchema = defineEntity({
  name: 'PurposeBasis',
  ...tenantTable({ subjects: 'none', appendOnly: true }),
  properties: {
    ...tenantKey(),
    setting: () =>
      notPersonal(p.manyToOne(PurposeSetting).ref().joinColumns('workspace_id', 'setting_id').deleteRule('no action')),
    basis: notPersonal(oneOf('basis', LEGAL_BASES)),
    /** Whoever is recorded from this instant on stands on it, until a later version. */
    validFrom: notPersonal(instant()),
    decidedById: relating(p.uuid().nullable(), DECIDED_BY),
  },
  indexes: [{ name: 'purpose_basis_by_setting', properties: ['workspaceId', 'setting', 'validFrom'] }],
});

/**
 * On which ground a workspace used data for a purpose, and from when on. A ground is fixed at collection, so a version is
 * added and none is changed: a person stands on the one that was in force when they were recorded.
 */
export class PurposeBasis extends PurposeBasisSchema.class {}
PurposeBasisSchema.setClass(PurposeBasis);

const PurposeNoticeSchema = defineEntity({
  name: 'PurposeNotice',
  ...tenantTable({ subjects: 'none', appendOnly: true }),
  properties: {
    ...tenantKey(),
    setting: () =>
      notPersonal(p.manyToOne(PurposeSetting).ref().joinColumns('workspace_id', 'setting_id').deleteRule('no action')),
    /** Counts what was said about the purpose, in whatever language. */
    number: notPersonal(p.integer()),
    language: notPersonal(p.text()),
    wording: notPersonal(p.text()),
    /** SHA-256 of the wording in hex, as a consent keeps it. */
    wordingHash: notPersonal(p.text()),
    publishedAt: notPersonal(instant()),
    publishedById: relating(p.uuid().nullable(), DECIDED_BY),
  },
  uniques: [{ name: 'purpose_notice_once', properties: ['workspaceId', 'setting', 'number'] }],
});

/** What the notice of a workspace said about a purpose, word for word and since when; nothing of it is ever changed. */
export class PurposeNotice extends PurposeNoticeSchema.class {}
PurposeNoticeSchema.setClass(PurposeNotice);
