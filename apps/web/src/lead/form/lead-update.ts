import { textOf } from '../../form/model/form-values.ts';
import type { FormRecord } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import type { LeadEditQuery as LeadEditData } from '../../gql/graphql.ts';
import type { CellSource } from '../../list/edit/save-cell.ts';
import { useCellSource } from '../../list/edit/use-cell-source.ts';
import { leadInputOf } from './lead-fields.ts';

/** A lead as it is changed. */
export const LeadEditQuery = graphql(`
  query LeadEdit($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    lead(id: $id) {
      id
      version
      source
      origin
      score
      enquiry
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

/** Changes the given fields of a lead. */
export const LeadUpdateMutation = graphql(`
  mutation LeadUpdate($input: LeadUpdateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    leadUpdate(input: $input) {
      record {
        id
        version
        ...LeadColumns_lead
        ...LeadFacts_lead
        ...LeadEnquiry_lead
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Changes one field at a time, where it stands in the list. */
export function useLeadCells(): CellSource {
  return useCellSource({
    query: LeadEditQuery,
    mutation: LeadUpdateMutation,
    variablesOf: ({ id, name, value, version }) => ({
      input: { id, ifVersion: version, [name]: leadInputOf({ [name]: value }, name) },
    }),
    errorsOf: (data) => data.leadUpdate.errors,
    recordOf: ({ lead }) => lead && recordOf(lead),
  });
}

/** A lead as a form sees it. */
export function recordOf(lead: NonNullable<LeadEditData['lead']>): FormRecord {
  const { source, origin, score, enquiry, owner } = lead;
  return {
    version: lead.version,
    values: {
      source: textOf(source),
      origin: textOf(origin),
      score: textOf(score),
      enquiry: textOf(enquiry),
      ownerId: textOf(owner?.id),
    },
  };
}
