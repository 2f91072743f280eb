import type { Step, Translator } from '@smartx/ui';
import { type Approval, isAccountClosure } from './account-closure.ts';
import { NEEDS_NO_PROOF } from './needs-no-proof.ts';

/** What decides where a request stands on its way. */
export interface RequestProgress {
  readonly kind: string;
  /** For whom somebody asks; `deceased` for heirs. */
  readonly askedFor: string;
  /** When it was decided whether heirs have a say. */
  readonly estateDecidedAt: string | null;
  readonly state: string;
  readonly needsApproval: boolean;
  readonly verifiedAt: string | null;
  /** How many people the request covers. */
  readonly subjectCount: number;
  readonly preparedAt: string | null;
  /** Nobody else held the right to approve; the holder of an account approves its deletion themself. */
  readonly isSelfApproved?: boolean;
  readonly approvedAt: string | null;
  readonly carriedOutAt: string | null;
  /** What was decided, for a right that is weighed. */
  readonly decision: string | null;
  /** When the copy was searched for other people. */
  readonly textsSearchedAt: string | null;
  /** How many of its records that concern them wait for a decision. */
  readonly copyReviewsOpen: number;
  readonly closedAt: string | null;
}

/** A step on the way of a request. */
export type RequestStep = 'verify' | 'match' | 'estate' | 'review' | 'approve' | 'carry-out' | 'decide' | 'close';

const OPT_OUT_PURPOSES = ['PROSPECTING', 'MARKETING', 'PARTNER_SHARING', 'PROFILING'];

interface Asked {
  readonly kind: string;
  readonly askedFor?: string;
  readonly objectedTo?: readonly string[];
}

/** Whether a right needs no proof of who asks; the opt-out of an agent is confirmed by nobody. */
export function needsNoProof({ kind, askedFor = 'self', objectedTo = [] }: Asked): boolean {
  if (NEEDS_NO_PROOF.includes(kind)) return true;
  const isOptOut = kind === 'objection' && objectedTo.length > 0;
  return askedFor === 'client' && isOptOut && objectedTo.every((purpose) => OPT_OUT_PURPOSES.includes(purpose));
}

/** Weighed by people, and told with reasons; the others are carried out as they are asked for. */
const DECIDED = ['rectification', 'restriction', 'objection', 'automated-decision-review', 'complaint'];

/** Answered by people, whatever is held about the person. */
const NEEDS_NO_MATCH = ['complaint', 'automated-decision-review'];

/** The rights that are answered with a copy; others in it are looked at before it is made. */
const COPIES = ['access', 'portability'];

/** Whether a request is answered with a copy. */
export function isCopy({ kind }: Pick<RequestProgress, 'kind'>): boolean {
  return COPIES.includes(kind);
}

/** The steps that this kind of request takes, in their order. */
export function stepsOf(request: Pick<RequestProgress, 'needsApproval'> & Asked & Approval): RequestStep[] {
  const { kind, askedFor = 'self', objectedTo = [] } = request;
  const needsApproval = request.needsApproval && !isAccountClosure(request);
  const isEstate = askedFor === 'deceased';
  return [
    ...(needsNoProof({ kind, askedFor, objectedTo }) ? [] : (['verify'] as const)),
    ...(NEEDS_NO_MATCH.includes(kind) && !isEstate ? [] : (['match'] as const)),
    ...(isEstate ? (['estate'] as const) : []),
    ...(needsApproval ? (['review', 'approve'] as const) : []),
    ...(isCopy({ kind }) ? (['review'] as const) : []),
    DECIDED.includes(kind) ? 'decide' : 'carry-out',
    'close',
  ];
}

/** The step that is next, or null once everything is done. */
export function currentStep(request: RequestProgress): RequestStep | null {
  return stepsOf(request).find((step) => !isDone(step, request)) ?? null;
}

/** A request that ended before its end: refused, withdrawn by the person, or closed for an earlier one. */
export function isStopped({ state, carriedOutAt }: Pick<RequestProgress, 'state' | 'carriedOutAt'>): boolean {
  return state === 'refused' || state === 'withdrawn' || (state === 'closed' && carriedOutAt === null);
}

function isDone(step: RequestStep, request: RequestProgress): boolean {
  switch (step) {
    case 'verify':
      return request.verifiedAt !== null;
    case 'match':
      return request.subjectCount > 0;
    case 'estate':
      return request.estateDecidedAt !== null;
    case 'review':
      if (isCopy(request)) return isReviewed(request);
      return request.preparedAt !== null;
    case 'approve':
      return request.approvedAt !== null;
    case 'carry-out':
      return request.carriedOutAt !== null;
    case 'decide':
      return request.decision !== null;
    case 'close':
      return request.closedAt !== null;
  }
}

/** Others were looked for and decided about, or the copy is made already. */
function isReviewed({ textsSearchedAt, copyReviewsOpen, carriedOutAt }: RequestProgress): boolean {
  return carriedOutAt !== null || (textsSearchedAt !== null && copyReviewsOpen === 0);
}

/** The stepper of a request: what is done, what is next, and where it was stopped. */
export function requestSteps(i18n: Translator, request: RequestProgress): Step[] {
  const steps = stepsOf(request);
  const current = currentStep(request);
  const at = current ? steps.indexOf(current) : steps.length;
  const standing = isStopped(request) ? 'blocked' : 'current';
  return steps.map((id, index) => ({
    id,
    label: stepName(i18n, id, request),
    state: index < at ? 'done' : index > at ? 'todo' : standing,
  }));
}

/** What a step is called; without an approval of its own, carrying out includes the review. */
export function stepName(
  i18n: Translator,
  step: RequestStep,
  request: Pick<RequestProgress, 'kind' | 'needsApproval'>,
): string {
  switch (step) {
    case 'verify':
      return i18n.t('Verify who asks');
    case 'match':
      return i18n.t('Match the person');
    case 'estate':
      return i18n.t('Decide about the estate');
    case 'review':
      return request.needsApproval ? i18n.t('Review the plan') : i18n.t('Review other people');
    case 'approve':
      return i18n.t('Approve');
    case 'decide':
      return i18n.t('Decide');
    case 'carry-out':
      if (isCopy(request)) return i18n.t('Make the copy');
      return request.needsApproval ? i18n.t('Carry out') : i18n.t('Review and carry out');
    case 'close':
      return i18n.t('Close');
  }
}
