import { getRouteApi } from '@tanstack/react-router';
import type { WorkspaceSession } from './workspace-session.ts';

const workspaceRoute = getRouteApi('/w/$workspace');

/** The session of the screens below `/w/…`; their route has made sure that there is one. */
export function useSession(): WorkspaceSession {
  return workspaceRoute.useLoaderData();
}

/** Whether the roles allow an action somewhere, such as `deal:update`; the server decides for each record. */
export function useMay(action: string): boolean {
  return useSession().actions.has(action);
}
