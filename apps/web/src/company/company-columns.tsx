import { Avatar, FieldValue, type GridColumn, MoneyText, NumberText, RelativeTime, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { CompanyColumns_CompanyFragment } from '../gql/graphql.ts';

/** What a row of the list shows. */
export const CompanyColumns_company = graphql(`
  fragment CompanyColumns_company on Company {
    id
    version
    name
    domain
    industry
    city
    country
    employeeCount
    createdAt
    annualRevenue {
      amount
      currency
    }
    owner {
      id
      displayName
    }
    contacts(first: 0) {
      totalCount {
        value
      }
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** A row of the list. */
export type CompanyRow = CompanyColumns_CompanyFragment;

/** The name, or what stands for it where it is withheld. */
export function companyName(i18n: Translator, company: { name: string | null }): string {
  return company.name ?? i18n.t('Name withheld');
}

/** The columns of the list of companies. */
export function companyColumns(i18n: Translator): GridColumn<CompanyRow>[] {
  return [
    {
      ...{ id: 'name', header: i18n.t('Name'), width: 220, opens: true, sortable: true },
      text: (company) => companyName(i18n, company),
      cell: (company, asLink) => (
        <>
          <Avatar name={company.name ?? '?'} shape="square" size={20} />
          <span>
            <FieldValue field="name" label={i18n.t('Name')} value={asLink(company.name)} withheld={company.withheld} />
          </span>
        </>
      ),
    },
    {
      ...{ id: 'domain', header: i18n.t('Domain'), width: 190 },
      cell: ({ domain }) => domain && <bdi>{domain}</bdi>,
    },
    { id: 'industry', header: i18n.t('Industry'), width: 130, cell: ({ industry }) => industry },
    { id: 'city', header: i18n.t('City'), width: 110, cell: ({ city }) => city },
    { id: 'country', header: i18n.t('Country'), width: 95, cell: ({ country }) => country },
    {
      ...{ id: 'contacts', header: i18n.t('Contacts'), width: 95, align: 'end' },
      cell: ({ contacts }) => <NumberText value={contacts.totalCount.value} />,
    },
    {
      ...{ id: 'employees', header: i18n.t('Employees'), width: 100, align: 'end' },
      cell: ({ employeeCount }) => employeeCount !== null && <NumberText value={employeeCount} />,
    },
    {
      ...{ id: 'revenue', header: i18n.t('Revenue a year'), width: 130, align: 'end' },
      cell: ({ annualRevenue }) =>
        annualRevenue && <MoneyText amount={annualRevenue.amount} currency={annualRevenue.currency} cents="auto" />,
    },
    { id: 'owner', header: i18n.t('Owner'), width: 150, cell: ({ owner }) => owner?.displayName },
    {
      ...{ id: 'created', header: i18n.t('Added'), width: 130, sortable: true },
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
  ];
}
