import { Company } from '@smartx/domain/company';
import { sql } from 'kysely';
import { CUSTOM_FIELDS } from '../custom-field/custom-field.read.ts';
import { externalIdsOf } from '../external-id/external-id.read.ts';
import { HOLD_REVIEW } from '../privacy/hold/hold.read.ts';
import { readType } from '../read/read-type.ts';
import { byExternalId, similarTo } from '../read/search-term.ts';

/** How a company is read. */
export const companyRead = readType({
  name: 'Company',
  entity: Company,
  idKind: 'company',
  customObject: 'company',
  readAction: 'company:read',
  ownerColumn: 'owner_id',
  hasBin: true,
  subject: { kind: 'own', column: 'subject_id' },
  fields: {
    holdReviewOn: HOLD_REVIEW,
    changes: { kind: 'connection', type: 'FieldChange', column: 'record_id' },
    customFields: CUSTOM_FIELDS,
    externalIds: externalIdsOf('company', { personal: true }),
    annualRevenue: { kind: 'money', minor: 'annualRevenueMinor', currency: 'annualRevenueCurrency' },
    parent: { kind: 'one', type: 'Company', column: 'parent_id' },
    owner: { kind: 'one', type: 'Member', column: 'owner_id' },
    contacts: { kind: 'connection', type: 'Contact', column: 'company_id' },
    deals: { kind: 'connection', type: 'Deal', column: 'company_id' },
    isSoleTrader: { kind: 'derived', personal: false, sql: (alias) => sql`${sql.ref(alias)}.subject_id is not null` },
  },
  sorts: {
    NAME: { property: 'name' },
    CREATED_AT: { property: 'createdAt' },
  },
  tells: { matchName: 'name' },
  texts: { name: { property: 'name', by: 'match_company_names', isFolded: false } },
  search: [
    { field: 'name', tells: ['Company.name'], sql: ({ lower }) => similarTo('search_company_names', lower) },
    {
      field: 'domain',
      tells: ['Company.domain'],
      sql: ({ lower, workspaceId }) =>
        sql`select id, 4::real as score from company where workspace_id = ${workspaceId}::uuid and domain = ${lower}`,
    },
    byExternalId('company', 'Company'),
  ],
  groups: {
    INDUSTRY: { property: 'industry', of: null },
    COUNTRY: { property: 'country', of: null },
    OWNER: { property: 'owner', of: 'member' },
    CREATED_MONTH: { property: 'createdAt', of: null, per: 'month' },
  },
  sums: {
    ANNUAL_REVENUE: { minor: 'annualRevenueMinor', currency: 'annualRevenueCurrency' },
    EMPLOYEE_COUNT: { number: 'employeeCount' },
  },
});
