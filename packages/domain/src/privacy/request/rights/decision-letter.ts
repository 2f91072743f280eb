import type { EntityManager } from '@mikro-orm/postgresql';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { writeTo } from '../desk/request-letters.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { decisionWords } from './decision-words.ts';

/** Tells the person what was decided about their request, the reasons, and where they can complain (GDPR Art. 12(4)). */
export async function tellDecision(
  em: EntityManager,
  scope: Scope,
  parts: Pick<PrivacyParts, 'mailer' | 'publicUrl'>,
  request: PrivacyRequest,
  { outcome, reason }: { readonly outcome: NonNullable<PrivacyRequest['decision']>; readonly reason: string },
): Promise<void> {
  const words = decisionWords(request.kind, outcome, request.language);
  await writeTo(em, scope, parts, request, (head) =>
    composeMail('request-decided', { ...head, outcome: words, reason }, request.language),
  );
}
