import { moneyTexts, textOf } from '../../form/model/form-values.ts';
import type { FormRecord } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DealEditQuery as DealEditData } from '../../gql/graphql.ts';
import type { CellSource } from '../../list/edit/save-cell.ts';
import { useCellSource } from '../../list/edit/use-cell-source.ts';
import { dealInputOf } from './deal-fields.ts';

/** A deal as it is changed. */
export const DealEditQuery = graphql(`
  query DealEdit($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    deal(id: $id) {
      id
      version
      name
      engagedOn
      expectedCloseOn
      value {
        amount
        currency
      }
      company {
        id
        name
      }
      contact {
        id
        fullName
      }
      owner {
        id
        displayName
      }
      withheld {
        field
        reason
        category
      }
    }
  }
`);

/** Changes the given fields of a deal. */
export const DealUpdateMutation = graphql(`
  mutation DealUpdate($input: DealUpdateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    dealUpdate(input: $input) {
      record {
        id
        version
        ...DealColumns_deal
        ...DealFacts_deal
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Changes one field at a time, where it stands in the list. */
export function useDealCells(): CellSource {
  return useCellSource({
    query: DealEditQuery,
    mutation: DealUpdateMutation,
    variablesOf: ({ id, name, value, version }) => ({
      input: { id, ifVersion: version, [name]: dealInputOf({ [name]: value }, name) },
    }),
    errorsOf: (data) => data.dealUpdate.errors,
    recordOf: ({ deal }) => deal && recordOf(deal),
  });
}

/** A deal as a form sees it. */
export function recordOf(deal: NonNullable<DealEditData['deal']>): FormRecord {
  return {
    version: deal.version,
    values: {
      name: textOf(deal.name),
      engagedOn: textOf(deal.engagedOn),
      expectedCloseOn: textOf(deal.expectedCloseOn),
      ...moneyTexts('value', deal.value),
      companyId: textOf(deal.company?.id),
      contactId: textOf(deal.contact?.id),
      ownerId: textOf(deal.owner?.id),
    },
  };
}
