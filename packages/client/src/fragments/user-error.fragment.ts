import { graphql } from '../generated/gql.ts';

/** Everything that a screen can do something about in a refusal; spread it with `@unmask`, an error is no record. */
export const UserErrorFields = graphql(`
  fragment UserErrorFields on UserError {
    code
    message
    path
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
    ... on VersionConflict {
      currentVersion
    }
    ... on DuplicateFound {
      candidates
    }
    ... on NotAllowed {
      action
    }
  }
`);
