import type { FragmentType, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Kind } from 'graphql';
import { useRef } from 'react';
import '../apollo-types.ts';

/**
 * Reads the fragment that a component declares, from the record that its parent gives it, and follows its changes. The
 * parent's query must spread the fragment and select the record's `id`.
 * @throws Error if the fragment's fields were never loaded, which means that the parent does not spread it
 */
export function useFragmentData<TData>(
  fragment: TypedDocumentNode<TData, OperationVariables>,
  reference: FragmentType<TData>,
): TData {
  const fragmentName = nameOf(fragment);
  const options: useFragment.Options<TData, OperationVariables> = { fragment, fragmentName, from: reference };
  const result = useFragment(options);
  // While a record leaves the cache its children may be asked once more before their parent is: they keep what they had.
  const last = useRef<{ data: TData } | null>(null);
  if (result.complete) last.current = { data: result.data };
  if (!last.current) throw new Error(`The fragment ${fragmentName} was not loaded; does the query spread it?`);
  return last.current.data;
}

function nameOf(document: TypedDocumentNode<unknown, OperationVariables>): string {
  const [first] = document.definitions;
  if (first?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error('A fragment was expected.');
  return first.name.value;
}
