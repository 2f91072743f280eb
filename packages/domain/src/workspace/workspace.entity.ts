import { defineEntity, p } from '@mikro-orm/core';
import { instant, recordStamps, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal } from '../kernel/classify.ts';

/** Where a workspace stands until it says otherwise. */
export const DEFAULT_COUNTRY = 'DE';

const WorkspaceSchema = defineEntity({
  name: 'Workspace',
  ...tenantTable({ subjects: 'none', tenantColumn: 'id' }),
  properties: {
    id: notPersonal(p.uuid().primary()),
    slug: notPersonal(p.text().unique()),
    name: notPersonal(p.text()),
    timeZone: notPersonal(p.text().default('Europe/Berlin')),
    locale: notPersonal(p.text().default('en')),
    baseCurrency: notPersonal(p.text().default('EUR')),
    weekStart: notPersonal(p.integer().default(1)),
    country: notPersonal(p.text().default(DEFAULT_COUNTRY)),
    /** The operator of the installation is itself a workspace: its contacts' kind of subject is the account. */
    isOperator: notPersonal(p.boolean().default(false)),
    privacyEmail: notPersonal(p.text().nullable()),
    postalAddress: notPersonal(p.text().nullable()),
    /** When somebody of the workspace said where it stands; null while it is as it was made. */
    setUpAt: notPersonal(instant().nullable()),
    /** When somebody asked to close it; null while nobody did. */
    closeRequestedAt: notPersonal(instant().nullable()),
    /** When it ends; until then it is read, and can be taken back. */
    closingAt: notPersonal(instant().nullable()),
    /** When an owner gave up the full export of the closure that is under way; one of an earlier closure counts for nothing. */
    exportWaivedAt: notPersonal(instant().nullable()),
    /** From when on it is destroyed, and nobody gets in any more. */
    closedAt: notPersonal(instant().nullable()),
    ...recordStamps(),
  },
  uniques: [{ name: 'workspace_one_operator', properties: ['isOperator'], where: 'is_operator' }],
});

/** A tenant. For its contacts it is the controller, and the operator of the installation its processor. */
export class Workspace extends WorkspaceSchema.class {}
WorkspaceSchema.setClass(Workspace);
