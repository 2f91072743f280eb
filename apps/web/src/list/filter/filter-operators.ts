import type { Translator } from '@smartx/ui';
import type { FilterOperator } from '../address/filter-entry.ts';
import type { FilterKind } from '../filter-field.ts';

const EMPTINESS = ['isFilled', 'isEmpty'] as const;
const CALENDAR = ['inLast', 'inNext', 'inThis', 'after', 'before'] as const;

const OPERATORS: Record<FilterKind, readonly FilterOperator[]> = {
  text: ['contains', 'is', 'isNot', 'startsWith', 'isAnyOf', 'isNoneOf', ...EMPTINESS],
  // What is stored encrypted is found by the whole value alone.
  sealed: ['is', 'isAnyOf', ...EMPTINESS],
  choice: ['is', 'isNot', 'isAnyOf', 'isNoneOf', ...EMPTINESS],
  flag: ['is', ...EMPTINESS],
  number: ['atLeast', 'atMost', 'is', 'isNot', ...EMPTINESS],
  decimal: ['atLeast', 'atMost', 'is', 'isNot', ...EMPTINESS],
  date: [...CALENDAR, 'is', ...EMPTINESS],
  instant: [...CALENDAR, ...EMPTINESS],
  member: ['isMe', 'is', 'contains', ...EMPTINESS],
};

/** The units in which spans of days are counted. */
export const SPAN_UNITS = ['days', 'weeks', 'months', 'years'] as const;

/** The periods of the calendar. */
export const PERIODS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;

/** A span such as `30 days`. */
export interface Span {
  readonly count: number;
  readonly unit: (typeof SPAN_UNITS)[number];
}

/** The operators of a kind, the usual one first. */
export function operatorsOf(kind: FilterKind): readonly FilterOperator[] {
  return OPERATORS[kind];
}

/** Whether an operator compares with a value. */
export function takesValue(operator: FilterOperator): boolean {
  return operator !== 'isEmpty' && operator !== 'isFilled' && operator !== 'isMe';
}

/** Whether an operator compares with several values. */
export function takesList(operator: FilterOperator): boolean {
  return operator === 'isAnyOf' || operator === 'isNoneOf';
}

/** Reads a span; null for what is none. */
export function readSpan(text: string): Span | null {
  const [, count, name] = /^(\d{1,4}) (days|weeks|months|years)$/.exec(text) ?? [];
  const unit = SPAN_UNITS.find((one) => one === name);
  return count && unit ? { count: Number(count), unit } : null;
}

/** What stands in an editor before anybody has chosen. */
export function firstValueOf(operator: FilterOperator): string {
  if (operator === 'inLast') return '30 days';
  if (operator === 'inNext') return '7 days';
  return operator === 'inThis' ? 'MONTH' : '';
}

/** An operator in the words of a sentence: "job title *contains* buyer". */
export function operatorWord(i18n: Translator, operator: FilterOperator): string {
  switch (operator) {
    case 'contains':
      return i18n.t('contains');
    case 'is':
      return i18n.t('is');
    case 'isNot':
      return i18n.t('is not');
    case 'isAnyOf':
      return i18n.t('is any of');
    case 'isNoneOf':
      return i18n.t('is none of');
    case 'startsWith':
      return i18n.t('starts with');
    case 'isEmpty':
      return i18n.t('is empty');
    case 'isFilled':
      return i18n.t('is filled in');
    case 'before':
      return i18n.t('is before');
    case 'after':
      return i18n.t('is after');
    case 'atLeast':
      return i18n.t('is at least');
    case 'atMost':
      return i18n.t('is at most');
    case 'inLast':
      return i18n.t('is in the last');
    case 'inNext':
      return i18n.t('is in the next');
    case 'inThis':
      return i18n.t('is in');
    case 'isMe':
      return i18n.t('is me');
  }
}

/** A period of the calendar in words. */
export function periodWord(i18n: Translator, period: string): string {
  switch (period) {
    case 'DAY':
      return i18n.t('this day');
    case 'WEEK':
      return i18n.t('this week');
    case 'QUARTER':
      return i18n.t('this quarter');
    case 'YEAR':
      return i18n.t('this year');
    default:
      return i18n.t('this month');
  }
}

/** A unit of spans in words. */
export function unitWord(i18n: Translator, unit: string): string {
  switch (unit) {
    case 'weeks':
      return i18n.t('weeks');
    case 'months':
      return i18n.t('months');
    case 'years':
      return i18n.t('years');
    default:
      return i18n.t('days');
  }
}
