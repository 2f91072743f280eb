import { graphql } from '../gql/gql.ts';
import type { FieldItem_CustomFieldDefinitionFragment } from '../gql/graphql.ts';

graphql(`
  fragment FieldItem_customFieldDefinition on CustomFieldDefinition {
    id
    version
    object
    key
    label
    type
    options
    currency
    classification
    category
    specialCondition
    isSealed
    helpText
    isRequired
    isUnique
    defaultValue
    minimum
    maximum
    pattern
    retiredAt
    valueCount
  }
`);

/** The fields of one object. */
export const FieldListQuery = graphql(`
  query FieldList($object: String!) @purpose(is: DATA_CARE) {
    customFieldDefinitions(object: $object) {
      nodes {
        id
        ...FieldItem_customFieldDefinition @unmask
      }
    }
  }
`);

/** Adds a field. */
export const FieldDefineMutation = graphql(`
  mutation FieldDefine($input: CustomFieldDefineInput!) @purpose(is: DATA_CARE) {
    customFieldDefine(input: $input) {
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Changes a field. */
export const FieldUpdateMutation = graphql(`
  mutation FieldUpdate($input: CustomFieldUpdateInput!) @purpose(is: DATA_CARE) {
    customFieldUpdate(input: $input) {
      record {
        id
        ...FieldItem_customFieldDefinition
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Removes a field with its values. */
export const FieldRemoveMutation = graphql(`
  mutation FieldRemove($input: RecordInput!) @purpose(is: DATA_CARE) {
    customFieldRemove(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** A field that the workspace added. */
export type CustomField = FieldItem_CustomFieldDefinitionFragment;
