import type { EntityManager } from '@mikro-orm/postgresql';
import { WrongStateError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { recomputeSubjects } from '../../consent/recompute-subjects.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { LegalContact } from '../../subject/state/legal-contact.entity.ts';
import type { NotedDeath } from '../../subject/state/note-death.ts';
import { type PrivacyRequest, RequestEvent } from '../privacy-request.entity.ts';
import { coveredBy, requestKey } from '../request-record.ts';

/** The step that says which proof was seen, and behind it by id what the request noted about people because of it. */
export const ESTATE_PROOF_STEP = 'estate-proof';

/** The words of {@link ESTATE_PROOF_STEP}. */
export function detailOf(proof: string, { died, heirs }: NotedDeath): string {
  return [proof, ...died, ...heirs].join(' ');
}

/**
 * Makes sure that everybody died whom the request of an heir covers: what is about the living is theirs to ask for.
 * @throws WrongStateError
 */
export async function assertEverybodyDied(em: EntityManager, request: PrivacyRequest): Promise<void> {
  if (request.askedFor !== 'deceased') return;
  const id = { $in: await coveredBy(em, request) };
  const living = await em.count(DataSubject, { workspaceId: request.workspaceId, id, deceasedOn: null });
  if (living > 0)
    throw new WrongStateError(request.state, 'Note first the death of everybody whom this request covers.');
}

/**
 * Takes back what this request noted about people: that whoever asks speaks for them, and with `isDeathToo` that they died. What
 * was known before it, or from elsewhere, stays.
 */
export async function takeBackEstate(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  { subjectIds, isDeathToo }: { readonly subjectIds: readonly string[]; readonly isDeathToo: boolean },
): Promise<void> {
  if (request.askedFor !== 'deceased' || subjectIds.length === 0) return;
  const { workspaceId } = scope;
  await em.flush();
  const steps = await em.find(RequestEvent, { ...requestKey(request), type: ESTATE_PROOF_STEP });
  const noted = new Set(steps.flatMap(({ detail }) => detail?.split(' ') ?? []));
  for (const subject of await em.find(DataSubject, { workspaceId, id: { $in: [...subjectIds] } })) {
    const fields: string[] = [];
    for (const contact of await em.find(LegalContact, { workspaceId, subject, kind: 'heir' }))
      if (noted.has(contact.id)) {
        em.remove(contact);
        fields.push('legalContact');
      }
    if (isDeathToo && noted.has(subject.id)) {
      subject.deceasedOn = null;
      fields.push('deceasedOn');
    }
    const target = { targetType: 'data_subject', targetId: subject.id, subjectId: subject.id };
    if (fields.length > 0) scope.record(em, { action: 'subject:update', ...target, fields });
  }
  await em.flush();
  await recomputeSubjects(em, workspaceId, subjectIds, scope.clock.now());
}
