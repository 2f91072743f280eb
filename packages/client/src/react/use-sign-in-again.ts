import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AuthClient, AuthError, type OwnWorkspace } from '../auth-client.ts';

/** The person whose session may end while they work. */
interface Person {
  readonly id: string;
  readonly email: string | null;
}

/** Asks somebody whose session ended to sign in where they are. */
export interface SignInAgain {
  /** For `onUnauthenticated`: true once the same person is signed in again, false if they leave. All who ask together wait together. */
  readonly ask: () => Promise<boolean>;
  /** Whether somebody is being asked. */
  readonly isAsked: boolean;
  /** They signed in, and do not belong here any more: there is nothing to go on with. */
  readonly isOut: boolean;
  /** @throws AuthError (`NOT_A_MEMBER`) for somebody who does not belong here any more · for a wrong password, too many attempts, or a server that is away */
  readonly signIn: (password: string) => Promise<void>;
  /** They do not; whatever waited fails. */
  readonly giveUp: () => void;
}

interface Question {
  readonly isBack: Promise<boolean>;
  readonly answer: (isBack: boolean) => void;
}

/**
 * Keeps a page as it is while its session is renewed: the same account and no other, because what stands on the page was shown
 * to that one. Whoever signs in in another tab meanwhile need not do it twice. Whoever was let go meanwhile is told so, instead of
 * being asked again and again: `isStillIn` looks whether they belong to the place that they see.
 */
export function useSignInAgain(
  auth: AuthClient,
  person: Person,
  isStillIn: (workspaces: readonly OwnWorkspace[]) => boolean,
): SignInAgain {
  const asked = useRef<Question | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [isOut, setOut] = useState(false);
  const { id, email } = person;

  const settle = useCallback((isBack: boolean) => {
    asked.current?.answer(isBack);
    asked.current = null;
    setAsked(false);
  }, []);

  const ask = useCallback(() => {
    if (!asked.current) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      asked.current = { isBack: promise, answer: resolve };
      setAsked(true);
    }
    return asked.current.isBack;
  }, []);

  useEffect(() => {
    if (!isAsked) return;
    const look = () =>
      void auth.me().then(
        ({ account, workspaces }) => account?.id === id && isStillIn(workspaces) && settle(true),
        () => undefined,
      );
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [auth, id, isAsked, isStillIn, settle]);

  return useMemo(
    () => ({
      ask,
      isAsked,
      isOut,
      signIn: async (password) => {
        await auth.signIn(email ?? '', password);
        const { workspaces } = await auth.me();
        setOut(!isStillIn(workspaces));
        if (!isStillIn(workspaces))
          throw new AuthError('NOT_A_MEMBER', 'You do not belong to this workspace any more.');
        settle(true);
      },
      giveUp: () => settle(false),
    }),
    [ask, isAsked, isOut, auth, email, isStillIn, settle],
  );
}
