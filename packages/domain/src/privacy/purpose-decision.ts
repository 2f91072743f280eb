import { PURPOSE_NAMES, PURPOSES, type Purpose, purposeBits } from '../kernel/purposes.ts';
import { type ConsentFact, ConsentTimeline, type LiveGrant } from './consent/consent-timeline.ts';
import type { LegalBasis } from './consent/purpose-setting.entity.ts';
import type { BasisHistory } from './purpose/basis-history.ts';

/** Everything that decides for which purposes one person's data may be used. */
export interface SubjectFacts {
  /** When they were recorded: they stand on the workspace's grounds as they were then. */
  readonly createdAt: Date;
  readonly restrictedAt: Date | null;
  /** Purposes that stand still for this person alone. */
  readonly restrictedPurposes: bigint;
  readonly erasedAt: Date | null;
  readonly isMinor: boolean;
  readonly deceasedOn: string | null;
  /** The grounds stated for this person at collection; they go before the workspace's. */
  readonly grounds: ReadonlyMap<Purpose, LegalBasis>;
  readonly events: readonly ConsentFact[];
  /** What goes on although processing is restricted, and until when (GDPR Art. 18(2)); none without it. */
  readonly exceptions?: ReadonlyMap<Purpose, Date>;
  /** Who was merged into them: each with the same state, their own grounds, and what counts for them of what was said. */
  readonly merged?: readonly (SubjectFacts & { readonly id: string })[];
}

/** Why a purpose is closed: the codes that the API shows beside a withheld value. */
export type BlockReason = 'ERASED' | 'RESTRICTED' | 'OBJECTION' | 'NO_CONSENT' | 'NO_LEGAL_BASIS';

/** What exactly closes a purpose, for the sentence that explains it. */
export type BlockCause =
  | 'erased'
  | 'restricted'
  | 'minor'
  | 'deceased'
  | 'objected'
  | 'withdrawn'
  | 'expired'
  | 'never-given'
  | 'no-basis';

/** Whether a person's data may be used for a purpose, and why not. */
export interface PurposeVerdict {
  readonly purpose: Purpose;
  readonly allowed: boolean;
  readonly basis: LegalBasis | null;
  readonly reason: BlockReason | null;
  readonly cause: BlockCause | null;
  /** Since when it is closed or, where consent carries it, since when it is open. */
  readonly since: Date | null;
  /** When the answer changes by itself. */
  readonly changesAt: Date | null;
}

/** The decision as `data_subject` stores it. */
export interface SubjectDecision {
  readonly blocked: bigint;
  /** Which of them an objection closes, and which a consent that ran out. */
  readonly objected: bigint;
  readonly expired: bigint;
  readonly nextChangeAt: Date | null;
}

/** Minority and death stop every approach and every profile (recital 38); they do not touch what is kept lawfully. */
export const STOPPED_FOR_MINORS_AND_DECEASED: readonly Purpose[] = [
  'PROSPECTING',
  'MARKETING',
  'PROFILING',
  'PARTNER_SHARING',
  'PERSONALISATION',
  'OPERATOR_MARKETING',
];

/** Nobody can refuse the care of data, and it is no more than storage only while nobody looks: a restriction halts it (Art. 18(2)). */
export const HALTED_BY_RESTRICTION: readonly Purpose[] = ['DATA_CARE'];

/** GDPR Art. 21(2): an objection to direct marketing needs no balancing and meets every basis. */
export const DIRECT_MARKETING: readonly Purpose[] = ['PROSPECTING', 'MARKETING', 'OPERATOR_MARKETING'];

/** GDPR Art. 21(1): other objections meet public task and legitimate interest; against consent they are a withdrawal. */
const OPEN_TO_OBJECTION: readonly LegalBasis[] = ['legitimate-interest', 'public-task', 'consent'];

/** What the law itself demands cannot be taken back by withdrawing a consent. */
const BEYOND_WITHDRAWAL: readonly LegalBasis[] = ['legal-obligation', 'vital-interests'];

