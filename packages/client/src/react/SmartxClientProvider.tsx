import type { ApolloLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import type { Purpose } from '../generated/graphql.ts';
import { createSmartxClient, type SmartxClientOptions } from '../smartx-client.ts';

/** In which workspace and for which purpose the screens below work. */
export interface SmartxScope {
  readonly workspace: string;
  readonly purpose: Purpose;
}

/** What the provider needs. */
export interface SmartxClientProviderProps extends SmartxScope {
  readonly onUnauthenticated: SmartxClientOptions['onUnauthenticated'];
  /** Answers operations instead of the server; for tests. */
  readonly link?: ApolloLink;
  readonly children: ReactNode;
}

const ScopeContext = createContext<SmartxScope | null>(null);

/**
 * Gives the screens below a client of their own. Another workspace or purpose begins with an empty cache and mounts every
 * screen anew, so that nothing seen for one purpose shows up under another.
 */
export function SmartxClientProvider(props: SmartxClientProviderProps) {
  return <ScopedProvider key={`${props.workspace} ${props.purpose}`} {...props} />;
}

function ScopedProvider({ workspace, purpose, onUnauthenticated, link, children }: SmartxClientProviderProps) {
  const signedOut = useRef(onUnauthenticated);
  useEffect(() => {
    signedOut.current = onUnauthenticated;
  });
  const client = useMemo(() => {
    const options = { workspace, purpose, onUnauthenticated: () => signedOut.current() };
    return createSmartxClient(link ? { ...options, link } : options);
  }, [workspace, purpose, link]);
  const scope = useMemo(() => ({ workspace, purpose }), [workspace, purpose]);
  return (
    <ScopeContext value={scope}>
      <ApolloProvider client={client}>{children}</ApolloProvider>
    </ScopeContext>
  );
}

/** The workspace and purpose of the nearest provider. @throws Error outside of one */
export function useSmartxScope(): SmartxScope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('useSmartxScope works below <SmartxClientProvider> only.');
  return scope;
}
