import { daysUntil, type Instant } from '../../text/format.ts';

/** Where a deadline stands. */
export type DueState = 'later' | 'soon' | 'overdue' | 'paused';

/** Green above seven days, amber from seven, red past the day; paused wins. Days are calendar days in the zone that counts. */
export function dueState(
  dueOn: Instant,
  now: Instant,
  paused: boolean,
  timeZone?: string,
): { state: DueState; days: number } {
  const days = daysUntil(dueOn, now, timeZone);
  if (paused) return { state: 'paused', days };
  if (days < 0) return { state: 'overdue', days };
  return { state: days <= 7 ? 'soon' : 'later', days };
}
