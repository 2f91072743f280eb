import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import type { MaybeMasked } from '@apollo/client/masking';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import '../apollo-types.ts';
import {
  type ConnectionPage,
  ConnectionWindows,
  type PageVariables,
  type WindowsSnapshot,
} from './connection-windows.ts';

/** A long list as a grid takes it. */
export interface ConnectionList<Node> extends WindowsSnapshot {
  readonly getRow: (index: number) => Node | undefined;
  readonly need: (start: number, end: number) => void;
  readonly refresh: () => void;
}

/** What a list asks for, without its paging. */
export interface ConnectionQuery<TData, TVariables, Node> {
  /** Takes `$first $after $last $before` and `$withCount`, by which it includes `totalCount`. */
  readonly query: TypedDocumentNode<TData, TVariables>;
  /** Filter and sort; another one begins a new list. */
  readonly variables: Omit<TVariables, keyof PageVariables>;
  /** The connection in the answer. */
  readonly select: (data: MaybeMasked<TData>) => ConnectionPage<Node>;
  readonly size?: number;
}

/** Runs a list in windows and follows the rows that are loaded, so that a change of a record shows at once. */
export function useConnectionWindows<TData, TVariables extends OperationVariables, Node>(
  options: ConnectionQuery<TData, TVariables, Node>,
): ConnectionList<Node> {
  const client = useApolloClient();
  const { query, variables, size } = options;
  const select = useRef(options.select);
  select.current = options.select;
  const key = JSON.stringify(variables);

  const windows = useMemo(() => {
    const filter: Omit<TVariables, keyof PageVariables> = JSON.parse(key);
    return new ConnectionWindows<Node>((page, listener) => {
      const leaving = new AbortController();
      const pages = client.watchQuery<TData, OperationVariables>({
        query,
        variables: { ...filter, ...page },
        fetchPolicy: 'cache-and-network',
        nextFetchPolicy: 'cache-first',
        notifyOnNetworkStatusChange: false,
        errorPolicy: 'none',
        // A page that is given up is ended on its way, and nobody else waits for the same answer.
        context: { fetchOptions: { signal: leaving.signal }, queryDeduplication: false },
      });
      const subscription = pages.subscribe((result) => {
        if (result.error) listener.error(result.error);
        else if (result.dataState === 'complete') listener.page(select.current(result.data));
      });
      return () => {
        subscription.unsubscribe();
        leaving.abort();
      };
    }, size);
  }, [client, query, key, size]);

  useEffect(() => {
    windows.need(0, 1);
    return windows.stop;
  }, [windows]);

  const snapshot = useSyncExternalStore(windows.subscribe, windows.snapshot, windows.snapshot);
  return useMemo(
    () => ({ ...snapshot, getRow: windows.row, need: windows.need, refresh: windows.refresh }),
    [snapshot, windows],
  );
}
