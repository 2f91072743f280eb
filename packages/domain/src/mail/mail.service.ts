import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import type { JobQueue } from '../kernel/job-queue.ts';
import type { Mailer, OutgoingMail } from '../kernel/mail/mailer.ts';
import type { Vault } from '../kernel/vault.ts';
import { MailMessage } from './mail-message.entity.ts';

/** Keeps outgoing mail in the database, sealed, and has a job send it. */
export class MailService implements Mailer {
  constructor(private readonly parts: { readonly vault: Vault; readonly jobs: JobQueue; readonly clock: Clock }) {}

  async queue(em: EntityManager, mail: OutgoingMail): Promise<string> {
    const { vault, jobs, clock } = this.parts;
    const { workspaceId, keyId } = mail;
    const id = newId();
    const seal = (column: string, text: string) => vault.seal(keyId, placeOf(workspaceId, column, id), text);
    em.persist(
      em.create(MailMessage, {
        ...{ workspaceId, id, keyId, subjectId: mail.subjectId ?? null, template: mail.template },
        recipient: await seal('recipient', mail.to),
        subjectLine: await seal('subject_line', mail.subject),
        body: await seal('body', mail.body),
        state: 'queued',
        queuedAt: clock.now(),
      }),
    );
    await jobs.enqueue(em, 'mail:send', { workspaceId, messageId: id });
    return id;
  }

  async forget(em: EntityManager, workspaceId: string, keyIds: readonly string[]): Promise<void> {
    await em.nativeDelete(MailMessage, { workspaceId, keyId: { $in: [...keyIds] } });
  }
}

/** A message in clear. */
export interface OpenMail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Opens a message; null where its key is destroyed, for then nobody can read it any more. */
export async function openMail(vault: Vault, message: MailMessage): Promise<OpenMail | null> {
  const open = (column: string, sealed: Uint8Array) =>
    vault.open(placeOf(message.workspaceId, column, message.id), sealed);
  const to = await open('recipient', message.recipient);
  const subject = await open('subject_line', message.subjectLine);
  const body = await open('body', message.body);
  return to === null || subject === null || body === null ? null : { to, subject, body };
}

function placeOf(workspaceId: string, column: string, rowId: string) {
  return { workspaceId, table: 'mail_message', column, rowId };
}
