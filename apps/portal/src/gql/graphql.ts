/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A certificate that somebody shows, and the request that it ought to be about. */
export type CertificateVerifyInput = {
  /** The content of the file. */
  file: string;
  /** The reference of the request, as the mail names it. */
  reference: string;
  /** The address of the workspace; without it the operator. */
  workspace?: string | null | undefined;
};

/** Names a question by the token of its mail. */
export type ConsentQuestionInput = {
  /** The token of the link. */
  token: string;
  /** The address of the workspace; without it the operator. */
  workspace?: string | null | undefined;
};

/** Opens a request whose address was proven. */
export type RequestAccessInput = {
  /** Which request is meant, as the mail names it. */
  reference: string;
  /** What `requestVerify` gave, within the last 24 hours. */
  token: string;
  /** The address of the workspace; without it the operator. */
  workspace?: string | null | undefined;
};

/** Answers the question that is open about a request. */
export type RequestAnswerInput = {
  /** Which request is meant, as the mail names it. */
  reference: string;
  /** The words, up to 5000 characters. */
  text: string;
  /** What `requestVerify` gave, within the last 24 hours. */
  token: string;
  /** The address of the workspace; without it the operator. */
  workspace?: string | null | undefined;
};

/** A value that is wrong, as it should be. */
export type RequestCorrectionInput = {
  /** `fullName`, `email`, `phone`, `postalAddress`, `city`, `country`, `jobTitle` or `birthDate`. */
  field: string;
  /** As it should be, up to 300 characters. */
  value: string;
};

/** Names a request. */
export type RequestReferenceInput = {
  /** Which request is meant, as the mail names it. */
  reference: string;
  /** The address of the workspace; without it the operator. */
  workspace?: string | null | undefined;
};

/** Takes a file back that was added by mistake. */
export type RequestRemoveEvidenceInput = {
  /** The file, of `evidence`. */
  id: string;
  /** Which request is meant, as the mail names it. */
  reference: string;
  /** What `requestVerify` gave, within the last 24 hours. */
  token: string;
  /** The address of the workspace; without it the operator. */
  workspace?: string | null | undefined;
};

/** A request of a person. Nobody is looked up: the answer is the same for everybody. */
export type RequestSubmitInput = {
  /** Who asks, for `client`: the name of the agent. */
  agentName?: string | null | undefined;
  /** Whose data it is about: `self`, or `child` for a parent. */
  askedFor?: string | null | undefined;
  /** The values that are wrong, as they should be. */
  corrections?: Array<RequestCorrectionInput> | null | undefined;
  /** The country on whose law the person relies. */
  country?: string | null | undefined;
  /** Who died, for `deceased`. */
  deceasedName?: string | null | undefined;
  /** Where the code is mailed. */
  email: string;
  /** The right: `access`, `portability`, `rectification`, `erasure`, `restriction`, `objection`, `marketing-stop`, `automated-decision-review` or `complaint`. */
  kind: string;
  /** The language of the answer (BCP 47). */
  language?: string | null | undefined;
  /** Anything that helps to find the data. */
  message?: string | null | undefined;
  /** The name of the person. */
  name?: string | null | undefined;
  /** The purposes that an objection is about; none for all. */
  objectedTo?: Array<string> | null | undefined;
  /** Why the use is to be restricted: `accuracy-contested`, `unlawful`, `needed-for-claims` or `objection-pending`. */
  restrictionGround?: string | null | undefined;
  /** The address of the workspace; without it the operator. */
  workspace?: string | null | undefined;
};

/** Proves the address of a request. */
export type RequestVerifyInput = {
  /** The six digits. */
  code: string;
  /** Which request is meant, as the mail names it. */
  reference: string;
  /** The address of the workspace; without it the operator. */
  workspace?: string | null | undefined;
};

export type ClosedCentreQueryVariables = Exact<{
  slug: string;
}>;


export type ClosedCentreQuery = { centreClosed: { name: string, endedAt: string } | null };

export type ClosureVerifyQueryVariables = Exact<{
  slug: string;
  file: string;
}>;


export type ClosureVerifyQuery = { closureCertificateVerify: { reference: string, endedAt: string, version: number, keys: number, records: number, files: number, sweptAt: string | null, dataBackupsEndAt: string | null } | null };

export type CentresNamedQueryVariables = Exact<{
  slug: string;
  name: string;
}>;


export type CentresNamedQuery = { centre: { slug: string } | null, centresNamed: Array<{ slug: string, name: string }> };

export type PolicyQueryVariables = Exact<{
  language: string;
}>;


export type PolicyQuery = { policy: { version: number, effectiveOn: string, textHash: string, clauses: Array<{ id: string, title: string, text: Array<string>, checks: Array<string> }> } };

