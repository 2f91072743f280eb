import { createAuthClient } from '@smartx/client';
import type { RootAnswers } from '@smartx/client/testing';
import { createI18n } from '@smartx/ui/i18n';
import { renderUi } from '@smartx/ui/testing';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createAppRouter } from '../routes.tsx';
import { SessionStore } from '../session/session-store.ts';
import { type AuthAnswer, startWebServer, type WebServer } from './web-server.ts';

/** Who looks: the role decides what may be done and what is hidden. */
export type TestRole = 'owner' | 'viewer' | 'support';

/** What a test says about the world; the rest is as in a usual workspace. */
export interface CrmSetup {
  readonly as?: TestRole;
  /** Answers of the API by root field. */
  readonly answers?: RootAnswers;
  /** Answers of `/auth` by path. */
  readonly auth?: Readonly<Record<string, AuthAnswer>>;
  readonly isSignedOut?: boolean;
  /** Further workspaces of the person. */
  readonly workspaces?: readonly { slug: string; name: string }[];
  readonly purposes?: readonly string[];
  /** The page is loaded again: what the browser keeps is still there. */
  readonly isReload?: boolean;
}

/** The open app. */
export interface OpenCrm extends WebServer {
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly router: ReturnType<typeof createAppRouter>;
  /** The variables of the last operation of that name. */
  sent(name: string): Readonly<Record<string, unknown>> | undefined;
  /** The address in the bar. */
  address(): string;
}

const READS = ['company', 'contact', 'lead', 'deal', 'product', 'task', 'note', 'activity', 'file', 'member'].map(
  (object) => `${object}:read`,
);
const WRITES = [
  ...[
    'contact:create',
    'contact:update',
    'contact:reassign',
    'contact:reveal',
    'contact:delete',
    'contact:restore',
    'contact:merge',
    'contact:unmerge',
  ],
  ...[
    'company:create',
    'company:update',
    'company:delete',
    'company:restore',
    'note:create',
    'activity:log',
    'activity:send',
  ],
  ...['deal:create', 'deal:update', 'deal:move', 'deal:win', 'deal:lose', 'deal:delete', 'deal:restore'],
  ...[
    'lead:create',
    'lead:update',
    'lead:convert',
    'lead:delete',
    'lead:restore',
    'task:create',
    'task:update',
    'task:delete',
  ],
  ...['consent:record', 'bulk-action:read', 'bulk-action:run'],
  'saved-view:update',
  'saved-view:share',
];
const ROLES: Readonly<Record<TestRole, { actions: readonly string[]; hidden: readonly string[] }>> = {
  owner: { actions: [...READS, ...WRITES], hidden: [] },
  viewer: { actions: READS, hidden: ['Contact.emails', 'Contact.phones'] },
  support: {
    actions: [...READS.filter((action) => action !== 'lead:read'), 'contact:update', 'note:create', 'task:update'],
    hidden: ['Deal.value', 'DealLine.unitPrice', 'Company.annualRevenue'],
  },
};

const HELD = ['RELATIONSHIP', 'MARKETING'];

/** What was said, written and sold is not there for those who look for customers. */
function purposesOf(action: string): readonly string[] {
  const [object = ''] = action.split(':');
  if (['task', 'note', 'activity', 'file'].includes(object)) return ['RELATIONSHIP', 'SUPPORT'];
  if (object === 'deal') return ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'REPORTING'];
  return ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING', 'REPORTING'];
}

/** The id of the member who looks. */
export const MEMBER = 'mem_1';

