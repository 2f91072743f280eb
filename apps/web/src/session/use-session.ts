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

/** Whether the roles see a field such as `Deal.value` in full; who does not cannot sort, sum or enter it either. */
export function useSees(field: string): boolean {
  return !useSession().hiddenFields.has(field);
}
