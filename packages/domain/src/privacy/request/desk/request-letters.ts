import type { EntityManager } from '@mikro-orm/postgresql';
import { type ComposedMail, composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { openField } from '../request-record.ts';

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
