import { WrongStateError } from '../../kernel/errors.ts';
import type { PrivacyRequest } from './privacy-request.entity.ts';

/** States in which staff can still do something. */
const OPEN: readonly PrivacyRequest['state'][] = [
  'awaiting-verification',
  'received',
  'in-progress',
  'awaiting-approval',
];

/** A stop of marketing is believed without proof, and so is a complaint: neither gives or takes anything away. */
const NEEDS_NO_PROOF: readonly PrivacyRequest['kind'][] = ['marketing-stop', 'complaint'];

/** What the laws that know agents call an opt-out: approaches, the sharing with partners, and profiles. */
const OPT_OUT_PURPOSES: readonly string[] = ['PROSPECTING', 'MARKETING', 'PARTNER_SHARING', 'PROFILING'];

/** AGENT-AC3: whether somebody's agent opts out for them; that is confirmed by nobody (Cal. Civ. Code § 1798.135(e)). */
export function isAgentsOptOut({ kind, askedFor, objectedTo }: Asked): boolean {
  if (askedFor !== 'client') return false;
  if (kind === 'marketing-stop') return true;
  return kind === 'objection' && objectedTo.split(' ').every((purpose) => OPT_OUT_PURPOSES.includes(purpose));
}

type Asked = Pick<PrivacyRequest, 'kind' | 'askedFor' | 'objectedTo'>;

/** Whether a right holds, or is answered, without a proof of who asks. */
export function needsNoProof(request: Asked): boolean {
  return NEEDS_NO_PROOF.includes(request.kind) || isAgentsOptOut(request);
}

/** What somebody weighs, and tells the person with reasons. */
const DECIDED_KINDS: readonly PrivacyRequest['kind'][] = [
  'rectification',
  'restriction',
  'objection',
  'automated-decision-review',
  'complaint',
];

/** @throws WrongStateError for a right that is weighed: it is decided with reasons, and nothing is carried out without them */
export function assertNeedsNoDecision(request: PrivacyRequest): void {
  const { kind, state } = request;
  assertEstateSettled(request);
  if (DECIDED_KINDS.includes(kind))
    throw new WrongStateError(state, 'This right is decided, with reasons for the person.');
}

/** @throws WrongStateError for a right that is carried out as it is asked for */
export function assertIsDecided(request: PrivacyRequest): void {
  const { kind, state } = request;
  assertEstateSettled(request);
  if (!DECIDED_KINDS.includes(kind))
    throw new WrongStateError(state, 'This right is carried out, or refused on a ground of the law.');
}

/** DEC-AC2: what somebody asks about a person who died is looked at by staff, always, before anything is done. */
function assertEstateSettled(request: PrivacyRequest): void {
  if (isEstateOpen(request))
    throw new WrongStateError(
      request.state,
      'It is about somebody who died: decide first whether whoever asks has a say.',
    );
}

/** Whether nobody decided yet that whoever asks about somebody who died has a say. */
export function isEstateOpen({ askedFor, estateDecidedAt }: PrivacyRequest): boolean {
  return askedFor === 'deceased' && !estateDecidedAt;
}

/** What cannot be undone is approved by a second person. */
const NEEDS_APPROVAL: readonly PrivacyRequest['kind'][] = ['erasure'];

/** Whether a request is not decided yet. */
export function isOpen({ state }: Pick<PrivacyRequest, 'state'>): boolean {
  return OPEN.includes(state);
}

/** @throws WrongStateError for a request that is decided */
export function assertOpen(request: PrivacyRequest): void {
  if (!isOpen(request)) throw new WrongStateError(request.state, 'This request is decided already.');
}

/** @throws WrongStateError while nobody has proven that the request is theirs, where that is needed */
export function assertProven(request: PrivacyRequest): void {
  if (!request.verifiedAt && !needsNoProof(request))
    throw new WrongStateError(request.state, 'Nobody has proven yet that this request is their own.');
}

