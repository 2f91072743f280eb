import type { EntityManager } from '@mikro-orm/postgresql';
import { type ComposedMail, composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { openField, recordStep } from '../request-record.ts';
import { refusalWords } from './words/refusal-words.ts';

/** What every letter about a request says. */
export interface LetterHead {
  readonly workspace: string;
  readonly reference: string;
  readonly statusUrl: string;
}

/** Writes to the address of a request, under the request's key; to nobody once that is destroyed. */
export async function writeTo(
  em: EntityManager,
  scope: Scope,
  { mailer, publicUrl }: Pick<PrivacyParts, 'mailer' | 'publicUrl'>,
  request: PrivacyRequest,
  compose: (head: LetterHead) => ComposedMail,
): Promise<void> {
  const to = await openField(scope, request, 'requesterEmail');
  if (to === null) return;
  const { workspaceId } = scope;
  const { name: workspace, slug } = await workspaceFacts(em, workspaceId);
  const mail = compose({ workspace, reference: request.reference, statusUrl: `${publicUrl}/privacy/${slug}/status` });
  await mailer.queue(em, { workspaceId, keyId: request.id, to, ...mail });
}

/** Tells the person, once, that the request came in and by when it is answered. */
export async function acknowledge(
  em: EntityManager,
  scope: Scope,
  parts: Pick<PrivacyParts, 'mailer' | 'publicUrl'>,
  request: PrivacyRequest,
): Promise<void> {
  if (request.acknowledgedAt || !request.requesterEmail) return;
  request.acknowledgedAt = scope.clock.now();
  await writeTo(em, scope, parts, request, (head) =>
    composeMail('request-received', { ...head, dueOn: request.dueOn }, request.language),
  );
}

/** Tells the person on which ground their request is refused, and where they can complain (GDPR Art. 12(4)). */
export async function tellRefusal(
  em: EntityManager,
  scope: Scope,
  parts: Pick<PrivacyParts, 'mailer' | 'publicUrl'>,
  request: PrivacyRequest,
  ground: Parameters<typeof refusalWords>[0],
): Promise<void> {
  const words = refusalWords(ground, request.language);
  await writeTo(em, scope, parts, request, (head) =>
    composeMail('request-refused', { ...head, ground: words }, request.language),
  );
}

/** Tells every other proven address of the people that a deletion was asked for: whoever did not ask can still say so. */
export async function tellOthers(
  em: EntityManager,
  scope: Scope,
  { mailer, publicUrl, directory }: Pick<PrivacyParts, 'mailer' | 'publicUrl' | 'directory'>,
  request: PrivacyRequest,
  subjectIds: readonly string[],
): Promise<void> {
  if (request.othersToldAt) return;
  const { workspaceId, clock } = scope;
  const asked = await openField(scope, request, 'requesterEmail');
  const own = asked === null ? null : directory.normaliseEmail(asked);
  const others = (await directory.provenEmails(em, workspaceId, subjectIds)).filter((email) => email !== own);
  if (others.length === 0) return;
  request.othersToldAt = clock.now();
  const { name: workspace, slug } = await workspaceFacts(em, workspaceId);
  const values = { workspace, reference: request.reference, centreUrl: `${publicUrl}/privacy/${slug}` };
  const mail = composeMail('erasure-asked', values, request.language);
  for (const to of others) await mailer.queue(em, { workspaceId, keyId: request.id, to, ...mail });
  recordStep(em, scope, request, { action: 'request:handle', type: 'others-told', detail: `${others.length} told` });
}
