import { type OwnWorkspace, SmartxClientProvider, useSignInAgain } from '@smartx/client';
import { SignInAgainDialog, useI18n } from '@smartx/ui';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { usePurpose } from '../session/use-purpose.ts';
import { useSession } from '../session/use-session.ts';
import { authMessage } from '../sign-in/auth-message.ts';
import { CrmShell } from './CrmShell.tsx';
import { NoPurpose } from './problem/NoPurpose.tsx';

const route = getRouteApi('/w/$workspace');

/** A workspace for one purpose: a client and a cache of their own, then the frame with its screens. */
export function WorkspaceFrame() {
  const { workspace } = route.useParams();
  const { auth, session } = route.useRouteContext();
  const { account, purposes } = useSession();
  const i18n = useI18n();
  const router = useRouter();
  const [purpose, choosePurpose] = usePurpose(workspace, purposes);
  const leave = useCallback(() => {
    session.forget();
    const { href } = router.state.location;
    void router.navigate({ to: '/sign-in', search: { to: href } });
  }, [router, session]);
  const isStillIn = useCallback(
    (own: readonly OwnWorkspace[]) => own.some(({ slug }) => slug === workspace),
    [workspace],
  );
  const again = useSignInAgain(auth, account, isStillIn);
  if (!purpose) return <NoPurpose workspace={workspace} />;
  return (
    <>
      <SmartxClientProvider
        workspace={workspace}
        purpose={purpose}
        onUnauthenticated={account.email ? again.ask : leave}
      >
        <CrmShell purpose={purpose} onPurposeChange={choosePurpose} />
      </SmartxClientProvider>
      <SignInAgainDialog
        opened={again.isAsked}
        email={account.email ?? ''}
        onSignIn={again.signIn}
        describe={(failure) => authMessage(i18n, failure)}
        onLeave={() => {
          again.giveUp();
          if (!again.isOut) return leave();
          // They are signed in; only this workspace is closed to them.
          session.forget();
          void router.navigate({ to: '/' });
        }}
      />
    </>
  );
}
