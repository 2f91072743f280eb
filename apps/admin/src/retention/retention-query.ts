import { graphql } from '../gql/gql.ts';
import type { RetentionQuery as Answer } from '../gql/graphql.ts';

/** Everything that the screen shows. */
export const RetentionQuery = graphql(`
  query Retention($purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {
    retention {
      simulationEndsAt
      rules {
        key
        trigger
        count
        unit
        ground
        action
        actions
        isOn
        isFixed
        isApproved
        due
        overdue
        held
        version
      }
      months {
        month
        rule
        count
      }
      batch {
        id
        version
        state
        createdAt
        itemCount
        doneCount
        sparedCount
        failedCount
        byRule {
          rule
          count
        }
        firstApprovedBy
        approvedBy
        isSelfApproved
        step
        earliestAt
        finishedAt
      }
    }
  }
`);

type Overview = NonNullable<Answer['retention']>;

/** A rule with what is due by it. */
export type Rule = Overview['rules'][number];

/** What falls due in a month by one rule. */
export type Month = Overview['months'][number];

/** What waits to be approved or carried out, or was done last. */
export type Batch = NonNullable<Overview['batch']>;
