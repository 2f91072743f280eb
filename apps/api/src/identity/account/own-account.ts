import type { MikroORM } from '@smartx/domain/database';
import { AccountClosure, type ClosureState } from '@smartx/domain/handover';
import { type Clock, type JobQueue, Scope, type Vault } from '@smartx/domain/kernel';
import { type PrivacyParts, personViewer } from '@smartx/domain/privacy';
import { ensureOperatorWorkspace } from '@smartx/domain/workspace';
import type { OwnPassword } from '../sign-in/own-password.ts';
import type { SignedIn } from '../viewer.types.ts';

/** What the deletion of accounts needs. */
export interface OwnAccountParts {
  readonly orm: MikroORM;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly password: OwnPassword;
  readonly privacy: Pick<PrivacyParts, 'mailer' | 'directory' | 'publicUrl'>;
}

/** How people delete their own account, also those who belong to no workspace any more. */
export class OwnAccount {
  constructor(private readonly parts: OwnAccountParts) {}

  /** What it means for them now. */
  async state({ account }: SignedIn): Promise<ClosureState> {
    return (await this.closure(account.id)).state(account.id);
  }

  /**
   * Asks for the deletion, with the password once more.
   * @throws InvalidInputError for a wrong password, and after too many · WrongStateError (`last-owner`)
   */
  async close({ account, authUserId }: SignedIn, password: string): Promise<void> {
    const isProven = await this.parts.password.isRight(authUserId, password);
    await (await this.closure(account.id)).close(account.id, isProven);
  }

  /** Takes it back. @throws WrongStateError where nothing was asked for, and once it has begun */
  async keep({ account }: SignedIn): Promise<void> {
    await (await this.closure(account.id)).keep(account.id);
  }

  /** Takes it back by the link in the mail. @throws NotFoundError for one that is wrong, used or too late */
  async keepByLink(token: string): Promise<void> {
    await (await this.closure(null)).keepByLink(token);
  }

  private async closure(accountId: string | null): Promise<AccountClosure> {
    const { orm, privacy, ...parts } = this.parts;
    const workspaceId = await ensureOperatorWorkspace(orm.em, parts);
    const viewer = personViewer(workspaceId, accountId);
    const scope = new Scope({ ...parts, em: orm.em.fork(), viewer, purpose: 'RIGHTS_HANDLING', through: 'screen' });
    return new AccountClosure(scope, privacy);
  }
}
