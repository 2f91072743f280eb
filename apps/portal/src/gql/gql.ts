/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query ClosedCentre($slug: String!) {\n    centreClosed(slug: $slug) { name endedAt }\n  }\n": typeof types.ClosedCentreDocument,
    "\n  query ClosureVerify($slug: String!, $file: String!) {\n    closureCertificateVerify(slug: $slug, file: $file) {\n      reference endedAt version keys records files sweptAt dataBackupsEndAt\n    }\n  }\n": typeof types.ClosureVerifyDocument,
    "\n  query CentresNamed($slug: String!, $name: String!) {\n    centre(slug: $slug) { slug }\n    centresNamed(name: $name) { slug name }\n  }\n": typeof types.CentresNamedDocument,
    "\n  query Policy($language: String!) {\n    policy(language: $language) { version effectiveOn textHash clauses { id title text checks } }\n  }\n": typeof types.PolicyDocument,
    "\n  query Certificate($input: RequestAccessInput!) {\n    requestCertificate(input: $input) { reference version issuedAt sweptAt sweepDueAt sweepReason file }\n  }\n": typeof types.CertificateDocument,
    "\n  query CertificateVerify($input: CertificateVerifyInput!) {\n    certificateVerify(input: $input) {\n      reference version issuedAt erasedAt destroyedKeys openReviews\n      erased { category records }\n      kept { category ground records endsOn }\n      recipients { name toldAt acknowledgedAt impossibleReason }\n      texts { state searchEndsOn searchedAt waiting reviewEndsOn unread }\n      sweptAt sweepDueAt sweepReason dataBackupsEndAt keyBackupsEndAt\n    }\n  }\n": typeof types.CertificateVerifyDocument,
    "\n  query ConsentQuestion($input: ConsentQuestionInput!) {\n    consentQuestion(input: $input) { topic wording language expiresAt }\n  }\n": typeof types.ConsentQuestionDocument,
    "\n  mutation ConsentConfirm($input: ConsentQuestionInput!) {\n    consentConfirm(input: $input) { done }\n  }\n": typeof types.ConsentConfirmDocument,
    "\n  mutation Submit($input: RequestSubmitInput!) {\n    requestSubmit(input: $input) { reference permissionToken errors { code path ... on InvalidInput { fields { path } } } }\n  }\n": typeof types.SubmitDocument,
    "\n  mutation Resend($input: RequestReferenceInput!) {\n    requestResendCode(input: $input) { done }\n  }\n": typeof types.ResendDocument,
    "\n  mutation Verify($input: RequestVerifyInput!) {\n    requestVerify(input: $input) { token errors { code } }\n  }\n": typeof types.VerifyDocument,
    "\n  query Status($input: RequestAccessInput!) {\n    requestStatus(input: $input) {\n      reference kind state receivedAt dueOn isStill extensionReason refusalGround\n      duplicateOf forwardedTo { slug name } erased { done all } kept\n      texts { state searchEndsOn searchedAt waiting reviewEndsOn unread }\n      decision { outcome reason } corrections { field state }\n      messages { kind text sentAt answeredAt }\n      evidence { id name byteSize addedAt } mayAddEvidence\n      steps { type occurredAt }\n      copy { expiresAt byteSize }\n    }\n  }\n": typeof types.StatusDocument,
    "\n  mutation Answer($input: RequestAnswerInput!) {\n    requestAnswer(input: $input) { done errors { code } }\n  }\n": typeof types.AnswerDocument,
    "\n  mutation RemoveEvidence($input: RequestRemoveEvidenceInput!) {\n    requestRemoveEvidence(input: $input) { done errors { code } }\n  }\n": typeof types.RemoveEvidenceDocument,
    "\n  mutation Withdraw($input: RequestAccessInput!) {\n    requestWithdraw(input: $input) { done errors { code } }\n  }\n": typeof types.WithdrawDocument,
    "\n  mutation CopyLink($input: RequestAccessInput!) {\n    requestCopyLink(input: $input) { path }\n  }\n": typeof types.CopyLinkDocument,
    "\n  query Centre($slug: String, $language: String!) {\n    centre(slug: $slug, language: $language) {\n      slug name isOperator country timeZone locale privacyEmail postalAddress closingAt\n      purposes { purpose basis earlier { basis endedAt } wording language publishedAt }\n      categories { category label examples retention }\n      searchable { title fields }\n    }\n  }\n": typeof types.CentreDocument,
};
const documents: Documents = {
    "\n  query ClosedCentre($slug: String!) {\n    centreClosed(slug: $slug) { name endedAt }\n  }\n": types.ClosedCentreDocument,
    "\n  query ClosureVerify($slug: String!, $file: String!) {\n    closureCertificateVerify(slug: $slug, file: $file) {\n      reference endedAt version keys records files sweptAt dataBackupsEndAt\n    }\n  }\n": types.ClosureVerifyDocument,
    "\n  query CentresNamed($slug: String!, $name: String!) {\n    centre(slug: $slug) { slug }\n    centresNamed(name: $name) { slug name }\n  }\n": types.CentresNamedDocument,
    "\n  query Policy($language: String!) {\n    policy(language: $language) { version effectiveOn textHash clauses { id title text checks } }\n  }\n": types.PolicyDocument,
    "\n  query Certificate($input: RequestAccessInput!) {\n    requestCertificate(input: $input) { reference version issuedAt sweptAt sweepDueAt sweepReason file }\n  }\n": types.CertificateDocument,
    "\n  query CertificateVerify($input: CertificateVerifyInput!) {\n    certificateVerify(input: $input) {\n      reference version issuedAt erasedAt destroyedKeys openReviews\n      erased { category records }\n      kept { category ground records endsOn }\n      recipients { name toldAt acknowledgedAt impossibleReason }\n      texts { state searchEndsOn searchedAt waiting reviewEndsOn unread }\n      sweptAt sweepDueAt sweepReason dataBackupsEndAt keyBackupsEndAt\n    }\n  }\n": types.CertificateVerifyDocument,
    "\n  query ConsentQuestion($input: ConsentQuestionInput!) {\n    consentQuestion(input: $input) { topic wording language expiresAt }\n  }\n": types.ConsentQuestionDocument,
    "\n  mutation ConsentConfirm($input: ConsentQuestionInput!) {\n    consentConfirm(input: $input) { done }\n  }\n": types.ConsentConfirmDocument,
    "\n  mutation Submit($input: RequestSubmitInput!) {\n    requestSubmit(input: $input) { reference permissionToken errors { code path ... on InvalidInput { fields { path } } } }\n  }\n": types.SubmitDocument,
    "\n  mutation Resend($input: RequestReferenceInput!) {\n    requestResendCode(input: $input) { done }\n  }\n": types.ResendDocument,
    "\n  mutation Verify($input: RequestVerifyInput!) {\n    requestVerify(input: $input) { token errors { code } }\n  }\n": types.VerifyDocument,
    "\n  query Status($input: RequestAccessInput!) {\n    requestStatus(input: $input) {\n      reference kind state receivedAt dueOn isStill extensionReason refusalGround\n      duplicateOf forwardedTo { slug name } erased { done all } kept\n      texts { state searchEndsOn searchedAt waiting reviewEndsOn unread }\n      decision { outcome reason } corrections { field state }\n      messages { kind text sentAt answeredAt }\n      evidence { id name byteSize addedAt } mayAddEvidence\n      steps { type occurredAt }\n      copy { expiresAt byteSize }\n    }\n  }\n": types.StatusDocument,
    "\n  mutation Answer($input: RequestAnswerInput!) {\n    requestAnswer(input: $input) { done errors { code } }\n  }\n": types.AnswerDocument,
    "\n  mutation RemoveEvidence($input: RequestRemoveEvidenceInput!) {\n    requestRemoveEvidence(input: $input) { done errors { code } }\n  }\n": types.RemoveEvidenceDocument,
    "\n  mutation Withdraw($input: RequestAccessInput!) {\n    requestWithdraw(input: $input) { done errors { code } }\n  }\n": types.WithdrawDocument,
    "\n  mutation CopyLink($input: RequestAccessInput!) {\n    requestCopyLink(input: $input) { path }\n  }\n": types.CopyLinkDocument,
    "\n  query Centre($slug: String, $language: String!) {\n    centre(slug: $slug, language: $language) {\n      slug name isOperator country timeZone locale privacyEmail postalAddress closingAt\n      purposes { purpose basis earlier { basis endedAt } wording language publishedAt }\n      categories { category label examples retention }\n      searchable { title fields }\n    }\n  }\n": types.CentreDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ClosedCentre($slug: String!) {\n    centreClosed(slug: $slug) { name endedAt }\n  }\n"): typeof import('./graphql.ts').ClosedCentreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ClosureVerify($slug: String!, $file: String!) {\n    closureCertificateVerify(slug: $slug, file: $file) {\n      reference endedAt version keys records files sweptAt dataBackupsEndAt\n    }\n  }\n"): typeof import('./graphql.ts').ClosureVerifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CentresNamed($slug: String!, $name: String!) {\n    centre(slug: $slug) { slug }\n    centresNamed(name: $name) { slug name }\n  }\n"): typeof import('./graphql.ts').CentresNamedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Policy($language: String!) {\n    policy(language: $language) { version effectiveOn textHash clauses { id title text checks } }\n  }\n"): typeof import('./graphql.ts').PolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Certificate($input: RequestAccessInput!) {\n    requestCertificate(input: $input) { reference version issuedAt sweptAt sweepDueAt sweepReason file }\n  }\n"): typeof import('./graphql.ts').CertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CertificateVerify($input: CertificateVerifyInput!) {\n    certificateVerify(input: $input) {\n      reference version issuedAt erasedAt destroyedKeys openReviews\n      erased { category records }\n      kept { category ground records endsOn }\n      recipients { name toldAt acknowledgedAt impossibleReason }\n      texts { state searchEndsOn searchedAt waiting reviewEndsOn unread }\n      sweptAt sweepDueAt sweepReason dataBackupsEndAt keyBackupsEndAt\n    }\n  }\n"): typeof import('./graphql.ts').CertificateVerifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsentQuestion($input: ConsentQuestionInput!) {\n    consentQuestion(input: $input) { topic wording language expiresAt }\n  }\n"): typeof import('./graphql.ts').ConsentQuestionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConsentConfirm($input: ConsentQuestionInput!) {\n    consentConfirm(input: $input) { done }\n  }\n"): typeof import('./graphql.ts').ConsentConfirmDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Submit($input: RequestSubmitInput!) {\n    requestSubmit(input: $input) { reference permissionToken errors { code path ... on InvalidInput { fields { path } } } }\n  }\n"): typeof import('./graphql.ts').SubmitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Resend($input: RequestReferenceInput!) {\n    requestResendCode(input: $input) { done }\n  }\n"): typeof import('./graphql.ts').ResendDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Verify($input: RequestVerifyInput!) {\n    requestVerify(input: $input) { token errors { code } }\n  }\n"): typeof import('./graphql.ts').VerifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Status($input: RequestAccessInput!) {\n    requestStatus(input: $input) {\n      reference kind state receivedAt dueOn isStill extensionReason refusalGround\n      duplicateOf forwardedTo { slug name } erased { done all } kept\n      texts { state searchEndsOn searchedAt waiting reviewEndsOn unread }\n      decision { outcome reason } corrections { field state }\n      messages { kind text sentAt answeredAt }\n      evidence { id name byteSize addedAt } mayAddEvidence\n      steps { type occurredAt }\n      copy { expiresAt byteSize }\n    }\n  }\n"): typeof import('./graphql.ts').StatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Answer($input: RequestAnswerInput!) {\n    requestAnswer(input: $input) { done errors { code } }\n  }\n"): typeof import('./graphql.ts').AnswerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveEvidence($input: RequestRemoveEvidenceInput!) {\n    requestRemoveEvidence(input: $input) { done errors { code } }\n  }\n"): typeof import('./graphql.ts').RemoveEvidenceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Withdraw($input: RequestAccessInput!) {\n    requestWithdraw(input: $input) { done errors { code } }\n  }\n"): typeof import('./graphql.ts').WithdrawDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CopyLink($input: RequestAccessInput!) {\n    requestCopyLink(input: $input) { path }\n  }\n"): typeof import('./graphql.ts').CopyLinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Centre($slug: String, $language: String!) {\n    centre(slug: $slug, language: $language) {\n      slug name isOperator country timeZone locale privacyEmail postalAddress closingAt\n      purposes { purpose basis earlier { basis endedAt } wording language publishedAt }\n      categories { category label examples retention }\n      searchable { title fields }\n    }\n  }\n"): typeof import('./graphql.ts').CentreDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