const REFUSABLE = PURPOSE_NAMES.filter((purpose) => PURPOSES[purpose].list !== 'always');

/** Decides every purpose that can be refused. `bases` are the workspace's own through time; a purpose without one has no legal basis. */
export function decideSubject(facts: SubjectFacts, bases: BasisHistory, now: Date): SubjectDecision {
  const verdicts = REFUSABLE.map((purpose) => decidePurpose(purpose, facts, bases, now));
  const changes = verdicts.flatMap(({ changesAt }) => (changesAt ? [changesAt.getTime()] : []));
  return {
    blocked: purposeBits([
      ...verdicts.filter(({ allowed }) => !allowed).map(({ purpose }) => purpose),
      ...(facts.restrictedAt ? HALTED_BY_RESTRICTION : []),
    ]),
    objected: closedBy('objected', verdicts),
    expired: closedBy('expired', verdicts),
    nextChangeAt: changes.length > 0 ? new Date(Math.min(...changes)) : null,
  };
}

function closedBy(cause: BlockCause, verdicts: readonly PurposeVerdict[]): bigint {
  return purposeBits(verdicts.filter((one) => one.cause === cause).map(({ purpose }) => purpose));
}

/**
 * Decides one purpose (GDPR Art. 6, 7(3), 18, 21). Whether the workspace switched the purpose on is no part of it: that is a
 * parameter of the read plan, so that a switch never updates a million people.
 */
export function decidePurpose(purpose: Purpose, facts: SubjectFacts, bases: BasisHistory, now: Date): PurposeVerdict {
  return tightest(decideAlone(purpose, facts, bases, now), [
    ...(facts.merged ?? []).map((person) => decideAlone(purpose, person, bases, now)),
  ]);
}

/** B11-AC9: a merge never loosens. What is closed for one of them is closed for all, until they say something as one person. */
function tightest(own: PurposeVerdict, others: readonly PurposeVerdict[]): PurposeVerdict {
  const changes = others.reduce((soonest, { changesAt }) => earlier(soonest, changesAt), own.changesAt);
  const closed = own.allowed ? others.find(({ allowed }) => !allowed) : undefined;
  return { ...(closed ?? own), changesAt: changes };
}

function decideAlone(purpose: Purpose, facts: SubjectFacts, bases: BasisHistory, now: Date): PurposeVerdict {
  const basis = facts.grounds.get(purpose) ?? bases.at(purpose, facts.createdAt);
  if (PURPOSES[purpose].list === 'always') return verdict(purpose, basis, OPEN);
  const timeline = new ConsentTimeline(facts.events.filter(concerns(purpose)), now);
  const stop = personalStop(purpose, facts, now) ?? ledgerStop(purpose, basis, timeline, facts, now);
  if (stop) return verdict(purpose, basis, { ...stop, changesAt: timeline.nextStart() });
  if (basis === null) return verdict(purpose, basis, { reason: 'NO_LEGAL_BASIS', cause: 'no-basis' });
  const answer = basis === 'consent' ? decideByConsent(timeline) : OPEN;
  const returns = earlier(timeline.stopReturns(), objectionReturns(purpose, facts, now));
  const changesAt = earlier(earlier(answer.changesAt, returns), exceptionEnd(purpose, facts, now));
  return verdict(purpose, basis, { ...answer, changesAt });
}

type Answer = Partial<Pick<PurposeVerdict, 'reason' | 'cause' | 'since' | 'changesAt'>>;

const OPEN: Answer = {};

function verdict(purpose: Purpose, basis: LegalBasis | null, answer: Answer): PurposeVerdict {
  const { reason = null, cause = null, since = null, changesAt = null } = answer;
  return { purpose, allowed: reason === null, basis, reason, cause, since, changesAt };
}

