import type { Step, Translator } from '@smartx/ui';

/** What decides where a request stands on its way. */
export interface RequestProgress {
  readonly state: string;
  readonly verifiedAt: string | null;
  /** How many people the request covers. */
  readonly subjectCount: number;
  readonly preparedAt: string | null;
  readonly approvedAt: string | null;
  readonly carriedOutAt: string | null;
  readonly closedAt: string | null;
}

/** The steps of a request, in their order. */
export const REQUEST_STEPS = ['verify', 'match', 'review', 'approve', 'carry-out', 'close'] as const;

/** A step of {@link REQUEST_STEPS}. */
export type RequestStep = (typeof REQUEST_STEPS)[number];

/** The step that is next, or null once everything is done. */
export function currentStep(request: RequestProgress): RequestStep | null {
  return REQUEST_STEPS[stepsDone(request)] ?? null;
}

/** A request that ended before its end: refused, or withdrawn by the person. */
export function isStopped({ state }: RequestProgress): boolean {
  return state === 'refused' || state === 'withdrawn';
}

function stepsDone({
  verifiedAt,
  subjectCount,
  preparedAt,
  approvedAt,
  carriedOutAt,
  closedAt,
}: RequestProgress): number {
  const milestones = [verifiedAt, subjectCount > 0, preparedAt, approvedAt, carriedOutAt, closedAt];
  const open = milestones.findIndex((reached) => !reached);
  return open < 0 ? milestones.length : open;
}

/** The stepper of a request: what is done, what is next, and where it was stopped. */
export function requestSteps(i18n: Translator, request: RequestProgress): Step[] {
  const done = stepsDone(request);
  return REQUEST_STEPS.map((id, index) => ({
    id,
    label: stepName(i18n, id),
    state: index < done ? 'done' : index > done ? 'todo' : isStopped(request) ? 'blocked' : 'current',
  }));
}

/** What a step is called. */
export function stepName(i18n: Translator, step: RequestStep): string {
  switch (step) {
    case 'verify':
      return i18n.t('Verify the address');
    case 'match':
      return i18n.t('Match the person');
    case 'review':
      return i18n.t('Review');
    case 'approve':
      return i18n.t('Approve');
    case 'carry-out':
      return i18n.t('Carry out');
    case 'close':
      return i18n.t('Close');
  }
}
