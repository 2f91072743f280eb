import { graphql } from '../../gql/gql.ts';

/** By when a request is answered, what is told by when, and words to begin a message with; one question, so that it is asked once. */
export const RequestClockDocument = graphql(`
  query RequestClock($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestClock(id: $id) {
      regime
      dueOn
      isStill
      resumesOn
      pausedDays
      regimes {
        regime
        law
        dueOn
        isStill
      }
      tells {
        what
        law
        dueOn
      }
      templates {
        key
        kind
        text
      }
    }
  }
`);
