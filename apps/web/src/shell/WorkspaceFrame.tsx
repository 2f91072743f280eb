import { SmartxClientProvider } from '@smartx/client';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { usePurpose } from '../session/use-purpose.ts';
import { CrmShell } from './CrmShell.tsx';

const route = getRouteApi('/w/$workspace');

/** A workspace for one purpose: a client and a cache of their own, then the frame with its screens. */
export function WorkspaceFrame() {
  const { workspace } = route.useParams();
  const { session } = route.useRouteContext();
  const router = useRouter();
  const [purpose, choosePurpose] = usePurpose(workspace);
  const leave = useCallback(() => {
    session.forget();
    const { href } = router.state.location;
    void router.navigate({ to: '/sign-in', search: { to: href } });
  }, [router, session]);
  return (
    <SmartxClientProvider workspace={workspace} purpose={purpose} onUnauthenticated={leave}>
      <CrmShell purpose={purpose} onPurposeChange={choosePurpose} />
    </SmartxClientProvider>
  );
}
