import { BUILT_IN_ROLES, ROLE_KEYS } from '@smartx/domain/identity';
import {
  encodeId,
  isAction,
  NotFoundError,
  type Permissions,
  purposesForAction,
  purposesOf,
  type RowScope,
} from '@smartx/domain/kernel';
import type { Context } from '../../graphql/context.ts';
import type { OwnSession } from '../sign-in/own-sessions.ts';
import type { AccountType, PermissionType, RoleType, ViewerType, WorkspaceType } from './viewer.object-types.ts';

interface SettingsRow {
  readonly time_zone: string;
  readonly locale: string;
  readonly base_currency: string;
  readonly week_start: number;
  readonly country: string;
}

/** Who asks: what the first page of an app needs to know, besides the records. */
export async function describeViewer(context: Context): Promise<ViewerType> {
  const { viewer, account } = context.resolved;
  const memberships = account ? await context.identity.viewers.membershipsOf(account.id) : [];
  return {
    memberId: viewer.kind === 'member' && viewer.id ? encodeId('member', viewer.id) : null,
    account: account && toAccount(account),
    workspace: await describeWorkspace(context),
    memberships: memberships.map(({ workspace: { slug, name, isOperator }, roles }) => {
      return { slug, name, isOperator, roles: [...roles] };
    }),
    ...describePermissions(viewer.permissions),
  };
}

/** The roles that a member can hold. */
export function describeRoles(): RoleType[] {
  return ROLE_KEYS.map((key) => {
    const { name, purposes, scopes, fieldRules = {} } = BUILT_IN_ROLES[key];
    return {
      key,
      name,
      purposes: [...purposes],
      permissions: Object.entries(scopes).flatMap(([action, scope]) => permissionOf(action, scope)),
      fieldRules: Object.entries(fieldRules).map(([field, rule]) => ({ field, rule })),
    };
  });
}

/** Where the person who asks is signed in. */
export async function listOwnSessions({ resolved, identity }: Context): Promise<readonly OwnSession[]> {
  const { authUserId, sessionId } = resolved;
  return authUserId && sessionId ? identity.sessions.list({ authUserId, sessionId }) : [];
}

/**
 * Ends a session of the person who asks.
 * @throws NotFoundError for one that is over or somebody else's, and for a key, which has none
 */
export async function endOwnSession({ resolved, identity }: Context, id: string): Promise<void> {
  const { authUserId, sessionId } = resolved;
  if (!authUserId || !sessionId) throw new NotFoundError('session');
  await identity.sessions.end({ authUserId, sessionId }, id);
}

function toAccount({ id, fullName, email, locale }: AccountType): AccountType {
  return { id: encodeId('account', id), fullName, email, locale };
}

async function describeWorkspace({ resolved, scope }: Context): Promise<WorkspaceType> {
  const { id, slug, name, isOperator, closingAt } = resolved.workspace;
  const settings = await scope.transaction(async (em) => {
    const [row] = await em.execute<SettingsRow[]>(
      'select time_zone, locale, base_currency, week_start, country from workspace where id = ?',
      [id],
    );
    return row;
  });
  if (!settings) throw new NotFoundError('workspace');
  const { time_zone: timeZone, locale, base_currency: baseCurrency, week_start: weekStart, country } = settings;
  const settled = { timeZone, locale, baseCurrency, weekStart, country };
  return { id: encodeId('workspace', id), slug, name, isOperator, closingAt, ...settled };
}

function permissionOf(action: string, scope: RowScope): PermissionType[] {
  return isAction(action) ? [{ action, scope, purposes: [...purposesForAction(action)] }] : [];
}

function describePermissions({ scopes, fieldRules, purposes }: Permissions) {
  return {
    permissions: [...scopes].filter(([, scope]) => scope !== 'none').flatMap((one) => permissionOf(...one)),
    fieldRules: [...fieldRules].map(([field, rule]) => ({ field, rule })),
    purposes: purposesOf(purposes),
  };
}
