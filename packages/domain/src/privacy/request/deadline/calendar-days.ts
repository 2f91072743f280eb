import { isPublicHoliday } from './public-holidays.ts';
import type { Period } from './regime-rules.ts';

const DAY = 86_400_000;

/**
 * The day on which periods end that begin with a date (`YYYY-MM-DD`) which does not count itself. Months are added in one step: one
 * month and two more after 31 January end on 30 April, not on 28 April; then days, then business days.
 */
export function endOf(date: string, periods: readonly Period[], country: string): string {
  const sum = (of: (period: Period) => number) => periods.reduce((all, period) => all + of(period), 0);
  const months = sum((period) => ('months' in period ? period.months : 0));
  const days = sum((period) => ('days' in period ? period.days : 0));
  const businessDays = sum((period) => ('businessDays' in period ? period.businessDays : 0));
  return addBusinessDays(addDays(addMonths(date, months), days), businessDays, country);
}

/** The same day, or the next one that is no weekend and no public holiday. */
export function nextWorkingDay(date: string, country: string): string {
  return isWorkingDay(date, country) ? date : nextWorkingDay(addDays(date, 1), country);
}

/** How many days lie between two dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** A date so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

function addBusinessDays(date: string, count: number, country: string): string {
  let end = date;
  for (let left = count; left > 0; ) {
    end = addDays(end, 1);
    if (isWorkingDay(end, country)) left -= 1;
  }
  return end;
}

function isWorkingDay(date: string, country: string): boolean {
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isPublicHoliday(date, country);
}

/** The date so many months later, the last of a month that is too short; fewer than none is earlier. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}
