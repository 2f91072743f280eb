import { MemberService, readRoleKeys, signInAddress, systemPermissions } from '@smartx/domain/identity';
import { NotFoundError, Scope, type Through } from '@smartx/domain/kernel';
import { type EntryParts, makeAccount } from './invitation-entry.ts';
import { findSignInUser, makeSignInUser } from './sign-in-users.ts';

/** Who may sign in to which workspace, as what. */
export interface AdmitInput {
  readonly email: string;
  readonly password: string;
  readonly fullName: string | null;
  readonly workspaceSlug: string;
  readonly roles: readonly string[];
}

/** Who was admitted; `isNewUser` says whether the password given is theirs now. */
export interface Admitted {
  readonly accountId: string;
  readonly memberId: string;
  readonly workspaceId: string;
  readonly isNewUser: boolean;
}

/**
 * Makes somebody who can sign in a member of a workspace; for the command line and the seed. Whoever can sign in already keeps
 * their password and gets one workspace more.
 * @throws NotFoundError for the workspace · InvalidInputError · DuplicateFoundError for somebody who belongs to it already
 */
export async function admitUser(parts: EntryParts, through: Through, input: AdmitInput): Promise<Admitted> {
  const email = signInAddress(input.email);
  const roles = readRoleKeys(input.roles);
  const workspaceId = await getWorkspace(parts, input.workspaceSlug);
  const known = await findSignInUser(parts.auth, email);
  const authUserId = known ?? (await makeSignInUser(parts.auth, email, input.password));
  const account = await makeAccount(parts, { authUserId, email, fullName: input.fullName });
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  const scope = new Scope({ ...parts, em: parts.orm.em.fork(), viewer, purpose: 'SECURITY', through });
  const memberId = await new MemberService(scope).admit(account, roles);
  return { accountId: account.id, memberId, workspaceId, isNewUser: known === null };
}

async function getWorkspace({ orm }: EntryParts, slug: string): Promise<string> {
  const [found] = await orm.em.fork().execute<{ id: string }[]>('select id from find_workspace_by_slug(?)', [slug]);
  if (!found) throw new NotFoundError('workspace');
  return found.id;
}
