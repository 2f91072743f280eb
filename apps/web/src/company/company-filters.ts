import type { Translator } from '@smartx/ui';
import type { CompanyFilter } from '../gql/graphql.ts';
import type { FilterField } from '../list/filter-field.ts';

/** What companies can be filtered by. */
export function companyFilters(i18n: Translator): FilterField<CompanyFilter>[] {
  return [
    { id: 'industry', label: i18n.t('Industry'), kind: 'text', where: (industry) => ({ industry }) },
    { id: 'city', label: i18n.t('City'), kind: 'text', where: (city) => ({ city }) },
    { id: 'country', label: i18n.t('Country'), kind: 'text', where: (country) => ({ country }) },
    { id: 'domain', label: i18n.t('Domain'), kind: 'text', where: (domain) => ({ domain }) },
    { id: 'owner', label: i18n.t('Owner'), kind: 'member', where: (owner) => ({ owner }) },
    { id: 'employees', label: i18n.t('Employees'), kind: 'number', where: (employeeCount) => ({ employeeCount }) },
    { id: 'created', label: i18n.t('Added'), kind: 'instant', where: (createdAt) => ({ createdAt }) },
  ];
}
