import { periodAfter } from './periods.ts';
import type { RetentionPeriod } from './retention-rules.ts';

/** The last day on which a law wants to see something of a day: it counts from the end of that year. */
export function lastStatutoryDay(startsOn: string, period: RetentionPeriod): string {
  const yearEnd = new Date(`${startsOn.slice(0, 4)}-12-31T00:00:00Z`);
  return periodAfter(yearEnd, period).toISOString().slice(0, 10);
}