/** Opens an address of the CRM as the browser would, with a server that answers from memory. */
export function openCrm(path: string, setup: CrmSetup = {}): OpenCrm {
  if (!setup.isReload) {
    localStorage.clear();
    sessionStorage.clear();
  }
  const workspaces = [{ slug: 'demo', name: 'Demo GmbH' }, ...(setup.workspaces ?? [])].map((one) => {
    return { ...one, isOperator: false, roles: [setup.as ?? 'owner'], purposes: setup.purposes ?? HELD };
  });
  const account = { id: 'acc_1', fullName: 'Olivia Owner', email: 'owner@demo.example', locale: null };
  let isSignedIn = !setup.isSignedOut;
  const server = startWebServer(
    { viewer: viewerOf(setup), ...EMPTY_LISTS, ...setup.answers },
    {
      '/auth/me': () => ({ body: isSignedIn ? { account, workspaces } : { account: null, workspaces: [] } }),
      '/auth/sign-in/email': () => {
        isSignedIn = true;
        return {};
      },
      '/auth/sign-out': () => {
        isSignedIn = false;
        return {};
      },
      '/auth/account/closure': () => ({ body: { workspaces: [], closesAt: null, reference: null } }),
      ...setup.auth,
    },
  );
  const auth = createAuthClient();
  const i18n = createI18n('en', {});
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createAppRouter({ auth, session: new SessionStore(auth), i18n }, history);
  renderUi(<RouterProvider router={router} />);
  return {
    ...server,
    user: userEvent.setup(),
    router,
    sent: (name) => server.api.sent.findLast((operation) => operation.name === name)?.variables,
    address: () => router.state.location.href,
  };
}

function viewerOf({ as = 'owner', purposes = HELD }: CrmSetup) {
  const { actions, hidden } = ROLES[as];
  return {
    memberId: MEMBER,
    purposes,
    permissions: actions.map((action) => ({ action, scope: 'all', purposes: purposesOf(action) })),
    fieldRules: hidden.map((field) => ({ field, rule: 'mask' })),
    workspace: { id: 'wsp_1', slug: 'demo', name: 'Demo GmbH', baseCurrency: 'EUR', timeZone: 'UTC', weekStart: 1 },
  };
}

/** Waits until a toast says something; its live region says it once more. */
export async function toastSays(text: string): Promise<void> {
  await screen.findAllByText(text);
}

/** Waits until an alert says something; one more alert is the live region for what is urgent. */
export async function alertSays(text: string): Promise<void> {
  await waitFor(() => {
    const alerts = screen.queryAllByRole('alert').map((alert) => alert.textContent ?? '');
    if (!alerts.some((alert) => alert.includes(text)))
      throw new Error(`No alert says “${text}”, only: ${alerts.join(' | ')}`);
  });
}

/** Some records as the API pages them. */
export function connectionOf(nodes: readonly object[], total = nodes.length) {
  return {
    nodes,
    pageInfo: { startCursor: 'a', endCursor: 'z', hasNextPage: false, hasPreviousPage: false },
    totalCount: { value: total, relation: 'EXACT' },
  };
}

const NOTHING = connectionOf([]);
const EMPTY_LISTS: RootAnswers = {
  ...{ contacts: NOTHING, companies: NOTHING, deals: NOTHING, leads: NOTHING, tasks: NOTHING },
  bulkActions: NOTHING,
  ...{ notes: NOTHING, activities: NOTHING, members: NOTHING, files: NOTHING, dealsAggregate: [] },
  ...{
    pipelines: NOTHING,
    customFieldDefinitions: NOTHING,
    savedViews: [],
    search: [],
    timeline: NOTHING,
    maySend: [],
    purposeVerdicts: [],
    consentStates: [],
    marketingTopics: NOTHING,
  },
};

/** Fields that only somebody with another role or purpose sees. */
export function withheld(reason: string, ...fields: string[]) {
  return fields.map((field) => ({ field, reason, hint: reason === 'ROLE' ? 'a•••@a•••.example' : null }));
}

/** A command that worked. */
export function done(record: object | null = null) {
  return { record, errors: [] };
}

/** A command that was refused for one field. */
export function refused(path: string, message: string) {
  const error = { __typename: 'InvalidInput', code: 'INVALID_INPUT', message, path, fields: [{ path, message }] };
  return { record: null, errors: [error] };
}
