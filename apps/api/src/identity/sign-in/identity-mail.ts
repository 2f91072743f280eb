import type { EntityManager, MikroORM } from '@smartx/domain/database';
import { Account, type InvitationLetter } from '@smartx/domain/identity';
import { composeMail, enterWorkspace, type Mailer, type Scope } from '@smartx/domain/kernel';

const RESET_MINUTES = '60';
const INVITATION_DAYS = '7';

interface Names {
  readonly workspace: string;
  readonly locale: string;
  readonly inviter: string | null;
}

/** The letters of the sign-in. Their tokens stand behind a `#`, which browsers keep out of requests, logs and referrers. */
export class IdentityMail {
  constructor(
    private readonly parts: { readonly orm: MikroORM; readonly mailer: Mailer; readonly publicUrl: string },
  ) {}

  /** Mails the link of an invitation, in the transaction that makes it. */
  async sendInvitation(em: EntityManager, scope: Scope, letter: InvitationLetter): Promise<void> {
    const { workspaceId, viewer } = scope;
    const [names] = await em.execute<Names[]>(
      `select w.name as workspace, w.locale,
              (select full_name from member where workspace_id = w.id and id = ?) as inviter
       from workspace w where w.id = ?`,
      [viewer.kind === 'member' ? viewer.id : null, workspaceId],
    );
    const workspace = names?.workspace ?? '';
    const inviter = names?.inviter ?? workspace;
    const url = `${this.parts.publicUrl}/invitation#${letter.token}`;
    const mail = composeMail('invitation', { workspace, inviter, url, days: INVITATION_DAYS }, names?.locale);
    const to = { workspaceId, keyId: letter.subjectId, subjectId: letter.subjectId, to: letter.email };
    await this.parts.mailer.queue(em, { ...mail, ...to });
  }

  /** Mails the link with which an account's holder chooses a new password. */
  async sendPasswordReset({ authUserId, token }: { authUserId: string; token: string }): Promise<void> {
    const { orm, mailer, publicUrl } = this.parts;
    const [found] = await orm.em
      .fork()
      .execute<{ workspace_id: string; id: string }[]>('select workspace_id, id from find_account_by_auth_user(?)', [
        authUserId,
      ]);
    if (!found) return;
    const workspaceId = found.workspace_id;
    await orm.em.fork().transactional(async (em) => {
      await enterWorkspace(em, workspaceId);
      const { email, locale, subject } = await em.findOneOrFail(Account, { workspaceId, id: found.id });
      if (!email) return;
      const url = `${publicUrl}/reset-password#${token}`;
      const values = { product: 'SmartX', url, minutes: RESET_MINUTES };
      const mail = composeMail('password-reset', values, locale ?? undefined);
      await mailer.queue(em, { ...mail, workspaceId, keyId: subject.id, subjectId: subject.id, to: email });
    });
  }
}
