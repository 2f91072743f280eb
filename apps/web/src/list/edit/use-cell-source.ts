import type { MaybeMasked, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { UserErrorFields } from '@smartx/client';
import type { FormRecord } from '../../form/RecordForm.tsx';
import type { CellChange, CellSource } from './save-cell.ts';

/** The operations by which records of a kind are changed. */
interface CellOperations<TRecord, TUpdate, TVariables extends OperationVariables> {
  readonly query: TypedDocumentNode<TRecord, { id: string }>;
  readonly mutation: TypedDocumentNode<TUpdate, TVariables>;
  readonly variablesOf: (cell: CellChange) => TVariables;
  readonly errorsOf: (data: MaybeMasked<TUpdate>) => readonly UserErrorFields[];
  readonly recordOf: (data: MaybeMasked<TRecord>) => FormRecord | null;
}

/** Changes one field of a record at a time with the operations of its form. */
export function useCellSource<TRecord, TUpdate, TVariables extends OperationVariables>(
  operations: CellOperations<TRecord, TUpdate, TVariables>,
): CellSource {
  const client = useApolloClient();
  const { query, mutation, variablesOf, errorsOf, recordOf } = operations;
  return {
    update: async (cell) => {
      const { data } = await client.mutate<TUpdate, OperationVariables>({ mutation, variables: variablesOf(cell) });
      return data ? errorsOf(data) : [];
    },
    reload: async (id) => {
      const { data } = await client.query({ query, variables: { id }, fetchPolicy: 'network-only' });
      return data ? recordOf(data) : null;
    },
  };
}
