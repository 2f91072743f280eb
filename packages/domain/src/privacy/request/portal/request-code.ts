import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type ComposedMail, composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { MailValues } from '../../../kernel/mail/mail-words.ts';
import type { Mailer } from '../../../kernel/mail/mailer.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { workspaceFacts } from '../../privacy-parts.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { openField } from '../request-record.ts';
import { newCode } from '../request-reference.ts';

const CODE_MINUTES = 15;
const MAX_ATTEMPTS = 5;
const MAX_CODES_PER_DAY = 5;
const SECONDS_BETWEEN_CODES = 60;
const MAX_CODES_PER_ADDRESS_AND_HOUR = 5;

/**
 * Mails a fresh code to the address that was given, unless too many went there lately. Whoever asks is told the same either
 * way, and matching the address with anybody comes later.
 */
export async function sendCode(
  em: EntityManager,
  scope: Scope,
  mailer: Mailer,
  request: PrivacyRequest,
  compose: (values: MailValues['request-code']) => ComposedMail = (values) =>
    composeMail('request-code', values, request.language),
): Promise<void> {
  const now = scope.clock.now();
  const to = await openField(scope, request, 'requesterEmail');
  if (to === null || !(await mayMail(em, request, now))) return;
  const code = newCode();
  const isNewDay = !request.codeSentAt || now.getTime() - request.codeSentAt.getTime() > 86_400_000;
  Object.assign(request, {
    codeHash: await hashCode(scope, request.id, code),
    codeExpiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
    codeAttempts: 0,
    codesSent: isNewDay ? 1 : request.codesSent + 1,
    codeSentAt: now,
  });
  const { name: workspace } = await workspaceFacts(em, scope.workspaceId);
  const values = { workspace, reference: request.reference, code, minutes: CODE_MINUTES.toString() };
  const { workspaceId } = scope;
  await mailer.queue(em, {
    workspaceId,
    keyId: request.id,
    to,
    ...compose(values),
  });
}

/** Tries a code: right, and used up by it; or wrong, and one attempt fewer. */
export async function tryCode(scope: Scope, request: PrivacyRequest, code: string): Promise<boolean> {
  const expected = request.codeHash;
  const given = await hashCode(scope, request.id, code.trim());
  if (!expected || !request.codeExpiresAt || request.codeExpiresAt <= scope.clock.now()) return false;
  if (timingSafeEqual(Buffer.from(expected), given)) {
    request.codeHash = null;
    return true;
  }
  request.codeAttempts += 1;
  if (request.codeAttempts >= MAX_ATTEMPTS) request.codeHash = null;
  return false;
}

/** Keyed, so that a stolen database does not give the code away to whoever tries a million of them. */
async function hashCode(scope: Scope, requestId: string, code: string): Promise<Buffer> {
  return scope.vault.blindIndex(scope.workspaceId, 'request-code', `${requestId}:${code}`);
}

async function mayMail(em: EntityManager, request: PrivacyRequest, now: Date): Promise<boolean> {
  const { codeSentAt, codesSent, workspaceId, emailIndex } = request;
  const age = codeSentAt ? now.getTime() - codeSentAt.getTime() : Number.POSITIVE_INFINITY;
  if (age < SECONDS_BETWEEN_CODES * 1000 || (age <= 86_400_000 && codesSent >= MAX_CODES_PER_DAY)) return false;
  const [row] = await em.execute<{ codes: string }[]>(
    `select coalesce(sum(codes_sent), 0) as codes from privacy_request
     where workspace_id = ? and email_index = ? and code_sent_at > ?::timestamptz`,
    [workspaceId, emailIndex, new Date(now.getTime() - 3_600_000).toISOString()],
  );
  return Number(row?.codes ?? 0) < MAX_CODES_PER_ADDRESS_AND_HOUR;
}