export type CertificateQueryVariables = Exact<{
  input: RequestAccessInput;
}>;


export type CertificateQuery = { requestCertificate: { reference: string, version: number, issuedAt: string, sweptAt: string | null, sweepDueAt: string | null, sweepReason: string | null, file: string } | null };

export type CertificateVerifyQueryVariables = Exact<{
  input: CertificateVerifyInput;
}>;


export type CertificateVerifyQuery = { certificateVerify: { reference: string, version: number, issuedAt: string, erasedAt: string, destroyedKeys: number, openReviews: number, sweptAt: string | null, sweepDueAt: string | null, sweepReason: string | null, dataBackupsEndAt: string | null, keyBackupsEndAt: string | null, erased: Array<{ category: string, records: number }>, kept: Array<{ category: string | null, ground: string, records: number, endsOn: string | null }>, recipients: Array<{ name: string, toldAt: string | null, acknowledgedAt: string | null, impossibleReason: string | null }>, texts: { state: string, searchEndsOn: string | null, searchedAt: string | null, waiting: number, reviewEndsOn: string | null, unread: number } | null } | null };

export type ConsentQuestionQueryVariables = Exact<{
  input: ConsentQuestionInput;
}>;


export type ConsentQuestionQuery = { consentQuestion: { topic: string | null, wording: string, language: string | null, expiresAt: string } | null };

export type ConsentConfirmMutationVariables = Exact<{
  input: ConsentQuestionInput;
}>;


export type ConsentConfirmMutation = { consentConfirm: { done: boolean } };

export type SubmitMutationVariables = Exact<{
  input: RequestSubmitInput;
}>;


export type SubmitMutation = { requestSubmit: { reference: string | null, permissionToken: string | null, errors: Array<
      | { code: string, path: string | null }
      | { code: string, path: string | null, fields: Array<{ path: string }> }
      | { code: string, path: string | null }
      | { code: string, path: string | null }
      | { code: string, path: string | null }
      | { code: string, path: string | null }
      | { code: string, path: string | null }
      | { code: string, path: string | null }
    > } };

export type ResendMutationVariables = Exact<{
  input: RequestReferenceInput;
}>;


export type ResendMutation = { requestResendCode: { done: boolean } };

export type VerifyMutationVariables = Exact<{
  input: RequestVerifyInput;
}>;


export type VerifyMutation = { requestVerify: { token: string | null, errors: Array<
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
    > } };

export type StatusQueryVariables = Exact<{
  input: RequestAccessInput;
}>;


export type StatusQuery = { requestStatus: { reference: string, kind: string, state: string, receivedAt: string, dueOn: string, isStill: boolean, extensionReason: string | null, refusalGround: string | null, duplicateOf: string | null, kept: Array<string>, mayAddEvidence: boolean, forwardedTo: { slug: string, name: string } | null, erased: { done: number, all: number } | null, texts: { state: string, searchEndsOn: string | null, searchedAt: string | null, waiting: number, reviewEndsOn: string | null, unread: number } | null, decision: { outcome: string, reason: string | null } | null, corrections: Array<{ field: string, state: string }>, messages: Array<{ kind: string, text: string | null, sentAt: string, answeredAt: string | null }>, evidence: Array<{ id: string, name: string | null, byteSize: number, addedAt: string }>, steps: Array<{ type: string, occurredAt: string }>, copy: { expiresAt: string, byteSize: number } | null } | null };

export type AnswerMutationVariables = Exact<{
  input: RequestAnswerInput;
}>;


export type AnswerMutation = { requestAnswer: { done: boolean, errors: Array<
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
    > } };

export type RemoveEvidenceMutationVariables = Exact<{
  input: RequestRemoveEvidenceInput;
}>;


export type RemoveEvidenceMutation = { requestRemoveEvidence: { done: boolean, errors: Array<
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
    > } };

export type WithdrawMutationVariables = Exact<{
  input: RequestAccessInput;
}>;


export type WithdrawMutation = { requestWithdraw: { done: boolean, errors: Array<
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
    > } };

export type CopyLinkMutationVariables = Exact<{
  input: RequestAccessInput;
}>;


export type CopyLinkMutation = { requestCopyLink: { path: string | null } };

export type CentreQueryVariables = Exact<{
  slug?: string | null | undefined;
  language: string;
}>;


