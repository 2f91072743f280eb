import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, recordStamps, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../kernel/classify.ts';
import type { Purpose } from '../../kernel/purposes.ts';

/** The grounds of GDPR Art. 6(1). */
export const LEGAL_BASES = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'legitimate-interest',
] as const;

/** A ground of GDPR Art. 6(1). */
export type LegalBasis = (typeof LEGAL_BASES)[number];

const PurposeSettingSchema = defineEntity({
  name: 'PurposeSetting',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    purpose: notPersonal(p.text().$type<Purpose>()),
    isOn: notPersonal(p.boolean()),
    /** The ground of whoever is recorded now: that of the newest `purpose_basis`. */
    basis: notPersonal(oneOf('basis', LEGAL_BASES)),
    /** What the notice says about this purpose in the workspace's own language: that of its newest `purpose_notice`. */
    wording: notPersonal(p.text()),
    /** Why a legitimate interest goes before those of the people, as somebody of the workspace adopted it; null where nobody did. */
    assessment: notPersonal(p.text().nullable()),
    assessmentAdoptedAt: notPersonal(instant().nullable()),
    assessmentAdoptedById: relating(p.uuid().nullable(), LINK),
    /** By when it is looked at again. */
    assessmentReviewOn: notPersonal(p.date().nullable()),
    ...recordStamps(),
  },
  uniques: [{ name: 'purpose_setting_once', properties: ['workspaceId', 'purpose'] }],
});

/** How one workspace uses one purpose of the product's list: on or off, on which ground, in which words. */
export class PurposeSetting extends PurposeSettingSchema.class {}
PurposeSettingSchema.setClass(PurposeSetting);

const SubjectGroundSchema = defineEntity({
  name: 'SubjectGround',
  ...tenantTable({ subjects: { via: 'subjectId' } }),
  properties: {
    ...tenantKey(),
    subjectId: notPersonal(p.uuid()),
    purpose: notPersonal(p.text().$type<Purpose>()),
    basis: notPersonal(oneOf('basis', LEGAL_BASES)),
    statedBy: notPersonal(p.text()),
    ...recordStamps(),
  },
  uniques: [{ name: 'subject_ground_once', properties: ['workspaceId', 'subjectId', 'purpose'] }],
});

/** The ground on which one person's data is used for one purpose; fixed at collection. Without a row the workspace's setting holds. */
export class SubjectGround extends SubjectGroundSchema.class {}
SubjectGroundSchema.setClass(SubjectGround);