/** @throws WrongStateError where no doubt is open, and for a right that needs no proof: nobody is asked in vain who they are */
export function assertMayAskWho(request: PrivacyRequest): void {
  const { state } = request;
  if (needsNoProof(request)) throw new WrongStateError(state, 'This right needs no proof of who asks.');
  if (!isDoubted(request))
    throw new WrongStateError(state, 'Nobody doubts who asks: note a doubt and its reason first.');
}

/** Whether a doubt about who asks is open: staff settle it, and no code does. */
function isDoubted({ doubtedAt, verifiedAt }: PrivacyRequest): boolean {
  return !!doubtedAt && !verifiedAt;
}

/** So long after somebody approved alone, they can still think better of it. */
export const SELF_APPROVAL_HOURS = 24;

/** @throws WrongStateError for a request that needs an approval and has none, or one that is too fresh */
export function assertApproved(request: PrivacyRequest, now: Date): void {
  const { kind, state, approvedAt, isSelfApproved, othersToldAt } = request;
  if (!NEEDS_APPROVAL.includes(kind)) return;
  if (!approvedAt) throw new WrongStateError(state, 'A deletion is approved before it is carried out.');
  if (isSelfApproved && now.getTime() < approvedAt.getTime() + SELF_APPROVAL_HOURS * 3_600_000)
    throw new WrongStateError(
      state,
      `Nobody else could approve this deletion, so it is carried out ${SELF_APPROVAL_HOURS} hours after its approval at the earliest.`,
    );
  if (othersToldAt && now.getTime() < othersToldAt.getTime() + OTHERS_TOLD_HOURS * 3_600_000)
    throw new WrongStateError(
      state,
      `Other addresses of the person were told of this deletion: it is carried out ${OTHERS_TOLD_HOURS} hours later at the earliest.`,
    );
}

/** So long the other addresses of a person have to say that the deletion is not theirs. */
export const OTHERS_TOLD_HOURS = 24;

/** @throws WrongStateError where there is nothing to doubt: a right that needs no proof, an opt-out, or a doubt that is open already */
export function assertMayDoubt(request: PrivacyRequest): void {
  const { kind, state, regimes } = request;
  const isOptOut = regimes.includes('ccpa') && (kind === 'objection' || kind === 'restriction');
  if (needsNoProof(request) || isOptOut)
    throw new WrongStateError(state, 'This right is believed without proof: nobody is asked who they are.');
  if (isDoubted(request)) throw new WrongStateError(state, 'A doubt about who asks is open already.');
}

/**
 * Whom the request of an heir is about has changed: the proof and the decision were about others, and are needed anew. A living
 * person must never slip in behind a decision about somebody who died.
 */
export function reopenEstate(request: PrivacyRequest): void {
  if (request.askedFor !== 'deceased') return;
  Object.assign(request, { estateProof: null, estateProofAt: null, estateLaw: null, estateGround: null });
  Object.assign(request, { estateDecidedAt: null, decisionReason: null });
}

/** Whether a request is one of an account's holder themself: staff put theirs before somebody first. */
export function isClosure({
  kind,
  isSelfApproved,
  preparedAt,
  approvedAt,
}: Pick<PrivacyRequest, 'kind' | 'isSelfApproved' | 'preparedAt' | 'approvedAt'>): boolean {
  return kind === 'erasure' && isSelfApproved && approvedAt != null && preparedAt == null;
}

/** @throws WrongStateError for the deletion of an account by its holder: it is about that account, and staff make nothing else of it */
export function assertNotClosure(request: PrivacyRequest): void {
  if (isClosure(request))
    throw new WrongStateError(request.state, 'The holder deletes their account: this request is about it alone.');
}

/** What an approval was given for has changed: it has to be given anew. */
export function revokeApproval(request: PrivacyRequest): void {
  Object.assign(request, { preparedById: null, preparedAt: null, approvedById: null, approvedAt: null });
  request.othersToldAt = null;
  request.isSelfApproved = false;
  if (request.state === 'awaiting-approval' || request.state === 'received') request.state = 'in-progress';
}
