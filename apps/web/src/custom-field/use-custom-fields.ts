import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/gql.ts';
import type {
  CustomField_CustomFieldDefinitionFragment,
  CustomValue_CustomFieldValueFragment,
} from '../gql/graphql.ts';

graphql(`
  fragment CustomField_customFieldDefinition on CustomFieldDefinition {
    id
    key
    label
    type
    options
    currency
    category
    isSealed
    helpText
    isRequired
    defaultValue
    minimum
    maximum
    retiredAt
  }
`);

graphql(`
  fragment CustomValue_customFieldValue on CustomFieldValue {
    key
    textValue
    numberValue
    dateValue
    instantValue
    booleanValue
    withheld {
      field
      reason
      category
    }
  }
`);

const CustomFieldsQuery = graphql(`
  query CustomFields($object: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    customFieldDefinitions(object: $object) {
      nodes {
        id
        ...CustomField_customFieldDefinition @unmask
      }
    }
  }
`);

/** An object to whose records a workspace adds fields here. */
export type CustomObject = 'contact' | 'company' | 'deal' | 'lead';

/** A field that the workspace added. */
export type CustomField = CustomField_CustomFieldDefinitionFragment;

/** What a record has in such a field. */
export type CustomValue = CustomValue_CustomFieldValueFragment;

const NONE: readonly CustomField[] = [];

/** The fields that are in use on an object, in their order; none until they are known. */
export function useCustomFields(object: CustomObject): readonly CustomField[] {
  const { data } = useQuery(CustomFieldsQuery, { variables: { object } });
  const all = data?.customFieldDefinitions.nodes;
  return all ? all.filter(({ retiredAt }) => retiredAt === null) : NONE;
}

/** Whether a field is of a special category (GDPR Art. 9 and 10): it is shown only to whoever asks for it. */
export function isSpecial({ category }: Pick<CustomField, 'category'>): boolean {
  return category === 'special';
}
