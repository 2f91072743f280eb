import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import { readSearch } from './screen/search.ts';
import { ConsoleShell } from './shell/ConsoleShell.tsx';
import { FirstSection, FirstWorkspace } from './shell/FirstSection.tsx';
import { NoSuchScreen, ScreenFailure } from './shell/ScreenFailure.tsx';
import type { Section } from './shell/sections.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The part of the console to which a route belongs; it decides the purpose. */
    section?: Section;
  }
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NoSuchScreen });

const start = createRoute({ getParentRoute: () => root, path: '/', component: FirstWorkspace });

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspace',
  notFoundComponent: NoSuchScreen,
  component: () => <ConsoleShell slug={workspace.useParams().workspace} />,
});

const workspaceStart = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: () => <FirstSection slug={workspace.useParams().workspace} />,
});

const below = <const Path extends string>(path: Path, section: Section) =>
  ({ getParentRoute: () => workspace, path, staticData: { section } }) as const;

const screens = [
  workspaceStart,
  createRoute({
    ...below('/requests', 'requests'),
    validateSearch: readSearch('tab', 'q'),
    component: lazyRouteComponent(
      () => import('./privacy-requests/queue/RequestQueueScreen.tsx'),
      'RequestQueueScreen',
    ),
  }),
  createRoute({
    ...below('/requests/$id', 'requests'),
    component: lazyRouteComponent(() => import('./privacy-requests/detail/RequestScreen.tsx'), 'RequestScreen'),
  }),
  createRoute({
    ...below('/subjects', 'subjects'),
    component: lazyRouteComponent(() => import('./subjects/FindSubjectScreen.tsx'), 'FindSubjectScreen'),
  }),
  createRoute({
    ...below('/subjects/$id', 'subjects'),
    validateSearch: readSearch('place', 'category', 'open'),
    component: lazyRouteComponent(() => import('./subjects/SubjectScreen.tsx'), 'SubjectScreen'),
  }),
  createRoute({
    ...below('/notices', 'notices'),
    validateSearch: readSearch('tab', 'open'),
    component: lazyRouteComponent(() => import('./notices/NoticeScreen.tsx'), 'NoticeScreen'),
  }),
  createRoute({
    ...below('/pipelines', 'pipelines'),
    component: lazyRouteComponent(() => import('./pipelines/PipelineListScreen.tsx'), 'PipelineListScreen'),
  }),
  createRoute({
    ...below('/members', 'members'),
    validateSearch: readSearch('q', 'show', 'sort', 'open'),
    component: lazyRouteComponent(() => import('./members/MemberListScreen.tsx'), 'MemberListScreen'),
  }),
  createRoute({
    ...below('/teams', 'teams'),
    validateSearch: readSearch('open'),
    component: lazyRouteComponent(() => import('./teams/TeamListScreen.tsx'), 'TeamListScreen'),
  }),
  createRoute({
    ...below('/fields', 'fields'),
    validateSearch: readSearch('object'),
    component: lazyRouteComponent(() => import('./fields/FieldScreen.tsx'), 'FieldScreen'),
  }),
  createRoute({
    ...below('/retention', 'retention'),
    component: lazyRouteComponent(() => import('./retention/RetentionScreen.tsx'), 'RetentionScreen'),
  }),
  createRoute({
    ...below('/agents', 'agents'),
    validateSearch: readSearch('open'),
    component: lazyRouteComponent(() => import('./agents/AgentListScreen.tsx'), 'AgentListScreen'),
  }),
  createRoute({
    ...below('/archive', 'archive'),
    validateSearch: readSearch('q', 'from', 'until', 'open'),
    component: lazyRouteComponent(() => import('./archive/ArchiveScreen.tsx'), 'ArchiveScreen'),
  }),
  createRoute({
    ...below('/holds', 'holds'),
    validateSearch: readSearch('open'),
    component: lazyRouteComponent(() => import('./holds/HoldListScreen.tsx'), 'HoldListScreen'),
  }),
  createRoute({
    ...below('/keys', 'keys'),
    validateSearch: readSearch('open'),
    component: lazyRouteComponent(() => import('./keys/KeyListScreen.tsx'), 'KeyListScreen'),
  }),
  createRoute({
    ...below('/catalogue', 'catalogue'),
    validateSearch: readSearch('q', 'view', 'kind', 'category', 'purpose', 'stored', 'open'),
    component: lazyRouteComponent(() => import('./catalogue/CatalogueScreen.tsx'), 'CatalogueScreen'),
  }),
  createRoute({
    ...below('/audit', 'audit'),
    validateSearch: readSearch('q', 'actor', 'through', 'since', 'sort', 'open'),
    component: lazyRouteComponent(() => import('./audit/AuditScreen.tsx'), 'AuditScreen'),
  }),
  createRoute({
    ...below('/encryption', 'encryption'),
    component: lazyRouteComponent(() => import('./encryption/EncryptionScreen.tsx'), 'EncryptionScreen'),
  }),
  createRoute({
    ...below('/purposes', 'purposes'),
    component: lazyRouteComponent(() => import('./purposes/PurposeScreen.tsx'), 'PurposeScreen'),
  }),
  createRoute({
    ...below('/use', 'use'),
    validateSearch: readSearch('days'),
    component: lazyRouteComponent(() => import('./use/UseScreen.tsx'), 'UseScreen'),
  }),
  createRoute({
    ...below('/consents', 'consents'),
    validateSearch: readSearch('person', 'purpose', 'channel', 'event', 'since', 'sort', 'open'),
    component: lazyRouteComponent(() => import('./consents/ConsentLedgerScreen.tsx'), 'ConsentLedgerScreen'),
  }),
  createRoute({
    ...below('/texts', 'texts'),
    validateSearch: readSearch('request', 'show'),
    component: lazyRouteComponent(() => import('./texts/TextScreen.tsx'), 'TextScreen'),
  }),
  createRoute({
    ...below('/recipients', 'recipients'),
    validateSearch: readSearch('show', 'sort'),
    component: lazyRouteComponent(() => import('./recipients/RecipientScreen.tsx'), 'RecipientScreen'),
  }),
  createRoute({
    ...below('/consents/stops', 'consents'),
    validateSearch: readSearch('show', 'sort'),
    component: lazyRouteComponent(() => import('./address-stops/AddressStopScreen.tsx'), 'AddressStopScreen'),
  }),
  createRoute({
    ...below('/setup', 'setup'),
    component: lazyRouteComponent(() => import('./setup/SetupScreen.tsx'), 'SetupScreen'),
  }),
  createRoute({
    ...below('/imports', 'imports'),
    component: lazyRouteComponent(() => import('./imports/ImportListScreen.tsx'), 'ImportListScreen'),
  }),
  createRoute({
    ...below('/imports/new', 'imports'),
    component: lazyRouteComponent(() => import('./imports/start/ImportStartScreen.tsx'), 'ImportStartScreen'),
  }),
  createRoute({
    ...below('/imports/$id', 'imports'),
    validateSearch: readSearch('step'),
    component: lazyRouteComponent(() => import('./imports/run/ImportRunScreen.tsx'), 'ImportRunScreen'),
  }),
  createRoute({
    ...below('/explorer', 'explorer'),
    validateSearch: readSearch('type'),
    component: lazyRouteComponent(() => import('./explorer/ExplorerScreen.tsx'), 'ExplorerScreen'),
  }),
] as const;

/** Every address of the console. */
export const routeTree = root.addChildren([start, workspace.addChildren(screens)]);

/** The router of the console, which lives at `/admin/`. */
export function createConsoleRouter(history: RouterHistory = createBrowserHistory()) {
  return createRouter({
    history,
    routeTree,
    basepath: '/admin',
    defaultErrorComponent: ScreenFailure,
    defaultNotFoundComponent: NoSuchScreen,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
