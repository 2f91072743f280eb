import { errorCodes, findViewer, type OwnWorkspace, tidyDrafts, type ViewerAnswer } from '@smartx/client';
import { notFound, redirect } from '@tanstack/react-router';
import { CRM_PURPOSES, type CrmPurpose, isCrmPurpose } from './purposes.ts';
import type { RouterContext } from './router-context.ts';
import { storedPurpose, storePurpose } from './use-purpose.ts';

/** The person at the screen, the workspace that the address names, and what they may do there. */
export interface WorkspaceSession {
  readonly account: { readonly id: string; readonly fullName: string | null; readonly email: string | null };
  readonly workspace: OwnWorkspace;
  readonly workspaces: readonly OwnWorkspace[];
  readonly memberId: string | null;
  readonly currency: string;
  /** The CRM's purposes that the person holds, in the usual order. */
  readonly purposes: readonly CrmPurpose[];
  /** What may be done, such as `deal:update`. */
  readonly actions: ReadonlySet<string>;
  /** For which purposes each of these may be done. */
  readonly purposesOf: ReadonlyMap<string, readonly string[]>;
  /** Fields that the roles do not see in full, such as `Deal.value`. */
  readonly hiddenFields: ReadonlySet<string>;
}

/**
 * Opens a workspace. Nobody signed in leads to the sign-in and back; a workspace of others looks like none.
 * @throws AuthError · CombinedGraphQLErrors if the server cannot say
 */
export async function openWorkspace(
  { session }: RouterContext,
  slug: string,
  returnTo: string,
): Promise<WorkspaceSession> {
  const { account, workspaces } = await session.load();
  if (!account) throw redirect({ to: '/sign-in', search: { to: returnTo } });
  tidyDrafts(account.id);
  const workspace = workspaces.find((one) => one.slug === slug);
  if (!workspace) throw notFound();
  const preferred = storedPurpose(slug);
  const candidates = [preferred, ...CRM_PURPOSES.filter((purpose) => purpose !== preferred)].filter((purpose) =>
    workspace.purposes.includes(purpose),
  );
  const viewer = await findViewer({ workspace: slug, onUnauthenticated: () => session.forget() }, candidates).catch(
    (error: unknown) => {
      if (errorCodes(error).includes('UNAUTHENTICATED')) throw redirect({ to: '/sign-in', search: { to: returnTo } });
      throw error;
    },
  );
  const rights = rightsOf(viewer);
  const [first] = rights.purposes;
  // Nobody is asked about refused purposes again at each page.
  if (first && !rights.purposes.includes(preferred)) storePurpose(slug, first);
  return { account, workspace, workspaces, ...rights };
}

function rightsOf(viewer: ViewerAnswer | null) {
  const held = new Set(viewer?.purposes.filter(isCrmPurpose));
  return {
    memberId: viewer?.memberId ?? null,
    currency: viewer?.workspace.baseCurrency ?? 'EUR',
    purposes: CRM_PURPOSES.filter((purpose) => held.has(purpose)),
    actions: new Set(viewer?.permissions.map(({ action }) => action)),
    purposesOf: new Map(viewer?.permissions.map(({ action, purposes }) => [action, purposes])),
    hiddenFields: new Set(viewer?.fieldRules.map(({ field }) => field)),
  };
}
