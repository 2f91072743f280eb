import { graphql } from '../gql/gql.ts';

/** A bulk action as every place of it shows it. */
export const BulkFacts = graphql(`
  fragment BulkFacts on BulkAction {
    id
    version
    object
    kind
    state
    field
    value
    selectedBy
    totalCount
    doneCount
    skippedCount
    failedCount
    restoredCount
    keptCount
    failure
    createdAt
    finishedAt
    assignee {
      id
      displayName
    }
    member {
      id
      displayName
    }
    reasons {
      reason
      count
    }
  }
`);

/** Counts what would be changed. */
export const BulkPrepareMutation = graphql(`
  mutation BulkPrepare($input: BulkActionPrepareInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    bulkActionPrepare(input: $input) {
      record {
        ...BulkFacts @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Begins. */
export const BulkStartMutation = graphql(`
  mutation BulkStart($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    bulkActionStart(input: $input) {
      record {
        ...BulkFacts @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Stops. */
export const BulkCancelMutation = graphql(`
  mutation BulkCancel($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    bulkActionCancel(input: $input) {
      record {
        ...BulkFacts @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Takes back. */
export const BulkUndoMutation = graphql(`
  mutation BulkUndo($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    bulkActionUndo(input: $input) {
      record {
        ...BulkFacts @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** How far one is. */
export const BulkActionQuery = graphql(`
  query BulkAction($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    bulkAction(id: $id) {
      ...BulkFacts @unmask
    }
  }
`);

/** Those that run, for whoever comes back to the page. */
export const BulkRunningQuery = graphql(`
  query BulkRunning($purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    bulkActions(where: { state: { in: ["running", "undoing"] } }, first: 5) {
      nodes {
        id
      }
    }
  }
`);
