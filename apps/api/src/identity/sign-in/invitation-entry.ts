import type { MikroORM } from '@smartx/domain/database';
import {
  AccountService,
  ageStatement,
  assertOfAge,
  InvitationAcceptance,
  type OpenInvitation,
  signInAddress,
  systemPermissions,
} from '@smartx/domain/identity';
import {
  type Clock,
  InvalidInputError,
  type JobQueue,
  Scope,
  type Vault,
  WrongStateError,
} from '@smartx/domain/kernel';
import { ensureOperatorWorkspace } from '@smartx/domain/workspace';
import type { Auth } from '../auth.ts';
import { findSignInUser, makeSignInUser } from './sign-in-users.ts';

/** What accounts are made with. */
export interface EntryParts {
  readonly auth: Auth;
  readonly orm: MikroORM;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: JobQueue;
}

/** What an invited person sends. */
export interface EntryInput {
  readonly token: string;
  readonly fullName?: string | null;
  /** Only where they have no account yet. */
  readonly password?: string | null;
  /** Says on purpose that another address than the invited one joins. */
  readonly confirmOtherAddress?: boolean;
  /** Whether they state that they are at least 16 years old; only where they have no account yet. */
  readonly isOfAge?: boolean | null;
  /** The language in which they were asked. */
  readonly language?: string | null;
}

/** Who is signed in while they accept, as the sign-in library knows them. */
export interface EntryUser {
  readonly id: string;
  readonly email: string;
}

/** How somebody who holds the link of an invitation gets in. */
export class InvitationEntry {
  private readonly acceptance: InvitationAcceptance;

  constructor(private readonly parts: EntryParts) {
    this.acceptance = new InvitationAcceptance({ ...parts, em: parts.orm.em });
  }

  /**
   * What the link invites to, and whether its address can sign in already.
   * @throws NotFoundError · WrongStateError
   */
  async read(token: string): Promise<OpenInvitation & { hasAccount: boolean }> {
    const invitation = await this.acceptance.read(token);
    return { ...invitation, hasAccount: (await findSignInUser(this.parts.auth, invitation.email)) !== null };
  }

  /**
   * Joins the workspace: with the account that is signed in, or with a new one for the invited address, to which the token was
   * mailed. Gives the credentials of a new account back, so that it can be signed in.
   * @throws NotFoundError · WrongStateError (`sign-in-first` where the address has an account) · InvalidInputError · DuplicateFoundError
   */
  async accept(input: EntryInput, signedIn: EntryUser | null) {
    const invitation = await this.acceptance.read(input.token);
    const made = signedIn ? null : await this.makeUser(invitation, input);
    const user = signedIn ?? made;
    if (!user) throw new WrongStateError('sign-in-first', 'This address has an account: sign in, then accept.');
    const fullName = input.fullName ?? invitation.fullName;
    const stated = made ? { ageStatement: ageStatement(input.language) } : {};
    const account = await makeAccount(this.parts, { authUserId: user.id, email: user.email, fullName, ...stated });
    await this.acceptance.accept(input.token, account, input.confirmOtherAddress === true);
    return { workspaceSlug: invitation.workspaceSlug, made };
  }

  private async makeUser(invitation: OpenInvitation, input: EntryInput) {
    const email = signInAddress(invitation.email);
    if (await findSignInUser(this.parts.auth, email)) return null;
    const password = input.password ?? '';
    if (!(input.fullName ?? invitation.fullName)?.trim())
      throw new InvalidInputError([{ path: 'fullName', message: 'Expected your name.' }]);
    assertOfAge(input.isOfAge);
    return { id: await makeSignInUser(this.parts.auth, email, password), email, password };
  }
}

/** The account of a user of the sign-in library, in the operator's workspace; made if there is none. */
export async function makeAccount(
  { orm, vault, clock, jobs }: Omit<EntryParts, 'auth'>,
  input: { authUserId: string; email: string; fullName: string | null; ageStatement?: string },
) {
  const workspaceId = await ensureOperatorWorkspace(orm.em, { clock, vault });
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  const parts = { em: orm.em.fork(), viewer, vault, clock, jobs };
  return new AccountService(new Scope({ ...parts, purpose: 'SECURITY', through: 'screen' })).findOrCreate(input);
}
