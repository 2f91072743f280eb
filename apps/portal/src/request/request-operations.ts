import { graphql } from '../gql/gql.ts';

/** Takes a request in; the API mails a code. */
export const SubmitDocument = graphql(`
  mutation Submit($input: RequestSubmitInput!) {
    requestSubmit(input: $input) { reference permissionToken errors { code path ... on InvalidInput { fields { path } } } }
  }
`);

/** Mails a new code. */
export const ResendDocument = graphql(`
  mutation Resend($input: RequestReferenceInput!) {
    requestResendCode(input: $input) { done }
  }
`);

/** Proves the address. */
export const VerifyDocument = graphql(`
  mutation Verify($input: RequestVerifyInput!) {
    requestVerify(input: $input) { token errors { code } }
  }
`);

/** Where a request stands. */
export const StatusDocument = graphql(`
  query Status($input: RequestAccessInput!) {
    requestStatus(input: $input) {
      reference kind state receivedAt dueOn isStill extensionReason refusalGround
      duplicateOf forwardedTo { slug name } erased { done all } kept
      texts { state searchEndsOn searchedAt waiting reviewEndsOn unread }
      decision { outcome reason } corrections { field state }
      messages { kind text sentAt answeredAt }
      evidence { id name byteSize addedAt } mayAddEvidence
      steps { type occurredAt }
      copy { expiresAt byteSize }
    }
  }
`);

/** Answers the open question about a request. */
export const AnswerDocument = graphql(`
  mutation Answer($input: RequestAnswerInput!) {
    requestAnswer(input: $input) { done errors { code } }
  }
`);

/** Takes a file back that was added by mistake. */
export const RemoveEvidenceDocument = graphql(`
  mutation RemoveEvidence($input: RequestRemoveEvidenceInput!) {
    requestRemoveEvidence(input: $input) { done errors { code } }
  }
`);

/** Takes a request back. */
export const WithdrawDocument = graphql(`
  mutation Withdraw($input: RequestAccessInput!) {
    requestWithdraw(input: $input) { done errors { code } }
  }
`);

/** Makes a link that fetches the copy once. */
export const CopyLinkDocument = graphql(`
  mutation CopyLink($input: RequestAccessInput!) {
    requestCopyLink(input: $input) { path }
  }
`);
