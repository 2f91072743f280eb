import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import type { JobQueue } from '../kernel/job-queue.ts';
import { isMailTemplate } from '../kernel/mail/mail-templates.ts';
import type { Mailer, OutgoingMail, PersonalMail, ServiceMail } from '../kernel/mail/mailer.ts';
import type { Vault } from '../kernel/vault.ts';
import { loadSendPerson } from '../privacy/may-send/send-person.ts';
import { MailMessage } from './mail-message.entity.ts';
import { SendRefusedError } from './send-refused.ts';

/** What a message of no template is called. */
const PERSONAL = 'personal';

/** Keeps outgoing mail in the database, sealed, and has a job send it. */
export class MailService implements Mailer {
  constructor(private readonly parts: { readonly vault: Vault; readonly jobs: JobQueue; readonly clock: Clock }) {}

  async queue(em: EntityManager, mail: OutgoingMail): Promise<string> {
    const { jobs } = this.parts;
    const { workspaceId } = mail;
    const id = ('id' in mail ? mail.id : undefined) ?? newId();
    const row = 'contactPointId' in mail ? await this.personal(em, id, mail) : await this.service(id, mail);
    em.persist(em.create(MailMessage, row));
    await jobs.enqueue(em, 'mail:send', { workspaceId, messageId: id });
    return id;
  }

  async forget(em: EntityManager, workspaceId: string, keyIds: readonly string[]): Promise<void> {
    await em.nativeDelete(MailMessage, { workspaceId, keyId: { $in: [...keyIds] } });
  }

  /** Types are gone when the product runs: what is not in the list goes out to nobody without being asked about. */
  private service(id: string, mail: ServiceMail) {
    const { workspaceId, keyId, subjectId = null, template } = mail;
    if (!isMailTemplate(template)) throw new SendRefusedError('no-reason-to-write', null);
    return this.sealed(id, mail, { workspaceId, keyId, subjectId, template });
  }

  private async personal(em: EntityManager, id: string, mail: PersonalMail) {
    const { workspaceId, subjectId, contactPointId, purpose, topic = null, subject, body } = mail;
    const { similarGoods = false, stopOffered = false } = mail;
    const about = { contactPointId, purpose, topic, similarGoods, stopOffered };
    const person = await loadSendPerson(em, { ...this.parts, workspaceId }, subjectId);
    const to = person?.addresses.find((address) => address.id === contactPointId)?.email;
    const verdict = person?.verdict({ ...about, channel: 'email' });
    if (to == null || !verdict?.allowed) throw new SendRefusedError(verdict?.cause ?? 'unreachable', purpose);
    const key = { workspaceId, keyId: subjectId, subjectId, template: PERSONAL };
    return this.sealed(id, { to, subject, body }, { ...key, ...about });
  }

  private async sealed<Row extends { workspaceId: string; keyId: string }>(id: string, mail: OpenMail, row: Row) {
    const { vault, clock } = this.parts;
    const seal = (column: string, text: string) => vault.seal(row.keyId, placeOf(row.workspaceId, column, id), text);
    return {
      ...row,
      id,
      recipient: await seal('recipient', mail.to),
      subjectLine: await seal('subject_line', mail.subject),
      body: await seal('body', mail.body),
      state: 'queued' as const,
      queuedAt: clock.now(),
    };
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
