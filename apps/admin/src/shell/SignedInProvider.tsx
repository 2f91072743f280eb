import { createAuthClient, type Me, type OwnWorkspace } from '@smartx/client';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

/** The account of whoever is signed in. */
export type Account = NonNullable<Me['account']>;

/** Who works in the console, and where they belong. */
export interface SignedIn {
  readonly account: Account;
  readonly workspaces: readonly OwnWorkspace[];
  /** Ends the session and leads to the sign-in. */
  readonly signOut: () => Promise<void>;
  /** Leads to the sign-in, which leads back to this page. */
  readonly askToSignIn: () => void;
}

const SignedInContext = createContext<SignedIn | null>(null);

const auth = createAuthClient();

/** The sign-in is the CRM's, on the same origin. */
function leaveForSignIn(): void {
  const next = `${location.pathname}${location.search}`;
  location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
}

type State = { kind: 'asking' } | { kind: 'failed' } | { kind: 'known'; me: Me };

/** Asks who is signed in before anything is shown; nobody is sent to the sign-in. */
export function SignedInProvider(props: {
  children: ReactNode;
  /** Shown when the server cannot be asked. */
  failure: (retry: () => void) => ReactNode;
  loadMe?: () => Promise<Me>;
}) {
  const { children, failure, loadMe = auth.me } = props;
  const [state, setState] = useState<State>({ kind: 'asking' });
  const ask = useCallback(() => {
    setState({ kind: 'asking' });
    loadMe().then(
      (me) => setState({ kind: 'known', me }),
      () => setState({ kind: 'failed' }),
    );
  }, [loadMe]);
  useEffect(ask, [ask]);

  const value = useMemo(() => {
    if (state.kind !== 'known' || !state.me.account) return null;
    return {
      account: state.me.account,
      workspaces: state.me.workspaces,
      signOut: async () => {
        await auth.signOut();
        location.assign('/sign-in');
      },
      askToSignIn: leaveForSignIn,
    };
  }, [state]);

  const isNobody = state.kind === 'known' && !state.me.account;
  useEffect(() => {
    if (isNobody) leaveForSignIn();
  }, [isNobody]);

  if (state.kind === 'failed') return <>{failure(ask)}</>;
  return value && <SignedInContext value={value}>{children}</SignedInContext>;
}

/** Who works in the console. @throws Error outside of `<SignedInProvider>` */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext);
  if (!signedIn) throw new Error('useSignedIn works below <SignedInProvider> only.');
  return signedIn;
}
