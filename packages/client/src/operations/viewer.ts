import { graphql } from '../generated/gql.ts';

/** Who asks, in which workspace, and what they may do there. */
export const ViewerQuery = graphql(`
  query Viewer($purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    viewer {
      memberId
      purposes
      permissions {
        action
        scope
        purposes
      }
      fieldRules {
        field
        rule
      }
      workspace {
        id
        slug
        name
        baseCurrency
        timeZone
        weekStart
      }
    }
  }
`);
