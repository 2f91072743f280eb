import { useSmartxScope } from '@smartx/client';
import { getRouteApi } from '@tanstack/react-router';
import { type CrmPurpose, isCrmPurpose } from './purposes.ts';
import type { WorkspaceSession } from './workspace-session.ts';

const workspaceRoute = getRouteApi('/w/$workspace');

/** The session of the screens below `/w/…`; their route has made sure that there is one. */
export function useSession(): WorkspaceSession {
  return workspaceRoute.useLoaderData();
}

/**
 * Whether the roles allow an action somewhere, such as `deal:update`, and the purpose in force too; the server decides for each
 * record.
 */
export function useMay(action: string): boolean {
  const isAllowed = useSession().actions.has(action);
  const isServed = useIsServed(action);
  return isAllowed && isServed;
}

/** Whether an action is done for the purpose in force at all: what was said is not read by those who look for customers. */
export function useIsServed(action: string): boolean {
  const { purpose } = useSmartxScope();
  const purposes = useSession().purposesOf.get(action);
  return purposes?.some((one) => one === purpose) ?? true;
}

/** Whether the roles see a field such as `Deal.value` in full; who does not cannot sort, sum or enter it either. */
export function useSees(field: string): boolean {
  return !useSession().hiddenFields.has(field);
}

/** The purposes for which the viewer may do an action here; for others it reaches no record. */
export function usePurposesOf(action: string): readonly CrmPurpose[] {
  const { purposes, purposesOf } = useSession();
  const allowed = purposesOf.get(action);
  return allowed === undefined ? [] : purposes.filter((purpose) => allowed.includes(purpose));
}

/** The purpose in force, where it is one that the CRM works for. */
export function useCrmPurpose(): CrmPurpose {
  const { purpose } = useSmartxScope();
  return isCrmPurpose(purpose) ? purpose : 'RELATIONSHIP';
}
