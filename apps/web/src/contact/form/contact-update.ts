import { nullable, textOf } from '../../form/model/form-values.ts';
import type { FormRecord } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ContactEditQuery as ContactEditData } from '../../gql/graphql.ts';
import type { CellSource } from '../../list/edit/save-cell.ts';
import { useCellSource } from '../../list/edit/use-cell-source.ts';

/** A contact as it is changed. */
export const ContactEditQuery = graphql(`
  query ContactEdit($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contact(id: $id) {
      id
      version
      fullName
      jobTitle
      lifecycle
      language
      city
      country
      company {
        id
        name
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

/** Changes the given fields of a contact. */
export const ContactUpdateMutation = graphql(`
  mutation ContactUpdate($input: ContactUpdateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contactUpdate(input: $input) {
      record {
        id
        version
        ...ContactColumns_contact
        ...ContactFacts_contact
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Changes one field at a time, where it stands in the list. */
export function useContactCells(): CellSource {
  return useCellSource({
    query: ContactEditQuery,
    mutation: ContactUpdateMutation,
    variablesOf: ({ id, name, value, version }) => ({
      input: { id, ifVersion: version, [name]: nullable(value) },
    }),
    errorsOf: (data) => data.contactUpdate.errors,
    recordOf: ({ contact }) => contact && recordOf(contact),
  });
}

/** A contact as a form sees it. */
export function recordOf(contact: NonNullable<ContactEditData['contact']>): FormRecord {
  const { fullName, jobTitle, lifecycle, language, city, country, company, owner } = contact;
  return {
    version: contact.version,
    values: {
      fullName: textOf(fullName),
      jobTitle: textOf(jobTitle),
      lifecycle: textOf(lifecycle),
      language: textOf(language),
      city: textOf(city),
      country: textOf(country),
      companyId: textOf(company?.id),
      ownerId: textOf(owner?.id),
    },
  };
}
