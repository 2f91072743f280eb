import { graphql } from '../../gql/gql.ts';
import type { RequestDetail_RequestFragment } from '../../gql/graphql.ts';

/** Everything that the page of a request shows; every command re-reads it. */
export const RequestDetail_request = graphql(`
  fragment RequestDetail_request on PrivacyRequest {
    id
    version
    reference
    kind
    state
    role
    regime
    language
    channel
    receivedAt
    dueOn
    askedAt
    isClockStill
    acknowledgedAt
    extendedAt
    extensionReason
    requesterName
    requesterEmail
    requesterPhone
    doubtedAt
    doubtReason
    othersToldAt
    message
    askedFor
    agentName
    agent {
      id
      name
    }
    deceasedName
    estateProof
    estateProofAt
    estateLaw
    estateGround
    estateDecidedAt
    objectedTo
    restrictionGround
    decision
    decidedAt
    decisionReason
    corrections {
      id
      field
      proposed
      state
    }
    needsApproval
    verifiedAt
    preparedAt
    approvedAt
    isSelfApproved
    carryOutFrom
    carriedOutAt
    closedAt
    refusalGround
    forwardedTo
    identityDestroyedAt
    textsSearchedAt
    copyReviewsOpen
    erasureReviewsOpen
    isTextSearchOpen
    subjectCount
    assignee {
      id
      displayName
    }
    preparedBy {
      id
      displayName
    }
    approvedBy {
      id
      displayName
    }
    copies {
      id
      byteSize
      madeAt
      expiresAt
      downloadCount
      destroyedAt
    }
    evidence {
      id
      kind
      name
      byteSize
      addedAt
      destroyedAt
    }
    messages {
      id
      kind
      body
      sentAt
      answeredAt
    }
    subjects {
      id
      subject {
        id
        ...PersonLine_subject
        ...RestrictionEnd_subject
      }
    }
    events(first: 100, orderBy: { field: OCCURRED_AT, direction: DESC }) {
      nodes {
        id
        type
        detail
        occurredAt
        actorKind
        actor {
          id
          displayName
        }
      }
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** A request as its page has it. */
export type RequestDetail = RequestDetail_RequestFragment;
