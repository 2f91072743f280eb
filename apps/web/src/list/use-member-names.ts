import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../gql/gql.ts';

const MemberNamesQuery = graphql(`
  query MemberNames($ids: [ID!]!, $first: Int!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    members(first: $first, where: { id: { in: $ids } }) {
      nodes {
        id
        displayName
      }
    }
  }
`);

const IS_MEMBER = /^mem_[0-9a-f]{32}$/;

/** The names of colleagues whom filters name by their ids; who is not found is left out. */
export function useMemberNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const known = [...new Set(ids)].filter((id) => IS_MEMBER.test(id));
  const { data } = useQuery(MemberNamesQuery, {
    variables: { ids: known, first: known.length },
    skip: known.length === 0,
  });
  return useMemo(() => new Map((data?.members.nodes ?? []).map(({ id, displayName }) => [id, displayName])), [data]);
}
