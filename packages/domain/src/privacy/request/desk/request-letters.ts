import type { EntityManager } from '@mikro-orm/postgresql';
import type { ComposedMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import type { PrivacyRequest, REFUSAL_GROUNDS } from '../privacy-request.entity.ts';
import { openField } from '../request-record.ts';

/** What every letter about a request says. */
export interface LetterHead {
  readonly workspace: string;
  readonly reference: string;
  readonly statusUrl: string;
}

/** A ground of refusal in plain words. */
export const REFUSAL_WORDS: Readonly<Record<(typeof REFUSAL_GROUNDS)[number], string>> = {
  'identity-not-proven': 'we could not find out that the request is yours (GDPR Art. 12(2)).',
  'manifestly-unfounded': 'the request is manifestly unfounded (GDPR Art. 12(5)).',
  excessive: 'the request is excessive, in particular because it was made repeatedly (GDPR Art. 12(5)).',
  'nothing-held': 'we hold no data that we could connect with you (GDPR Art. 11).',
  'legal-obligation': 'a law makes us keep the data (GDPR Art. 17(3)(b)).',
  'legal-claims': 'the data is needed for legal claims (GDPR Art. 17(3)(e)).',
  'freedom-of-expression': 'it would interfere with the freedom of expression and information (GDPR Art. 17(3)(a)).',
  'public-health': 'the data is needed for public health (GDPR Art. 17(3)(c)).',
  'research-and-archive':
    'the data is needed for research, statistics or archives in the public interest (GDPR Art. 17(3)(d)).',
  'rights-of-others': 'it would harm the rights of others (GDPR Art. 15(4)).',
};

/** Where the person can go with a refusal (GDPR Art. 12(4)). */
export const COMPLAINT_WORDS =
  'You can complain to a data protection authority, for example where you live or work, or go to court.';

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
