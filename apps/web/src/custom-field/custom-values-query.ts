import { graphql } from '../gql/gql.ts';
import type { CustomValuesQuery as CustomValuesData } from '../gql/graphql.ts';

/** What a record has in the fields of the workspace that are named. */
export const CustomValuesQuery = graphql(`
  query CustomValues($id: ID!, $keys: [String!]!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    node(id: $id) {
      id
      ... on Contact {
        version
        customFields(keys: $keys) {
          ...CustomValue_customFieldValue @unmask
        }
        withheld {
          field
          reason
          category
        }
      }
      ... on Company {
        version
        customFields(keys: $keys) {
          ...CustomValue_customFieldValue @unmask
        }
        withheld {
          field
          reason
          category
        }
      }
      ... on Deal {
        version
        customFields(keys: $keys) {
          ...CustomValue_customFieldValue @unmask
        }
        withheld {
          field
          reason
          category
        }
      }
      ... on Lead {
        version
        customFields(keys: $keys) {
          ...CustomValue_customFieldValue @unmask
        }
        withheld {
          field
          reason
          category
        }
      }
    }
  }
`);

/** A record with what it has in the fields of the workspace. */
export type Holder = Extract<NonNullable<CustomValuesData['node']>, { customFields: unknown }>;
