import { graphql } from '../generated/gql.ts';

/** Which records changed, as it happens: ids and versions alone. */
export const RecordChangesSubscription = graphql(`
  subscription RecordChanges($types: [WatchedType!]!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    recordChanged(types: $types) {
      recordType
      recordId
      recordVersion
      kind
    }
  }
`);
