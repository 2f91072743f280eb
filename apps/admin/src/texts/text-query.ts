import { graphql } from '../gql/gql.ts';
import type { ErasureReviewQuery } from '../gql/graphql.ts';

/** A record whose texts may mean somebody who was erased. */
export const TextCard_item = graphql(`
  fragment TextCard_item on ErasureReviewItem {
    id
    requestId
    table
    title
    state
    dueOn
    isOverdue
    foundAt
    decidedAt
    isHeld
    isChanged
    isGone
    isHidden
    seen
    texts {
      field
      text
      places {
        from
        length
        cause
      }
    }
  }
`);

/** What there is to look at after erasures. */
export const ErasureReviewDocument = graphql(`
  query ErasureReview($requestId: ID, $show: String!, $after: ID) @purpose(is: RIGHTS_HANDLING) {
    erasureReview(requestId: $requestId, show: $show, after: $after) {
      hasMore
      open
      overdue
      left
      takenOut
      searching
      cutShort
      unread
      items {
        id
        ...TextCard_item @unmask
      }
    }
    viewer {
      workspace {
        id
        timeZone
      }
    }
  }
`);

/** Decides about texts. */
export const ErasureReviewDecideDocument = graphql(`
  mutation ErasureReviewDecide($input: ErasureReviewDecideInput!) @purpose(is: RIGHTS_HANDLING) {
    erasureReviewDecide(input: $input) {
      items {
        id
        ...TextCard_item
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** A page of what there is to look at. */
export type TextReview = NonNullable<ErasureReviewQuery['erasureReview']>;

/** A record that somebody decides about. */
export type TextItem = TextReview['items'][number];
