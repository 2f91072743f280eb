import type { MikroORM } from '@smartx/domain/database';
import { Account } from '@smartx/domain/identity';
import { enterWorkspace, type SealedPlace, type Vault } from '@smartx/domain/kernel';

interface Holder {
  readonly workspaceId: string;
  readonly subjectId: string;
}

/**
 * The addresses from which people signed in, sealed under their own key: shown to their owner, unreadable once the account is
 * erased. The library gives a session its id too late, so the place of the value is its user.
 */
export class SessionAddresses {
  constructor(private readonly parts: { readonly orm: MikroORM; readonly vault: Vault }) {}

  /** The sealed address; empty for a user without an account, who has no key and will not need one. */
  async seal(authUserId: string, address: string): Promise<string> {
    const holder = await this.findHolder(authUserId);
    if (!holder) return '';
    const { vault } = this.parts;
    const sealed = await vault.seal(holder.subjectId, sessionAddressPlace(holder.workspaceId, authUserId), address);
    return sealed.toString('base64');
  }

  /** The address in clear; null for none and where the key is destroyed. */
  async open(authUserId: string, sealed: string | null | undefined): Promise<string | null> {
    const holder = sealed ? await this.findHolder(authUserId) : null;
    if (!holder || !sealed) return null;
    return this.parts.vault.open(sessionAddressPlace(holder.workspaceId, authUserId), Buffer.from(sealed, 'base64'));
  }

  private async findHolder(authUserId: string): Promise<Holder | null> {
    const { orm } = this.parts;
    const [found] = await orm.em
      .fork()
      .execute<{ workspace_id: string; id: string }[]>('select workspace_id, id from find_account_by_auth_user(?)', [
        authUserId,
      ]);
    if (!found) return null;
    const workspaceId = found.workspace_id;
    return orm.em.fork().transactional(async (em) => {
      await enterWorkspace(em, workspaceId);
      const account = await em.findOneOrFail(Account, { workspaceId, id: found.id });
      return { workspaceId, subjectId: account.subject.id };
    });
  }
}

/** Where the sealed address of a sign-in is bound to. */
export function sessionAddressPlace(workspaceId: string, authUserId: string): SealedPlace {
  return { workspaceId, table: 'auth.session', column: 'ipAddress', rowId: authUserId };
}
