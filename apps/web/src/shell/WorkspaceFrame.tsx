import { SmartxClientProvider } from '@smartx/client';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { usePurpose } from '../session/use-purpose.ts';
import { useSession } from '../session/use-session.ts';
import { CrmShell } from './CrmShell.tsx';
import { NoPurpose } from './problem/NoPurpose.tsx';

const route = getRouteApi('/w/$workspace');

/** A workspace for one purpose: a client and a cache of their own, then the frame with its screens. */
export function WorkspaceFrame() {
  const { workspace } = route.useParams();
  const { session } = route.useRouteContext();
  const { purposes } = useSession();
  const router = useRouter();
  const [purpose, choosePurpose] = usePurpose(workspace, purposes);
  const leave = useCallback(() => {
    session.forget();
    const { href } = router.state.location;
    void router.navigate({ to: '/sign-in', search: { to: href } });
  }, [router, session]);
  if (!purpose) return <NoPurpose workspace={workspace} />;
  return (
    <SmartxClientProvider workspace={workspace} purpose={purpose} onUnauthenticated={leave}>
      <CrmShell purpose={purpose} onPurposeChange={choosePurpose} />
    </SmartxClientProvider>
  );
}
