import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { restrictSubject } from '../../consent/consent.service.ts';
import { recomputeSubjects } from '../../consent/recompute-subjects.ts';
import type { PrivacyParts, SubjectMatch } from '../../privacy-parts.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { type PrivacyRequest, RequestSubject } from '../privacy-request.entity.ts';
import { coveredBy, openField, recordStep } from '../request-record.ts';
import { isClosure, reopenEstate, revokeApproval } from '../request-state.ts';
import { takeEffect } from '../rights/suspension.ts';

/**
 * Finds who may have asked, by the address of a request that is proven or needs no proof. Whoever has it for themselves alone is
 * covered from now on, and what they object to stands still; an address of several people proves nobody's identity.
 */
export async function matchByAddress(
  em: EntityManager,
  scope: Scope,
  { directory }: Pick<PrivacyParts, 'directory'>,
  request: PrivacyRequest,
): Promise<SubjectMatch[]> {
  const { workspaceId } = scope;
  const email = await openField(scope, request, 'requesterEmail');
  const normalised = email === null ? null : directory.normaliseEmail(email);
  const matches = normalised === null ? [] : await directory.findByEmail(em, workspaceId, normalised);
  const sure = matches.filter(({ isShared }) => !isShared).map(({ subjectId }) => subjectId);
  // Whoever entered the code has the address; somebody whom staff know by other means may not.
  if (normalised !== null && request.tokenHash && request.verifiedAt)
    await directory.noteProven(em, workspaceId, sure, normalised, request.verifiedAt);
  const covered = await coveredBy(em, request);
  // The address is the parent's or the heir's, and the request is not about them: staff find the child, or who died.
  const isAboutOthers = request.askedFor === 'child' || request.askedFor === 'deceased';
  // The holder of an account deletes it alone; whoever else has the address was approved by nobody.
  const theirs = isAboutOthers || isClosure(request) ? [] : sure;
  const added = theirs.filter((subjectId) => !covered.includes(subjectId));
  if (added.length > 0) revokeApproval(request);
  const detail = `${matches.length} found, ${added.length} added`;
  recordStep(em, scope, request, { action: 'request:handle', type: 'matched', detail });
  await coverPeople(em, scope, request, added);
  return matches;
}

/** Covers people by a request: from now on, what they object to stands still. */
export async function coverPeople(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  subjectIds: readonly string[],
): Promise<void> {
  const { workspaceId, viewer } = scope;
  if (subjectIds.length > 0) reopenEstate(request);
  const includedById = viewer.kind === 'member' ? viewer.id : null;
  for (const subjectId of subjectIds) {
    const subject = ref(em.getReference(DataSubject, [workspaceId, subjectId]));
    em.persist(em.create(RequestSubject, { workspaceId, id: newId(), request: ref(request), subject, includedById }));
  }
  if (isReportOfChild(request)) for (const subjectId of subjectIds) await protectChild(em, scope, subjectId);
  await takeEffect(em, scope, request, subjectIds);
}

/** A parent says that data of their child should not be here. */
function isReportOfChild({ askedFor, kind }: PrivacyRequest): boolean {
  return askedFor === 'child' && (kind === 'complaint' || kind === 'erasure');
}

/** B19-AC2: once staff know the child, nothing is done with their data until the report is answered. */
async function protectChild(em: EntityManager, scope: Scope, id: string): Promise<void> {
  await em.flush();
  const child = await em.findOneOrFail(DataSubject, { workspaceId: scope.workspaceId, id });
  if (!child.isMinor) {
    child.isMinor = true;
    const target = { targetType: 'data_subject', targetId: id, subjectId: id };
    scope.record(em, { action: 'subject:update', ...target, fields: ['isMinor'] });
  }
  if (!child.restrictedAt) await restrictSubject(em, scope, id, 'unlawful');
  else await recomputeSubjects(em, scope.workspaceId, [id], scope.clock.now());
}
