import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { noteMailSent } from '../activity/about/last-interaction.ts';
import type { Clock } from '../kernel/clock.ts';
import type { JobPayloads } from '../kernel/job-queue.ts';
import { isMailTemplate } from '../kernel/mail/mail-templates.ts';
import { enterWorkspace } from '../kernel/scope.ts';
import type { Vault } from '../kernel/vault.ts';
import { questionStop } from '../privacy/consent/question-rules.ts';
import { loadSendPerson } from '../privacy/may-send/send-person.ts';
import { kindOfMessage, type SendCause } from '../privacy/may-send/send-question.ts';
import { type OpenMail, openMail } from './mail.service.ts';
import { MailMessage } from './mail-message.entity.ts';

/** Hands a message to a mail server. The id is the same at every attempt, so that a second delivery can be told from a new one. */
export interface MailTransport {
  send(mail: OpenMail & { readonly messageId: string }): Promise<void>;
}

/** What sending needs; without a transport the message stays in the database, which is then the mailbox. */
export interface SendMailParts {
  readonly em: EntityManager;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly transport: MailTransport | null;
}

/** After so many failures a message is given up and stands as failed. */
const MAX_ATTEMPTS = 8;

/** A mail server did not take a message; the queue tries again later. */
export class MailNotSentError extends Error {}

/**
 * Sends one message; one that was sent, stopped, or whose person was erased meanwhile is left alone, so it can run twice. A
 * message that is none of the closed list is asked about once more right before it is handed over, and is stopped where the person
 * may not be written to any more; so is the question for a consent, which is stopped where they said no meanwhile.
 * @throws MailNotSentError while it is worth trying again
 */
export async function sendMail(parts: SendMailParts, job: JobPayloads['mail:send']): Promise<void> {
  const failure = await parts.em.fork().transactional(async (em) => {
    await enterWorkspace(em, job.workspaceId);
    const key = { workspaceId: job.workspaceId, id: job.messageId };
    const found = await em.findOne(MailMessage, key);
    // The person first and then the message, as whoever withdraws a consent locks them.
    const refusal = found && (await refusalOf(em, parts, found));
    const message = await em.findOne(MailMessage, key, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (message?.state !== 'queued') return null;
    if (refusal) return stop(parts, message, refusal);
    const reason = await attempt(parts, message);
    // A mail that a member wrote is an exchange with the person once it is out, and not before; advertising never is.
    const isExchange = message.purpose != null && kindOfMessage(message.purpose) === 'exchange';
    if (message.sentAt) await noteMailSent(em, job.workspaceId, message.id, { sentAt: message.sentAt, isExchange });
    return reason;
  });
  if (failure) throw new MailNotSentError(`Message ${job.messageId} was not sent: ${failure}.`);
}

/** What keeps a message from going out now; null where nothing does. */
async function refusalOf(em: EntityManager, parts: SendMailParts, message: MailMessage): Promise<SendCause | null> {
  const { workspaceId, subjectId, contactPointId, purpose, channel, topic, similarGoods, stopOffered } = message;
  if (message.state !== 'queued') return null;
  if (message.template === 'consent-question') return questionStop(em, { ...parts, workspaceId }, message.id);
  if (!purpose || !subjectId || !contactPointId) return isMailTemplate(message.template) ? null : 'no-reason-to-write';
  const person = await loadSendPerson(em, { ...parts, workspaceId }, subjectId);
  const about = { contactPointId, purpose, channel, topic: topic ?? null, similarGoods, stopOffered };
  const verdict = person?.verdict(about);
  if (!verdict?.allowed) return verdict?.cause ?? 'unreachable';
  // It was written to the address as it was then; whether that may be written to, nobody can tell any more.
  const to = (await openMail(parts.vault, message))?.to;
  const now = person?.addresses.find(({ id }) => id === contactPointId)?.email;
  return to === undefined || to === now ? null : 'unreachable';
}

function stop({ clock }: SendMailParts, message: MailMessage, stopReason: SendCause): null {
  Object.assign(message, { state: 'stopped', stopReason, stoppedAt: clock.now() });
  return null;
}

/** The reason for another attempt, or null where none is needed. */
async function attempt({ vault, clock, transport }: SendMailParts, message: MailMessage): Promise<string | null> {
  message.attempts += 1;
  const mail = await openMail(vault, message);
  if (!mail) return giveUp(message, 'key destroyed');
  try {
    await transport?.send({ ...mail, messageId: message.id });
  } catch (error) {
    // Only the code: what a mail server answers repeats addresses.
    const failure = error instanceof Error && 'code' in error ? String(error.code) : 'refused';
    if (message.attempts >= MAX_ATTEMPTS) return giveUp(message, failure);
    message.failure = failure;
    return failure;
  }
  Object.assign(message, { state: 'sent', sentAt: clock.now(), failure: null });
  return null;
}

function giveUp(message: MailMessage, failure: string): null {
  Object.assign(message, { state: 'failed', failure });
  return null;
}
