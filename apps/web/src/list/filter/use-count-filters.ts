import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import type { MaybeMasked } from '@apollo/client/masking';
import { useApolloClient } from '@apollo/client/react';
import type { ListSearch } from '../address/list-search.ts';
import type { Counted, CountFilters } from './use-live-count.ts';

/** Counts what filters would show, by the query of the list itself with no rows of it. */
export function useCountFilters<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  whereOf: (search: ListSearch) => object | null,
  select: (data: MaybeMasked<TData>) => { totalCount?: Counted | null },
  search: ListSearch,
): CountFilters {
  const client = useApolloClient();
  return async (filters) => {
    const { data } = await client.query<TData, OperationVariables>({
      query,
      variables: { where: whereOf({ ...search, ...filters }), first: 0, withCount: true },
      fetchPolicy: 'no-cache',
    });
    return data ? (select(data).totalCount ?? null) : null;
  };
}
