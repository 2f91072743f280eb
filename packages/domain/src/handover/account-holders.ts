import type { EntityManager } from '@mikro-orm/postgresql';
import { systemPermissions } from '../identity/built-in-roles.ts';
import { Member } from '../identity/member.entity.ts';
import { assertOwnerRemains } from '../identity/membership/role-grants.ts';
import { LastOwnerError, WrongStateError } from '../kernel/errors.ts';
import { settleWrites } from '../kernel/records/unread.ts';
import { enterWorkspace, Scope } from '../kernel/scope.ts';
import type { AccountHolders, HeldMembership, HeldSignIn } from '../privacy/privacy-parts.ts';
import { endMembership } from './end-membership.ts';
import { handOver } from './handover.ts';

/** An account as the sign-in knows it. */
export interface SignInHolder {
  readonly workspaceId: string;
  readonly subjectId: string;
  readonly authUserId: string;
}

/** What the sign-in library holds of the holder of an account; the domain knows none of its tables. */
export interface SignInRows {
  /** Deletes the user with sessions, password and links, in the caller's transaction. */
  remove(em: EntityManager, holder: SignInHolder): Promise<void>;
  /** The sessions that are still good, with addresses in clear. */
  list(em: EntityManager, scope: Scope, holder: SignInHolder): Promise<readonly HeldSignIn[]>;
}

/** A workspace that an account belongs to. */
export interface AccountMembership {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly slug: string;
  readonly name: string;
  readonly roles: string;
}

interface AccountRow {
  readonly id: string;
  readonly subjectId: string;
  readonly authUserId: string;
}

/** The holders of accounts: in the operator's workspace they are subjects, everywhere else members. */
export class WorkspaceAccounts implements AccountHolders {
  constructor(private readonly signIn: SignInRows) {}

  async end(em: EntityManager, scope: Scope, subjectIds: readonly string[], { isForced } = { isForced: false }) {
    const alone: string[] = [];
    for (const account of await accountsOf(em, scope, subjectIds)) {
      for (const membership of await membershipsOf(em, account.id))
        if (!(await leave(em, scope, membership, isForced))) alone.push(membership.name);
      await this.signIn.remove(em, { ...account, workspaceId: scope.workspaceId });
    }
    if (alone.length > 0) throw lastOwnerOf(alone);
  }

  async heldOf(em: EntityManager, scope: Scope, subjectIds: readonly string[]) {
    const signIns: HeldSignIn[] = [];
    const memberships: HeldMembership[] = [];
    for (const account of await accountsOf(em, scope, subjectIds)) {
      signIns.push(...(await this.signIn.list(em, scope, { ...account, workspaceId: scope.workspaceId })));
      for (const { name, roles } of await membershipsOf(em, account.id)) memberships.push({ workspace: name, roles });
    }
    return { signIns, memberships };
  }
}

/** The workspaces that an account belongs to now, always in the same order, so that two who leave wait for each other. */
export async function membershipsOf(em: EntityManager, accountId: string): Promise<AccountMembership[]> {
  return em.execute<AccountMembership[]>(
    `select workspace_id as "workspaceId", member_id as "memberId", slug, name, role_keys as roles
     from find_memberships(?) order by workspace_id`,
    [accountId],
  );
}

/** The workspaces that would be left without an owner if an account went; nothing is changed. */
export async function ownedAlone(em: EntityManager, scope: Scope, accountId: string): Promise<AccountMembership[]> {
  const alone: AccountMembership[] = [];
  for (const membership of await membershipsOf(em, accountId))
    if (!(await inside(em, scope, membership, () => isReplaceable(em, membership)))) alone.push(membership);
  return alone;
}

/** @throws WrongStateError */
export function lastOwnerOf(names: readonly string[]): WrongStateError {
  const list = names.join(', ');
  const message = `Nobody else owns ${list}: somebody else becomes an owner there, or it is closed, before this account is deleted.`;
  return new WrongStateError('last-owner', message);
}

function accountsOf(em: EntityManager, { workspaceId }: Scope, subjectIds: readonly string[]): Promise<AccountRow[]> {
  if (subjectIds.length === 0) return Promise.resolve([]);
  return em.execute<AccountRow[]>(
    `select id, subject_id as "subjectId", auth_user_id as "authUserId" from account
     where workspace_id = ? and subject_id in (?) order by id`,
    [workspaceId, subjectIds],
  );
}

/** Lets a member go for good; false, and nothing is changed, for a last owner. What they answered for passes to an owner. */
async function leave(em: EntityManager, scope: Scope, membership: AccountMembership, isForced: boolean) {
  return inside(em, scope, membership, async (there) => {
    const { workspaceId, memberId } = membership;
    if (!isForced && !(await isReplaceable(em, membership))) return false;
    const member = await em.findOne(Member, { workspaceId, id: memberId, status: 'active' });
    if (!member) return true;
    const heirId = await firstOwner(em, membership);
    if (heirId !== null) await handOver(em, there, memberId, heirId);
    // The sessions are the account's, which ends as a whole.
    await endMembership(em, there, member, async () => undefined);
    return true;
  });
}

/** Works in another workspace as the product itself, in the same transaction. */
async function inside<Result>(
  em: EntityManager,
  scope: Scope,
  { workspaceId }: AccountMembership,
  work: (there: Scope) => Promise<Result>,
): Promise<Result> {
  const { vault, clock, jobs, through } = scope;
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  // What waits to be written belongs to the workspace that is left.
  await settleWrites(em);
  await enterWorkspace(em, workspaceId);
  const result = await work(new Scope({ em, vault, clock, jobs, viewer, purpose: 'SECURITY', through }));
  await settleWrites(em);
  await enterWorkspace(em, scope.workspaceId);
  return result;
}

async function isReplaceable(em: EntityManager, { workspaceId, memberId, roles }: AccountMembership) {
  if (!roles.split(',').includes('owner')) return true;
  try {
    await assertOwnerRemains(em, workspaceId, memberId);
    return true;
  } catch (error) {
    if (error instanceof LastOwnerError) return false;
    throw error;
  }
}

/** Whoever has owned the workspace for longest, of those who stay. */
async function firstOwner(
  em: EntityManager,
  { workspaceId, memberId }: Pick<AccountMembership, 'workspaceId' | 'memberId'>,
): Promise<string | null> {
  const [heir] = await em.execute<{ id: string }[]>(
    `select m.id from member m
       join member_role mr on mr.workspace_id = m.workspace_id and mr.member_id = m.id
       join role r on r.workspace_id = mr.workspace_id and r.id = mr.role_id and r.key = 'owner'
     where m.workspace_id = ? and m.id <> ? and m.status = 'active' order by m.created_at, m.id limit 1`,
    [workspaceId, memberId],
  );
  return heir?.id ?? null;
}
