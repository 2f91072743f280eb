import { createClient } from 'graphql-ws';
import type { Purpose, RecordChangesSubscription, WatchedType } from '../generated/graphql.ts';
import { RecordChangesSubscription as document } from '../operations/record-changes.ts';
import { documentIdOf } from '../trusted-link.ts';

/** A record that changed, somewhere. */
export type RecordChange = Omit<RecordChangesSubscription['recordChanged'], '__typename'>;

/** What is followed, and who is told. */
export interface ChangeSocketOptions {
  readonly workspace: string;
  readonly purpose: Purpose;
  readonly types: readonly WatchedType[];
  readonly onChange: (change: RecordChange) => void;
  /** The connection was away for a while: anything may have changed. */
  readonly onGap: () => void;
}

/**
 * Opens a socket that says what changes, through the session cookie of the same origin. It comes back by itself when it breaks,
 * after pauses that grow; where there is none to be had, nobody is told of anything. The function that is returned closes it.
 */
export function openChangeSocket(options: ChangeSocketOptions): () => void {
  const { workspace, purpose, types, onChange, onGap } = options;
  const url = new URL('/graphql', window.location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = createClient({
    url: url.href,
    connectionParams: { workspace },
    retryAttempts: Number.POSITIVE_INFINITY,
    // Its own rule gives up where a network fails before a connection stands.
    shouldRetry: () => true,
    on: { connected: (_socket, _payload, isRetry) => (isRetry ? onGap() : undefined) },
    onNonLazyError: () => undefined,
  });
  // The protocol wants a text beside the id of the document.
  const sent = { query: '', documentId: documentIdOf(document) ?? '', variables: { purpose, types } };
  const end = socket.subscribe<RecordChangesSubscription>(sent, {
    next: ({ data }) => {
      if (data) onChange(data.recordChanged);
    },
    error: () => undefined,
    complete: () => undefined,
  });
  return () => {
    end();
    // One that is still on its way says that nobody waits for it, which nobody has to hear.
    Promise.resolve(socket.dispose()).catch(() => undefined);
  };
}
