import type { OwnWorkspace } from '@smartx/client';
import { getRouteApi } from '@tanstack/react-router';

const workspaceRoute = getRouteApi('/w/$workspace');

/** The person at the screen and the workspace that the address names. */
export interface Session {
  readonly account: { id: string; fullName: string | null; email: string | null };
  readonly workspace: OwnWorkspace;
  readonly workspaces: readonly OwnWorkspace[];
}

/** The session of the screens below `/w/…`; their route has made sure that there is one. */
export function useSession(): Session {
  return workspaceRoute.useLoaderData();
}
