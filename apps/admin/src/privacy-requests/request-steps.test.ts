import { createI18n } from '@smartx/ui/i18n';
import { describe, expect, it } from 'vitest';
import { currentStep, type RequestProgress, requestSteps } from './request-steps.ts';

const i18n = createI18n('en');
const request = (more: Partial<RequestProgress> = {}): RequestProgress => ({
  state: 'received',
  verifiedAt: null,
  subjectCount: 0,
  preparedAt: null,
  approvedAt: null,
  carriedOutAt: null,
  closedAt: null,
  ...more,
});
const AT = '2026-11-22T10:00:00Z';

describe('a request', () => {
  it('waits for the proof of the address first', () => {
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

  it('that was refused stands still where it was', () => {
    const steps = requestSteps(i18n, request({ state: 'refused', verifiedAt: AT }));

    expect(steps.find(({ state }) => state === 'blocked')?.id).toBe('match');
    expect(steps.some(({ state }) => state === 'current')).toBe(false);
  });

  it('has no next step once it is closed', () => {
    const closed = request({
      verifiedAt: AT,
      subjectCount: 1,
      preparedAt: AT,
      approvedAt: AT,
      carriedOutAt: AT,
      closedAt: AT,
    });

    expect(currentStep(closed)).toBeNull();
  });
});
