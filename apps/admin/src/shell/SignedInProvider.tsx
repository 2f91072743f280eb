import { createAuthClient, forgetDrafts, type Me, type OwnWorkspace, useSignInAgain } from '@smartx/client';
import { SignInAgainDialog, useI18n } from '@smartx/ui';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { rolesIn } from './sections.ts';
import { signInWord } from './words/sign-in-words.ts';

/** The account of whoever is signed in. */
export type Account = NonNullable<Me['account']>;

/** Who works in the console, and where they belong. */
export interface SignedIn {
  readonly account: Account;
  readonly workspaces: readonly OwnWorkspace[];
  /** Asks again where they belong, while everything stays as it is on the screen. */
  readonly refresh: () => void;
  /** Ends the session and leads to the sign-in. */
  readonly signOut: () => Promise<void>;
  /** Asks for the password over the page, which stays as it is; false where they leave instead. */
  readonly askToSignIn: () => Promise<boolean>;
}

const SignedInContext = createContext<SignedIn | null>(null);

const auth = createAuthClient();
const NOBODY = { id: '', email: null };

/** The sign-in is the CRM's, on the same origin. */
function leaveForSignIn(): void {
  const next = `${location.pathname}${location.search}`;
  location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
}

/** Whether somebody still belongs to the workspace that the address names; every other page is open to all. */
function isStillIn(own: readonly OwnWorkspace[]): boolean {
  const [, slug] = /^\/admin\/w\/([^/]+)/.exec(location.pathname) ?? [];
  return slug === undefined || own.some((workspace) => workspace.slug === slug);
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
  const i18n = useI18n();
  const [state, setState] = useState<State>({ kind: 'asking' });
  const ask = useCallback(() => {
    setState({ kind: 'asking' });
    loadMe().then(
      (me) => setState({ kind: 'known', me }),
      () => setState({ kind: 'failed' }),
    );
  }, [loadMe]);
  const refresh = useCallback(() => {
    // Where it fails, what was known stays until the next page.
    loadMe().then(
      (me) => setState({ kind: 'known', me }),
      () => undefined,
    );
  }, [loadMe]);
  useEffect(ask, [ask]);

  const again = useSignInAgain(auth, (state.kind === 'known' && state.me.account) || NOBODY, isStillIn);
  const { ask: askToSignIn } = again;
  const value = useMemo(() => {
    if (state.kind !== 'known' || !state.me.account) return null;
    return {
      account: state.me.account,
      workspaces: state.me.workspaces.map((one) => ({ ...one, roles: rolesIn(one) })),
      refresh,
      signOut: async () => {
        await auth.signOut();
        forgetDrafts();
        location.assign('/sign-in');
      },
      askToSignIn,
    };
  }, [state, askToSignIn, refresh]);

  const isNobody = state.kind === 'known' && !state.me.account;
  useEffect(() => {
    if (isNobody) leaveForSignIn();
  }, [isNobody]);

  if (state.kind === 'failed') return <>{failure(ask)}</>;
  return (
    value && (
      <>
        <SignedInContext value={value}>{children}</SignedInContext>
        <SignInAgainDialog
          opened={again.isAsked}
          email={value.account.email ?? ''}
          onSignIn={again.signIn}
          describe={(failure) => signInWord(i18n, failure)}
          onLeave={() => {
            again.giveUp();
            // Whoever is signed in and does not belong here any more finds their other workspaces in the CRM.
            if (again.isOut) location.assign('/');
            else leaveForSignIn();
          }}
        />
      </>
    )
  );
}

/** Who works in the console. @throws Error outside of `<SignedInProvider>` */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext);
  if (!signedIn) throw new Error('useSignedIn works below <SignedInProvider> only.');
  return signedIn;
}

/** When a workspace ends, while it is being closed; null for one that nobody closes. */
export function useClosingAt(slug: string): string | null {
  return useSignedIn().workspaces.find((one) => one.slug === slug)?.closingAt ?? null;
}
