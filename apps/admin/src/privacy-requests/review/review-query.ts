import { graphql } from '../../gql/gql.ts';
import type { CopyReviewQuery } from '../../gql/graphql.ts';

/** A record, and what was decided about it. */
export const ReviewCard_item = graphql(`
  fragment ReviewCard_item on CopyReviewItem {
    id
    table
    title
    cause
    state
    outcome
    ground
    explanation
    occurredAt
    decidedAt
    isChanged
    isHidden
    otherIds
    texts {
      field
      text
      passages {
        from
        length
        isFound
        isBlack
      }
    }
  }
`);

/** What there is to decide before a copy is made. */
export const CopyReviewDocument = graphql(`
  query CopyReview($requestId: ID!, $show: String!, $after: ID) @purpose(is: RIGHTS_HANDLING) {
    copyReview(requestId: $requestId, show: $show, after: $after) {
      hasMore
      waiting
      concerning
      all
      items {
        id
        ...ReviewCard_item @unmask
      }
    }
  }
`);

/** Looks for other people in what goes into the copy. */
export const CopyReviewPrepareDocument = graphql(`
  mutation CopyReviewPrepare($input: RecordInput!) @purpose(is: RIGHTS_HANDLING) {
    copyReviewPrepare(input: $input) {
      record {
        id
        ...RequestDetail_request
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Decides about records. */
export const CopyReviewDecideDocument = graphql(`
  mutation CopyReviewDecide($input: CopyReviewDecideInput!) @purpose(is: RIGHTS_HANDLING) {
    copyReviewDecide(input: $input) {
      record {
        id
        ...RequestDetail_request
      }
      items {
        id
        ...ReviewCard_item
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** A page of what there is to decide. */
export type Review = NonNullable<CopyReviewQuery['copyReview']>;

/** A record that somebody decides about. */
export type ReviewItem = Review['items'][number];

/** A text of such a record. */
export type ReviewText = ReviewItem['texts'][number];
