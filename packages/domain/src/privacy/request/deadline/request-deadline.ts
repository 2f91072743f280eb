import type { REQUEST_REGIMES } from '../privacy-request.entity.ts';
import { isPublicHoliday } from './public-holidays.ts';

/** A law under which a person asks. */
export type RequestRegime = (typeof REQUEST_REGIMES)[number];

/** How long a law gives, from receipt. */
export interface DeadlineRule {
  readonly law: string;
  readonly period: Period;
  /** How much an extension adds to the first period, once, with reasons, before the first period ends. Null: none. */
  readonly extension: Period | null;
  /** Whether a last day on a weekend or public holiday moves to the next working day (Reg. (EEC) 1182/71 Art. 3(4)). */
  readonly rollsToWorkingDay: boolean;
  /** Whether the clock may stand still while a question to the person is open. */
  readonly mayPause: boolean;
}

type Period = { readonly months: number } | { readonly days: number };

/** The periods by law; data that an operator can change, not legal advice. */
export const DEADLINE_RULES: Readonly<Record<RequestRegime, DeadlineRule>> = {
  gdpr: {
    ...{ law: 'GDPR Art. 12(3)', period: { months: 1 }, extension: { months: 2 } },
    ...{ rollsToWorkingDay: true, mayPause: true },
  },
  uk: {
    ...{ law: 'UK GDPR Art. 12(3), DUAA 2025', period: { months: 1 }, extension: { months: 2 } },
    ...{ rollsToWorkingDay: true, mayPause: true },
  },
  ccpa: {
    ...{ law: 'CCPA § 1798.130(a)(2)', period: { days: 45 }, extension: { days: 45 } },
    ...{ rollsToWorkingDay: false, mayPause: false },
  },
  lgpd: {
    ...{ law: 'LGPD Art. 19(II)', period: { days: 15 }, extension: null },
    ...{ rollsToWorkingDay: false, mayPause: false },
  },
  pipeda: {
    ...{ law: 'PIPEDA s. 8(3)', period: { days: 30 }, extension: { days: 30 } },
    ...{ rollsToWorkingDay: false, mayPause: false },
  },
};

/**
 * The last day for the answer to a request that was received on a day (`YYYY-MM-DD`, in the workspace's time zone). The day of
 * receipt does not count; a month ends on the same date, or on the last day of a month that is too short.
 */
export function dueOn(receivedOn: string, regime: RequestRegime, country: string): string {
  return lastDay(receivedOn, [DEADLINE_RULES[regime].period], regime, country);
}

/** The last day after an extension, counted from receipt, or null where the law knows none. */
export function extendedDueOn(receivedOn: string, regime: RequestRegime, country: string): string | null {
  const { period, extension } = DEADLINE_RULES[regime];
  return extension ? lastDay(receivedOn, [period, extension], regime, country) : null;
}

/** Where two laws hold at once, the earlier day rules. */
export function strictestRegime(receivedOn: string, regimes: readonly RequestRegime[], country: string): RequestRegime {
  const [first = 'gdpr', ...others] = regimes;
  return others.reduce(
    (strictest, regime) =>
      dueOn(receivedOn, regime, country) < dueOn(receivedOn, strictest, country) ? regime : strictest,
    first,
  );
}

const EEA = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' ');

/** The law that a country stands for; the GDPR where we know no other, because its protection is the widest. */
export function regimeOf(country: string): RequestRegime {
  if (EEA.includes(country)) return 'gdpr';
  const others: Readonly<Record<string, RequestRegime>> = { GB: 'uk', US: 'ccpa', BR: 'lgpd', CA: 'pipeda' };
  return others[country] ?? 'gdpr';
}

function lastDay(receivedOn: string, periods: readonly Period[], regime: RequestRegime, country: string): string {
  // Months are added in one step: one month and two more after 31 January end on 30 April, not on 28 April.
  const months = periods.reduce((sum, period) => sum + ('months' in period ? period.months : 0), 0);
  const days = periods.reduce((sum, period) => sum + ('days' in period ? period.days : 0), 0);
  const end = addDays(addMonths(receivedOn, months), days);
  return DEADLINE_RULES[regime].rollsToWorkingDay ? nextWorkingDay(end, country) : end;
}

function nextWorkingDay(date: string, country: string): string {
  const weekday = new Date(date).getUTCDay();
  const isFree = weekday === 0 || weekday === 6 || isPublicHoliday(date, country);
  return isFree ? nextWorkingDay(addDays(date, 1), country) : date;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}
