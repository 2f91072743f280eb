import {
  createBrowserHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { readListSearch } from './list/address/list-search.ts';
import type { RouterContext } from './session/router-context.ts';
import { openWorkspace } from './session/workspace-session.ts';
import { OpeningWorkspace } from './shell/OpeningWorkspace.tsx';
import { ForeignWorkspace } from './shell/problem/ForeignWorkspace.tsx';
import { ScreenProblem } from './shell/problem/ScreenProblem.tsx';
import { UnknownPage } from './shell/problem/UnknownPage.tsx';
import { isConsolePath, isOwnPath } from './sign-in/link/return-path.ts';
import { readRecordSearch } from './timeline/timeline-search.ts';

const root = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: ScreenProblem,
  notFoundComponent: UnknownPage,
});

/** The bare address leads to the first workspace of whoever is signed in. */
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { account, workspaces } = await context.session.load();
    const [first] = workspaces;
    if (!account) throw redirect({ to: '/sign-in' });
    if (first) throw redirect({ to: '/w/$workspace', params: { workspace: first.slug } });
  },
  component: lazyRouteComponent(() => import('./sign-in/NoWorkspaceScreen.tsx'), 'NoWorkspaceScreen'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; next?: string } => ({
    ...(isOwnPath(search.to) ? { to: search.to } : {}),
    ...(isConsolePath(search.next) ? { next: search.next } : {}),
  }),
  component: lazyRouteComponent(() => import('./sign-in/SignInScreen.tsx'), 'SignInScreen'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./sign-in/ResetPasswordScreen.tsx'), 'ResetPasswordScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./sign-in/InvitationScreen.tsx'), 'InvitationScreen'),
});

const keepAccount = createRoute({
  getParentRoute: () => root,
  path: '/keep-account',
  component: lazyRouteComponent(() => import('./account/closure/KeepAccountScreen.tsx'), 'KeepAccountScreen'),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspace',
  loader: ({ context, params, location }) => openWorkspace(context, params.workspace, location.href),
  // Who somebody is and what they may do is asked once a workspace; another role shows after a reload.
  staleTime: Number.POSITIVE_INFINITY,
  component: lazyRouteComponent(() => import('./shell/WorkspaceFrame.tsx'), 'WorkspaceFrame'),
  notFoundComponent: ForeignWorkspace,
  pendingComponent: OpeningWorkspace,
  pendingMs: 200,
  pendingMinMs: 0,
});

const below = <const Path extends string>(path: Path) => ({ getParentRoute: () => workspace, path }) as const;
const record = <const Path extends string>(path: Path) =>
  ({ ...below(path), validateSearch: readRecordSearch }) as const;
const list = <const Path extends string>(path: Path) => ({ ...below(path), validateSearch: readListSearch }) as const;

const screens = [
  createRoute({
    ...below('/account'),
    component: lazyRouteComponent(() => import('./account/AccountScreen.tsx'), 'AccountScreen'),
  }),
  createRoute({
    ...below('/'),
    component: lazyRouteComponent(() => import('./home/HomeScreen.tsx'), 'HomeScreen'),
  }),
  createRoute({
    ...list('/contacts'),
    component: lazyRouteComponent(() => import('./contact/ContactListScreen.tsx'), 'ContactListScreen'),
  }),
  createRoute({
    ...record('/contacts/$id'),
    component: lazyRouteComponent(() => import('./contact/record/ContactScreen.tsx'), 'ContactScreen'),
  }),
  createRoute({
    ...list('/companies'),
    component: lazyRouteComponent(() => import('./company/CompanyListScreen.tsx'), 'CompanyListScreen'),
  }),
  createRoute({
    ...record('/companies/$id'),
    component: lazyRouteComponent(() => import('./company/record/CompanyScreen.tsx'), 'CompanyScreen'),
  }),
  createRoute({
    ...list('/deals'),
    component: lazyRouteComponent(() => import('./deal/DealListScreen.tsx'), 'DealListScreen'),
  }),
  createRoute({
    ...record('/deals/$id'),
    component: lazyRouteComponent(() => import('./deal/record/DealScreen.tsx'), 'DealScreen'),
  }),
  createRoute({
    ...list('/leads'),
    component: lazyRouteComponent(() => import('./lead/LeadListScreen.tsx'), 'LeadListScreen'),
  }),
  createRoute({
    ...record('/leads/$id'),
    component: lazyRouteComponent(() => import('./lead/record/LeadScreen.tsx'), 'LeadScreen'),
  }),
  createRoute({
    ...below('/bulk-actions'),
    component: lazyRouteComponent(() => import('./bulk/page/BulkActionsScreen.tsx'), 'BulkActionsScreen'),
  }),
  createRoute({
    ...below('/bulk-actions/$id'),
    component: lazyRouteComponent(() => import('./bulk/page/BulkActionScreen.tsx'), 'BulkActionScreen'),
  }),
  createRoute({
    ...below('/$'),
    component: lazyRouteComponent(() => import('./shell/problem/UnknownScreen.tsx'), 'UnknownScreen'),
  }),
  createRoute({
    ...list('/tasks'),
    component: lazyRouteComponent(() => import('./task/TaskListScreen.tsx'), 'TaskListScreen'),
  }),
] as const;

/** What stands where a route was lost, and how the addresses of the CRM are read. */
export function createAppRouter(context: RouterContext, history: RouterHistory = createBrowserHistory()) {
  return createRouter({
    history,
    routeTree: root.addChildren([
      start,
      signIn,
      resetPassword,
      invitation,
      keepAccount,
      workspace.addChildren(screens),
    ]),
    context,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
