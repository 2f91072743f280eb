import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { findUnanswered } from '../conversation/request-thread.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { requestKey } from '../request-record.ts';
import { isOpen } from '../request-state.ts';
import { openEvidenceName } from './add-evidence.ts';
import { type EVIDENCE_KINDS, RequestEvidence } from './request-evidence.entity.ts';

/** A file as the person sees it who sent it. */
export interface ShownEvidence {
  readonly id: string;
  readonly name: string | null;
  readonly byteSize: number;
  readonly addedAt: Date;
}

/**
 * What a file would show that the person adds now; null where nobody needs one. A question that is open comes first: what goes
 * with its answer is looked at for it.
 */
export async function evidenceWanted(
  em: EntityManager,
  request: PrivacyRequest,
): Promise<(typeof EVIDENCE_KINDS)[number] | null> {
  if (!isOpen(request)) return null;
  const [question] = await findUnanswered(em, request);
  if (question) return question.kind === 'identity-question' ? 'identity' : 'answer';
  return request.kind === 'rectification' ? 'correction' : null;
}

/** The files of a request that are there, the oldest first. */
export async function readEvidence(em: EntityManager, scope: Scope, request: PrivacyRequest): Promise<ShownEvidence[]> {
  const where = { ...requestKey(request), destroyedAt: null };
  const found = await em.find(RequestEvidence, where, { orderBy: { addedAt: 'asc', id: 'asc' } });
  const shown: ShownEvidence[] = [];
  for (const evidence of found)
    shown.push({
      ...{ id: evidence.id, name: await openEvidenceName(scope, evidence) },
      ...{ byteSize: Number(evidence.byteSize), addedAt: evidence.addedAt },
    });
  return shown;
}