export type CentreQuery = { centre: { slug: string, name: string, isOperator: boolean, country: string, timeZone: string, locale: string, privacyEmail: string | null, postalAddress: string | null, closingAt: string | null, purposes: Array<{ purpose: string, basis: string, wording: string, language: string, publishedAt: string, earlier: Array<{ basis: string, endedAt: string }> }>, categories: Array<{ category: string, label: string, examples: string, retention: string }>, searchable: Array<{ title: string, fields: Array<string> }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ClosedCentreDocument = new TypedDocumentString(`
    query ClosedCentre($slug: String!) {
  centreClosed(slug: $slug) {
    name
    endedAt
  }
}
    `, {"hash":"sha256:7af045e7875a4ce07d630c6e883942e56632fa251dcb9ca53389777237d488cb"}) as unknown as TypedDocumentString<ClosedCentreQuery, ClosedCentreQueryVariables>;
export const ClosureVerifyDocument = new TypedDocumentString(`
    query ClosureVerify($slug: String!, $file: String!) {
  closureCertificateVerify(slug: $slug, file: $file) {
    reference
    endedAt
    version
    keys
    records
    files
    sweptAt
    dataBackupsEndAt
  }
}
    `, {"hash":"sha256:0e6b859da65027cccc5944710597d3325d9115f44179f085454f026572463326"}) as unknown as TypedDocumentString<ClosureVerifyQuery, ClosureVerifyQueryVariables>;
export const CentresNamedDocument = new TypedDocumentString(`
    query CentresNamed($slug: String!, $name: String!) {
  centre(slug: $slug) {
    slug
  }
  centresNamed(name: $name) {
    slug
    name
  }
}
    `, {"hash":"sha256:b14f96ce827ba043bcb0ece88628ef5d3c4f021ff4e04a493d5bb9b78b0ca5ad"}) as unknown as TypedDocumentString<CentresNamedQuery, CentresNamedQueryVariables>;
export const PolicyDocument = new TypedDocumentString(`
    query Policy($language: String!) {
  policy(language: $language) {
    version
    effectiveOn
    textHash
    clauses {
      id
      title
      text
      checks
    }
  }
}
    `, {"hash":"sha256:a76e5940306a3e1895ce20ddc8eec95339047daad002446c93b4664d05fb6297"}) as unknown as TypedDocumentString<PolicyQuery, PolicyQueryVariables>;
export const CertificateDocument = new TypedDocumentString(`
    query Certificate($input: RequestAccessInput!) {
  requestCertificate(input: $input) {
    reference
    version
    issuedAt
    sweptAt
    sweepDueAt
    sweepReason
    file
  }
}
    `, {"hash":"sha256:fdcba095ae117dde268ff7b90d74b1f3cd844891cb7bdb75c5d8123be66acf7d"}) as unknown as TypedDocumentString<CertificateQuery, CertificateQueryVariables>;
export const CertificateVerifyDocument = new TypedDocumentString(`
    query CertificateVerify($input: CertificateVerifyInput!) {
  certificateVerify(input: $input) {
    reference
    version
    issuedAt
    erasedAt
    destroyedKeys
    openReviews
    erased {
      category
      records
    }
    kept {
      category
      ground
      records
      endsOn
    }
    recipients {
      name
      toldAt
      acknowledgedAt
      impossibleReason
    }
    texts {
      state
      searchEndsOn
      searchedAt
      waiting
      reviewEndsOn
      unread
    }
    sweptAt
    sweepDueAt
    sweepReason
    dataBackupsEndAt
    keyBackupsEndAt
  }
}
    `, {"hash":"sha256:e8f55758e39fb9b1d9419f80ee710136326afcd8289518423740d3f214cb130a"}) as unknown as TypedDocumentString<CertificateVerifyQuery, CertificateVerifyQueryVariables>;
export const ConsentQuestionDocument = new TypedDocumentString(`
    query ConsentQuestion($input: ConsentQuestionInput!) {
  consentQuestion(input: $input) {
    topic
    wording
    language
    expiresAt
  }
}
    `, {"hash":"sha256:5b8c923ba35bea9deb9984d3bfc0eae8c0ade85a7addb1e4012996bb1de563b9"}) as unknown as TypedDocumentString<ConsentQuestionQuery, ConsentQuestionQueryVariables>;
export const ConsentConfirmDocument = new TypedDocumentString(`
    mutation ConsentConfirm($input: ConsentQuestionInput!) {
  consentConfirm(input: $input) {
    done
  }
}
    `, {"hash":"sha256:276146483c4b7e6e9235cfba0bb29202d1d2537b42a710e1f8834f0978c605c8"}) as unknown as TypedDocumentString<ConsentConfirmMutation, ConsentConfirmMutationVariables>;
export const SubmitDocument = new TypedDocumentString(`
    mutation Submit($input: RequestSubmitInput!) {
  requestSubmit(input: $input) {
    reference
    permissionToken
    errors {
      code
      path
      ... on InvalidInput {
        fields {
          path
        }
      }
    }
  }
}
    `, {"hash":"sha256:35a4c5b10b4fc37eab30edd0881a93ce0229fd1697edd385bc9a22dee7ccfe84"}) as unknown as TypedDocumentString<SubmitMutation, SubmitMutationVariables>;
export const ResendDocument = new TypedDocumentString(`
    mutation Resend($input: RequestReferenceInput!) {
  requestResendCode(input: $input) {
    done
  }
}
    `, {"hash":"sha256:701728cefaf1fc20527e9a1dfa5c1503749107f138bb527b6ce9969fd822309e"}) as unknown as TypedDocumentString<ResendMutation, ResendMutationVariables>;
export const VerifyDocument = new TypedDocumentString(`
    mutation Verify($input: RequestVerifyInput!) {
  requestVerify(input: $input) {
    token
    errors {
      code
    }
  }
}
    `, {"hash":"sha256:b9cf38ab6252ff7f661d196cb9689a24b005b2d7f7d087fd3267115500937a72"}) as unknown as TypedDocumentString<VerifyMutation, VerifyMutationVariables>;
export const StatusDocument = new TypedDocumentString(`
    query Status($input: RequestAccessInput!) {
  requestStatus(input: $input) {
    reference
    kind
    state
    receivedAt
    dueOn
    isStill
    extensionReason
    refusalGround
    duplicateOf
    forwardedTo {
      slug
      name
    }
    erased {
      done
      all
    }
    kept
    texts {
      state
      searchEndsOn
      searchedAt
      waiting
      reviewEndsOn
      unread
    }
    decision {
      outcome
      reason
    }
    corrections {
      field
      state
    }
    messages {
      kind
      text
      sentAt
      answeredAt
    }
    evidence {
      id
      name
      byteSize
      addedAt
    }
    mayAddEvidence
    steps {
      type
      occurredAt
    }
    copy {
      expiresAt
      byteSize
    }
  }
}
    `, {"hash":"sha256:4c66f97aed21831dfd0245d0ab3fdfffc6777036c86658fc79ab00c0d158a7f1"}) as unknown as TypedDocumentString<StatusQuery, StatusQueryVariables>;
export const AnswerDocument = new TypedDocumentString(`
    mutation Answer($input: RequestAnswerInput!) {
  requestAnswer(input: $input) {
    done
    errors {
      code
    }
  }
}
    `, {"hash":"sha256:0fd8eee7877fe4eecf01adaeb1d6785588752a41bb3e15964a3a0086218ec822"}) as unknown as TypedDocumentString<AnswerMutation, AnswerMutationVariables>;
export const RemoveEvidenceDocument = new TypedDocumentString(`
    mutation RemoveEvidence($input: RequestRemoveEvidenceInput!) {
  requestRemoveEvidence(input: $input) {
    done
    errors {
      code
    }
  }
}
    `, {"hash":"sha256:ef48f054e6ec087ee8560bd1582d2906301a5f4636c46d6cfa8df5a7955c96d1"}) as unknown as TypedDocumentString<RemoveEvidenceMutation, RemoveEvidenceMutationVariables>;
export const WithdrawDocument = new TypedDocumentString(`
    mutation Withdraw($input: RequestAccessInput!) {
  requestWithdraw(input: $input) {
    done
    errors {
      code
    }
  }
}
    `, {"hash":"sha256:001450f4fb1406f21c8697515e289e23ffd5b05c9ba57a6469780bf7ea7d5741"}) as unknown as TypedDocumentString<WithdrawMutation, WithdrawMutationVariables>;
export const CopyLinkDocument = new TypedDocumentString(`
    mutation CopyLink($input: RequestAccessInput!) {
  requestCopyLink(input: $input) {
    path
  }
}
    `, {"hash":"sha256:81f69eb64f32c0a48ca657eb5871fd441181589c17e96cf2472d927ae470fb51"}) as unknown as TypedDocumentString<CopyLinkMutation, CopyLinkMutationVariables>;
export const CentreDocument = new TypedDocumentString(`
    query Centre($slug: String, $language: String!) {
  centre(slug: $slug, language: $language) {
    slug
    name
    isOperator
    country
    timeZone
    locale
    privacyEmail
    postalAddress
    closingAt
    purposes {
      purpose
      basis
      earlier {
        basis
        endedAt
      }
      wording
      language
      publishedAt
    }
    categories {
      category
      label
      examples
      retention
    }
    searchable {
      title
      fields
    }
  }
}
    `, {"hash":"sha256:b797c42e0f2206b57382a2ddf8fed16258b4378b31f628d34064863e1e034f46"}) as unknown as TypedDocumentString<CentreQuery, CentreQueryVariables>;
