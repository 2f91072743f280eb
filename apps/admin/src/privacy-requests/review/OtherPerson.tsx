import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import { PersonLine } from '../detail/PersonLine.tsx';

const OtherPersonQuery = graphql(`
  query CopyReviewOther($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    dataSubject(id: $id) {
      id
      ...PersonLine_subject
    }
  }
`);

/** Somebody else who is tied to a record. */
export function OtherPerson({ id, slug }: { id: string; slug: string }) {
  const { data } = useQuery(OtherPersonQuery, { variables: { id } });
  return data?.dataSubject ? <PersonLine subject={data.dataSubject} slug={slug} /> : null;
}
