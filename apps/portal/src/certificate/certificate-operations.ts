import { graphql } from '../gql/gql.ts';
import type { CertificateVerifyQuery } from '../gql/graphql.ts';

/** The certificate of the person's own deletion. */
export const CertificateDocument = graphql(`
  query Certificate($input: RequestAccessInput!) {
    requestCertificate(input: $input) { reference version issuedAt sweptAt sweepDueAt sweepReason file }
  }
`);

/** What a certificate states that somebody shows. */
export const CertificateVerifyDocument = graphql(`
  query CertificateVerify($input: CertificateVerifyInput!) {
    certificateVerify(input: $input) {
      reference version issuedAt erasedAt destroyedKeys openReviews
      erased { category records }
      kept { category ground records endsOn }
      recipients { name toldAt acknowledgedAt impossibleReason }
      texts { state searchEndsOn searchedAt waiting reviewEndsOn unread }
      sweptAt sweepDueAt sweepReason dataBackupsEndAt keyBackupsEndAt
    }
  }
`);

/** A certificate that holds. */
export type Certificate = NonNullable<CertificateVerifyQuery['certificateVerify']>;
