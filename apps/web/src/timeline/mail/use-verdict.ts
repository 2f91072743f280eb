import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import type { Verdict } from '../../privacy/may-write/may-write-words.ts';
import type { MailPurpose } from './mail-purposes.ts';

const MayMailDocument = graphql(`
  query MayMail(
    $subjectId: ID!
    $contactPointId: ID
    $purposes: [String!]
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    maySend(subjectId: $subjectId, contactPointId: $contactPointId, purposes: $purposes) {
      contactPointId
      channel
      purpose
      allowed
      rule
      cause
      since: beganAt
      law
      country
    }
  }
`);

interface MailQuestion {
  readonly subjectId: string;
  readonly contactPointId: string;
  readonly purpose: MailPurpose;
}

/** Whether a mail may go out as it is meant now; null while that is asked. `ask` asks once more. */
export function useVerdict({ purpose, ...question }: MailQuestion): { verdict: Verdict | null; ask: () => void } {
  const { data, refetch } = useQuery(MayMailDocument, {
    variables: { ...question, purposes: [purpose] },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const verdict = data?.maySend.find(({ channel }) => channel === 'email') ?? null;
  return { verdict, ask: () => void refetch() };
}
