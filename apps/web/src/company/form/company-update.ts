import { moneyTexts, textOf } from '../../form/model/form-values.ts';
import type { FormRecord } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import type { CompanyEditQuery as CompanyEditData } from '../../gql/graphql.ts';
import type { CellSource } from '../../list/edit/save-cell.ts';
import { useCellSource } from '../../list/edit/use-cell-source.ts';
import { companyInputOf } from './company-fields.ts';

/** A company as it is changed. */
export const CompanyEditQuery = graphql(`
  query CompanyEdit($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    company(id: $id) {
      id
      version
      name
      domain
      website
      industry
      city
      country
      employeeCount
      foundedYear
      annualRevenue {
        amount
        currency
      }
      owner {
        id
        displayName
      }
      parent {
        id
        name
      }
      withheld {
        field
        reason
        category
      }
    }
  }
`);

/** Changes the given fields of a company. */
export const CompanyUpdateMutation = graphql(`
  mutation CompanyUpdate($input: CompanyUpdateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    companyUpdate(input: $input) {
      record {
        id
        version
        ...CompanyColumns_company
        ...CompanyFacts_company
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Changes one field at a time, where it stands in the list. */
export function useCompanyCells(): CellSource {
  return useCellSource({
    query: CompanyEditQuery,
    mutation: CompanyUpdateMutation,
    variablesOf: ({ id, name, value, version }) => ({
      input: { id, ifVersion: version, [name]: companyInputOf({ [name]: value }, name) },
    }),
    errorsOf: (data) => data.companyUpdate.errors,
    recordOf: ({ company }) => company && recordOf(company),
  });
}

/** A company as a form sees it. */
export function recordOf(company: NonNullable<CompanyEditData['company']>): FormRecord {
  const { name, domain, website, industry, city, country, employeeCount, foundedYear } = company;
  const plain = { name, domain, website, industry, city, country, employeeCount, foundedYear };
  return {
    version: company.version,
    values: {
      ...Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, textOf(value)])),
      ...moneyTexts('annualRevenue', company.annualRevenue),
      ownerId: textOf(company.owner?.id),
      parentId: textOf(company.parent?.id),
    },
  };
}