function personalStop(purpose: Purpose, facts: SubjectFacts, now: Date): Answer | null {
  if (facts.erasedAt) return { reason: 'ERASED', cause: 'erased', since: facts.erasedAt };
  if (facts.restrictedAt && !exceptionEnd(purpose, facts, now))
    return { reason: 'RESTRICTED', cause: 'restricted', since: facts.restrictedAt };
  if ((facts.restrictedPurposes & purposeBits([purpose])) !== 0n) return { reason: 'RESTRICTED', cause: 'restricted' };
  if (!STOPPED_FOR_MINORS_AND_DECEASED.includes(purpose)) return null;
  if (facts.isMinor) return { reason: 'NO_LEGAL_BASIS', cause: 'minor', since: null };
  return facts.deceasedOn ? { reason: 'NO_LEGAL_BASIS', cause: 'deceased', since: null } : null;
}

/** When an exception to a restriction ends, so that the restriction holds for the purpose again; null where there is none. */
function exceptionEnd(purpose: Purpose, { restrictedAt, exceptions }: SubjectFacts, now: Date): Date | null {
  const end = restrictedAt ? exceptions?.get(purpose) : undefined;
  return end && end > now ? end : null;
}

function ledgerStop(
  purpose: Purpose,
  basis: LegalBasis | null,
  timeline: ConsentTimeline,
  facts: SubjectFacts,
  now: Date,
): Answer | null {
  const objection = timeline.standingObjection() ?? marketingObjection(purpose, facts, now);
  const mayObject = DIRECT_MARKETING.includes(purpose) || basis === null || OPEN_TO_OBJECTION.includes(basis);
  if (objection && mayObject) return { reason: 'OBJECTION', cause: 'objected', since: objection.occurredAt };
  // A consent that was withdrawn is never replaced by another basis (EDPB 05/2020, 122).
  const refusal = basis && BEYOND_WITHDRAWAL.includes(basis) ? null : timeline.standingRefusal();
  return refusal ? { reason: 'NO_CONSENT', cause: 'withdrawn', since: refusal.occurredAt } : null;
}

/** Prospecting is direct marketing: whoever objects to marketing as such is not approached with offers either. */
function marketingObjection(purpose: Purpose, { events }: SubjectFacts, now: Date): ConsentFact | null {
  if (purpose !== 'PROSPECTING') return null;
  const objection = new ConsentTimeline(events.filter(concerns('MARKETING')), now).standingObjection();
  return objection && grantsSince(objection, events, now).length === 0 ? objection : null;
}

/** When the last consent runs out that goes before an objection to marketing, or that lifted it; null where none does. */
function objectionReturns(purpose: Purpose, { events }: SubjectFacts, now: Date): Date | null {
  if (purpose !== 'PROSPECTING') return null;
  const marketing = new ConsentTimeline(events.filter(concerns('MARKETING')), now);
  const objection = marketing.standingObjection();
  if (!objection) return marketing.stopReturns();
  const grants = grantsSince(objection, events, now);
  return grants.length === 0 || grants.some(({ until }) => until === null) ? null : lastOf(grants);
}

function grantsSince(objection: ConsentFact, events: readonly ConsentFact[], now: Date): LiveGrant[] {
  const own = new ConsentTimeline(events.filter(concerns('PROSPECTING')), now).liveGrants();
  return own.filter(({ since }) => since > objection.occurredAt);
}

function earlier(one: Date | null | undefined, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

function decideByConsent(timeline: ConsentTimeline): Answer {
  const grants = timeline.liveGrants();
  const [first] = grants;
  if (first)
    return { since: first.since, changesAt: grants.some(({ until }) => until === null) ? null : lastOf(grants) };
  const expired = timeline.expiredGrant();
  return {
    reason: 'NO_CONSENT',
    cause: expired ? 'expired' : 'never-given',
    since: expired?.expiresAt ?? expired?.occurredAt ?? null,
    changesAt: timeline.nextStart(),
  };
}

/** Where several consents carry a purpose, it closes when the last one runs out. */
function lastOf(grants: readonly { readonly until: Date | null }[]): Date {
  return new Date(Math.max(...grants.map(({ until }) => until?.getTime() ?? 0)));
}

function concerns(purpose: Purpose): (fact: ConsentFact) => boolean {
  return (fact) => fact.purpose === purpose;
}
