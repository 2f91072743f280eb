import { describe, expect, it } from 'vitest';
import type { FilterClause } from '../../list/address/filter-entry.ts';
import { calendarDay, partConditions, readTaskView, whoseConditions, withTaskView } from './task-view.ts';

const OTHER: FilterClause = { field: 'contact', operator: 'contains', value: 'Ana' };

describe('the view of the tasks', () => {
  it('begins with what oneself has still to do', () => {
    expect(readTaskView(undefined)).toEqual({ part: 'open', isMine: true });
  });

  it('comes back from the address as it was put there, beside the other filters', () => {
    const clauses = withTaskView([OTHER], { part: 'overdue', isMine: false });

    expect(readTaskView(clauses)).toEqual({ part: 'overdue', isMine: false });
    expect(clauses).toContain(OTHER);
  });

  it('leaves an address short where it is the usual one', () => {
    const before = withTaskView([OTHER], { part: 'done', isMine: false });

    expect(withTaskView(before, { part: 'open', isMine: true })).toEqual([OTHER]);
  });

  it('is the usual one where the address names none that there is', () => {
    expect(readTaskView([{ field: 'part', operator: 'is', value: 'someday' }]).part).toBe('open');
  });

  it('puts every open task into exactly one of overdue, today and later', () => {
    const today = '2026-11-23';
    expect(partConditions('overdue', today)).toContainEqual({ dueOn: { lt: today } });
    expect(partConditions('today', today)).toContainEqual({ dueOn: { eq: today } });
    expect(partConditions('later', today)).toContainEqual({
      OR: [{ dueOn: { gt: today } }, { dueOn: { isNull: true } }],
    });
    for (const part of ['overdue', 'today', 'later'] as const)
      expect(partConditions(part, today)).toContainEqual({ status: { eq: 'open' } });
  });

  it('shows everybody’s tasks only when asked to', () => {
    expect(whoseConditions(true, 'mem_1')).toEqual([{ assignee: { id: { eq: 'mem_1' } } }]);
    expect(whoseConditions(false, 'mem_1')).toEqual([]);
  });

  it('counts the day where the viewer is', () => {
    expect(calendarDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
