import { createI18n } from '@smartx/ui/i18n';
import { describe, expect, it } from 'vitest';
import { currentStep, type RequestProgress, requestSteps, stepsOf } from './request-steps.ts';

const i18n = createI18n('en');
const AT = '2026-11-22T10:00:00Z';
const request = (more: Partial<RequestProgress> = {}): RequestProgress => ({
  ...{ kind: 'erasure', state: 'received', needsApproval: true, verifiedAt: null, subjectCount: 0 },
  ...{ preparedAt: null, approvedAt: null, carriedOutAt: null, closedAt: null, decision: null },
  ...{ textsSearchedAt: null, copyReviewsOpen: 0, askedFor: 'self', estateDecidedAt: null },
  ...more,
});

describe('a deletion', () => {
  it('waits for the proof of who asks first', () => {
    expect(currentStep(request({ state: 'awaiting-verification' }))).toBe('verify');
  });

  it('is not approved before its person is matched and the plan reviewed', () => {
    expect(currentStep(request({ verifiedAt: AT }))).toBe('match');
    expect(currentStep(request({ verifiedAt: AT, subjectCount: 1 }))).toBe('review');
    expect(currentStep(request({ verifiedAt: AT, subjectCount: 1, preparedAt: AT }))).toBe('approve');
  });

  it('shows what is done, what is next and what is still to do', () => {
    const states = requestSteps(i18n, request({ verifiedAt: AT, subjectCount: 2 })).map(({ state }) => state);

    expect(states).toEqual(['done', 'done', 'current', 'todo', 'todo', 'todo']);
  });

  it('goes back to the review when somebody is added after the approval', () => {
    const approved = request({ verifiedAt: AT, subjectCount: 2, preparedAt: null, approvedAt: null });

    expect(currentStep(approved)).toBe('review');
  });

  it('has no next step once it is closed', () => {
    const times = { verifiedAt: AT, preparedAt: AT, approvedAt: AT, carriedOutAt: AT, closedAt: AT };

    expect(currentStep(request({ ...times, subjectCount: 1 }))).toBeNull();
  });
});

describe('another right', () => {
  it('to a copy needs no approval: others in it are reviewed, and then it is made', () => {
    const access = request({ kind: 'access', needsApproval: false });

    expect(requestSteps(i18n, access).map(({ label }) => label)).toEqual([
      'Verify who asks',
      'Match the person',
      'Review other people',
      'Make the copy',
      'Close',
    ]);
  });

  it('B12-AC2 to a copy stays at its review until others were looked for and nothing waits', () => {
    const access = { kind: 'access', needsApproval: false, verifiedAt: AT, subjectCount: 1 };

    expect(currentStep(request(access))).toBe('review');
    expect(currentStep(request({ ...access, textsSearchedAt: AT, copyReviewsOpen: 2 }))).toBe('review');
    expect(currentStep(request({ ...access, textsSearchedAt: AT }))).toBe('carry-out');
    expect(currentStep(request({ ...access, carriedOutAt: AT }))).toBe('close');
  });

  it('to stop marketing is believed without proof, a complaint is answered by people', () => {
    expect(stepsOf({ kind: 'marketing-stop', needsApproval: false })).toEqual(['match', 'carry-out', 'close']);
    expect(stepsOf({ kind: 'complaint', needsApproval: false })).toEqual(['decide', 'close']);
  });
});

describe('a request that was refused', () => {
  it('stands still where it was', () => {
    const steps = requestSteps(i18n, request({ state: 'refused', verifiedAt: AT }));

    expect(steps.find(({ state }) => state === 'blocked')?.id).toBe('match');
    expect(steps.some(({ state }) => state === 'current')).toBe(false);
  });
});
