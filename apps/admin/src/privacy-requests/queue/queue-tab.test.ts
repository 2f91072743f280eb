import { describe, expect, it } from 'vitest';
import { dayIn, isQueueTab, queueCondition } from './queue-tab.ts';

describe('the queue', () => {
  it('counts a day over where the workspace is', () => {
    const lateInTheEvening = new Date('2026-11-22T23:30:00Z');

    expect(dayIn('Europe/Berlin', lateInTheEvening)).toBe('2026-11-23');
    expect(dayIn('America/New_York', lateInTheEvening)).toBe('2026-11-22');
  });

  it('has what is due within a week from today on under "due soon"', () => {
    expect(queueCondition('soon', '2026-12-28').dueOn).toEqual({ gte: '2026-12-28', lte: '2027-01-04' });
  });

  it('has what was due before today under "overdue", as long as it is open', () => {
    const { dueOn, state } = queueCondition('overdue', '2026-12-28');

    expect(dueOn).toEqual({ lt: '2026-12-28' });
    expect(state?.in).toContain('awaiting-approval');
    expect(state?.in).not.toContain('refused');
  });

  it('has what waits for an answer under "waiting", and not under "overdue" where the law lets the clock stand still', () => {
    const { OR } = queueCondition('overdue', '2026-12-28');

    expect(queueCondition('waiting', '2026-12-28').askedAt).toEqual({ isNull: false });
    expect(OR).toEqual([{ askedAt: { isNull: true } }, { regime: { nin: ['gdpr', 'uk'] } }]);
  });

  it('shows the open requests where an address names no part of it', () => {
    expect(isQueueTab('everything')).toBe(false);
    expect(isQueueTab('closed')).toBe(true);
  });
});
