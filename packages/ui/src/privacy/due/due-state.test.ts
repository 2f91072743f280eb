import { expect, it } from 'vitest';
import { dueState } from './due-state.ts';

const NOW = '2026-11-22T10:00:00Z';

it.each([
  ['2026-11-30', 'later', 8],
  ['2026-11-29', 'soon', 7],
  ['2026-11-22', 'soon', 0],
  ['2026-11-21', 'overdue', -1],
])('a request due on %s is %s', (dueOn, state, days) => {
  expect(dueState(dueOn, NOW, false, 'UTC')).toEqual({ state, days });
});

it('is paused whatever the date says', () => {
  expect(dueState('2026-11-01', NOW, true, 'UTC').state).toBe('paused');
});

it('is due in the zone of the workspace', () => {
  const lateEvening = '2026-11-22T23:30:00Z';

  expect(dueState('2026-11-22', lateEvening, false, 'Europe/Berlin').state).toBe('overdue');
  expect(dueState('2026-11-22', lateEvening, false, 'America/New_York').state).toBe('soon');
});
