import type { EntityManager } from '@mikro-orm/postgresql';
import { isPurpose, PURPOSES, type Purpose, purposeBits } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { appendConsent } from '../../consent/append-consent.ts';
import { ConsentEvent } from '../../consent/consent-event.entity.ts';
import type { LegalBasis } from '../../consent/purpose-setting.entity.ts';
import { loadSubjectFacts, loadWorkspaceBases, recomputeSubjects } from '../../consent/recompute-subjects.ts';
import { stopWaiting } from '../../may-send/stop-waiting.ts';
import type { BasisHistory } from '../../purpose/basis-history.ts';
import { DIRECT_MARKETING, type SubjectFacts } from '../../purpose-decision.ts';
import { restrictedByHand } from '../../subject/state/restricted-by-hand.ts';
import { PrivacyRequest, RequestSubject } from '../privacy-request.entity.ts';
import { isEstateOpen, isOpen } from '../request-state.ts';

/** What a stop of marketing closes, whatever it rests on. */
export const MARKETING_STOP: readonly Purpose[] = ['PROSPECTING', 'MARKETING'];

/** What an objection is about that names no purpose. A contract and the law's own demands are answered with reasons. */
export const OBJECTABLE: readonly Purpose[] = [
  ...(['RELATIONSHIP', 'SUPPORT', 'PROSPECTING', 'MARKETING', 'REPORTING', 'PROFILING', 'PARTNER_SHARING'] as const),
];

/** GDPR Art. 21(1) is about these; against a consent an objection is its withdrawal. */
const WEIGHED: readonly LegalBasis[] = ['legitimate-interest', 'public-task'];

/** The purposes that a request is about; none for a right that is about no purpose. */
export function purposesAskedAbout({ kind, objectedTo }: PrivacyRequest): readonly Purpose[] {
  const named = objectedTo.split(' ').filter(isPurpose);
  if (kind === 'marketing-stop') return [...MARKETING_STOP, ...named];
  if (kind === 'automated-decision-review') return ['PROFILING'];
  if (kind !== 'objection') return [];
  return named.length > 0 ? named : OBJECTABLE;
}

/**
 * Closes at once, for people whom a request covers from now on, what needs no weighing: direct marketing (GDPR Art. 21(3)) and
 * what rests on their consent. Everything else that they object to stands still until it is decided (Art. 18(1)(d), 21(1)). What an
 * heir asks has no effect before somebody decided that they have a say.
 */
export async function takeEffect(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  subjectIds: readonly string[],
): Promise<void> {
  const asked = purposesAskedAbout(request);
  if (asked.length === 0 || subjectIds.length === 0 || isEstateOpen(request)) return;
  await em.flush();
  if (request.kind !== 'automated-decision-review') {
    const bases = await loadWorkspaceBases(em, scope.workspaceId);
    for (const [subjectId, facts] of await loadSubjectFacts(em, scope.workspaceId, subjectIds))
      await objectTo(em, scope, request, subjectId, asked.filter(isAbsolute(request, facts, bases)));
  }
  await settleSuspensions(em, scope, subjectIds);
}

/** Writes the objection of a person against purposes into the ledger, as of the receipt of their request, and each of them once. */
export async function objectTo(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  subjectId: string,
  purposes: readonly Purpose[],
): Promise<void> {
  const { workspaceId } = scope;
  const said = { event: 'objected', occurredAt: request.receivedAt, method: 'privacy-request' } as const;
  const subject: [string, string] = [workspaceId, subjectId];
  const known = await em.find(ConsentEvent, { workspaceId, subject, ...said });
  for (const purpose of purposes)
    if (!known.some((event) => event.purpose === purpose))
      await appendConsent(em, scope, { ...said, subjectId, purpose });
}

/**
 * Lets for these people stand still what an open request of theirs objects to or an officer restricted, and nothing else; `ended` is the request that has
 * just been decided, refused or taken back.
 */
export async function settleSuspensions(
  em: EntityManager,
  scope: Scope,
  subjectIds: readonly string[],
  ended?: PrivacyRequest,
): Promise<void> {
  if (subjectIds.length === 0 || (ended && purposesAskedAbout(ended).length === 0)) return;
  await em.flush();
  const { workspaceId } = scope;
  const bases = await loadWorkspaceBases(em, workspaceId);
  for (const [id, facts] of await loadSubjectFacts(em, workspaceId, subjectIds)) {
    const weighed = isWeighed(facts, bases);
    const over = ended ? purposeBits(purposesAskedAbout(ended).filter(weighed(ended))) : 0n;
    const open = await findOpen(em, workspaceId, id);
    const asked = open.flatMap((request) => purposesAskedAbout(request).filter(weighed(request)));
    // What an officer lets stand still is lifted by an officer, whatever becomes of a request.
    const byHand = await restrictedByHand(em, workspaceId, id);
    const bits = (facts.restrictedPurposes & ~over) | purposeBits(asked) | byHand;
    await em.execute('update data_subject set restricted_purposes = ? where workspace_id = ? and id = ?', [
      `${bits}`,
      workspaceId,
      id,
    ]);
  }
  await recomputeSubjects(em, workspaceId, subjectIds, scope.clock.now());
  await stopWaiting(em, scope, subjectIds);
}

/** Which purposes of a request are weighed for a person; a review stops the profile, whatever it rests on. */
function isWeighed(facts: SubjectFacts, bases: BasisHistory) {
  return ({ kind }: PrivacyRequest) =>
    (purpose: Purpose): boolean => {
      if (kind === 'automated-decision-review') return true;
      if (kind === 'marketing-stop') return false;
      const basis = basisOf(purpose, facts, bases);
      return !DIRECT_MARKETING.includes(purpose) && basis !== null && WEIGHED.includes(basis);
    };
}

function isAbsolute({ kind }: PrivacyRequest, facts: SubjectFacts, bases: BasisHistory) {
  return (purpose: Purpose): boolean =>
    kind === 'marketing-stop' || DIRECT_MARKETING.includes(purpose) || basisOf(purpose, facts, bases) === 'consent';
}

function basisOf(purpose: Purpose, facts: SubjectFacts, bases: BasisHistory): LegalBasis | null {
  if (PURPOSES[purpose].list === 'always') return null;
  return facts.grounds.get(purpose) ?? bases.at(purpose, facts.createdAt);
}

async function findOpen(em: EntityManager, workspaceId: string, subjectId: string): Promise<PrivacyRequest[]> {
  const subject: [string, string] = [workspaceId, subjectId];
  const covered = await em.find(RequestSubject, { workspaceId, subject });
  const ids = covered.map(({ request }) => request.id);
  if (ids.length === 0) return [];
  const kind = { $in: ['objection', 'automated-decision-review'] as const };
  return (await em.find(PrivacyRequest, { workspaceId, id: { $in: ids }, kind })).filter(
    (one) => isOpen(one) && !isEstateOpen(one),
  );
}
