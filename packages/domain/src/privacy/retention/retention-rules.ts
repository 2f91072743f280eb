import type { Category } from '../../kernel/classify.ts';

/** What begins the time for which something is kept. */
export const RETENTION_TRIGGERS = [
  'last-interaction',
  'relationship-end',
  'consent-withdrawn',
  'request-closed',
  'deal-closed',
  'year-end',
  'log-age',
  'bin',
  'member-left',
] as const;

/** Why something is kept until then. */
export const RETENTION_GROUNDS = ['service', 'consent', 'legal-obligation', 'dispute', 'agreement'] as const;

/** What becomes of it at the end. */
export const RETENTION_ACTIONS = ['erase', 'anonymise', 'restrict'] as const;

/** In what a period is counted. */
export const PERIOD_UNITS = ['day', 'month', 'year'] as const;

/** What rules are about, in the order in which they are shown. */
export const RETENTION_KEYS = [
  ...(['prospect', 'customer', 'consent-only', 'closed-deal', 'statutory-record'] as const),
  ...(['consent-proof', 'request', 'request-identity', 'read-log'] as const),
  ...(['sign-in-address', 'import-file', 'bin', 'former-member'] as const),
  ...(['text-review', 'agent-call'] as const),
] as const;

/** A rule of {@link RETENTION_KEYS}. */
export type RetentionKey = (typeof RETENTION_KEYS)[number];

/** A length of time as a law or a notice says it. */
export interface RetentionPeriod {
  readonly count: number;
  readonly unit: (typeof PERIOD_UNITS)[number];
}

/** What the product knows of a rule, and how it begins in a new workspace. */
export interface RetentionDefault {
  readonly category: Category;
  /** The table whose rows it is about. */
  readonly object: string;
  readonly trigger: (typeof RETENTION_TRIGGERS)[number];
  readonly period: RetentionPeriod;
  /** What the law of a country says instead, where the product knows it; a workspace begins with that of its own. */
  readonly byCountry?: Readonly<Record<string, RetentionPeriod>>;
  readonly ground: (typeof RETENTION_GROUNDS)[number];
  /** What may become of it; the first is the default. */
  readonly actions: readonly [(typeof RETENTION_ACTIONS)[number], ...(typeof RETENTION_ACTIONS)[number][]];
  /** Within what a workspace may choose; null where the product itself keeps nothing longer, whoever asks. */
  readonly bounds: { readonly least: RetentionPeriod; readonly most: RetentionPeriod } | null;
  /** Whether somebody looks at what is due before it goes: so it is with records of people, not with logs. */
  readonly isApproved: boolean;
}

const days = (count: number): RetentionPeriod => ({ count, unit: 'day' });
const months = (count: number): RetentionPeriod => ({ count, unit: 'month' });
const years = (count: number): RetentionPeriod => ({ count, unit: 'year' });

const PERSON = { category: 'identity', object: 'contact', actions: ['erase', 'restrict'], isApproved: true } as const;
const BY_ITSELF = { actions: ['erase'], isApproved: false } as const;

/** For how many years the tax or commercial law of a country wants to see an invoice, after the year that it is of. */
const STATUTORY_YEARS = {
  ...{ AT: 7, BE: 10, BR: 5, CA: 6, CH: 10, CZ: 10, DE: 8, DK: 5, ES: 6, FI: 6, FR: 10, GB: 6, IE: 6 },
  ...{ IT: 10, LU: 10, NL: 7, NO: 5, PL: 5, PT: 10, SE: 7, US: 7 },
} as const;

/**
 * The one place of the periods: jobs, the record of processing, the privacy notice, copies and certificates take them from here,
 * or from what a workspace made of them.
 */
export const RETENTION_RULES: Readonly<Record<RetentionKey, RetentionDefault>> = {
  prospect: {
    ...{ ...PERSON, trigger: 'last-interaction', period: months(24), ground: 'service' },
    bounds: { least: months(1), most: months(60) },
  },
  customer: {
    ...{ ...PERSON, trigger: 'relationship-end', period: months(36), ground: 'dispute' },
    bounds: { least: months(1), most: years(10) },
  },
  'consent-only': {
    ...{ ...PERSON, trigger: 'consent-withdrawn', period: days(30), ground: 'consent' },
    bounds: { least: days(1), most: days(90) },
  },
  'closed-deal': {
    ...{ category: 'commerce', object: 'deal', actions: ['anonymise'], isApproved: true },
    ...{ trigger: 'deal-closed', period: years(10), ground: 'legal-obligation' },
    bounds: { least: years(1), most: years(30) },
  },
  'statutory-record': {
    ...{ ...BY_ITSELF, category: 'commerce', object: 'kept_item' },
    ...{ trigger: 'year-end', period: years(10), ground: 'legal-obligation' },
    byCountry: Object.fromEntries(Object.entries(STATUTORY_YEARS).map(([country, count]) => [country, years(count)])),
    bounds: { least: years(1), most: years(30) },
  },
  'consent-proof': {
    ...{ ...BY_ITSELF, category: 'preference', object: 'consent_event' },
    ...{ trigger: 'consent-withdrawn', period: years(3), ground: 'dispute' },
    bounds: { least: years(1), most: years(10) },
  },
  request: {
    ...{ ...BY_ITSELF, category: 'request', object: 'privacy_request' },
    ...{ trigger: 'request-closed', period: months(24), ground: 'legal-obligation' },
    bounds: { least: months(12), most: years(10) },
  },
  'request-identity': {
    ...{ ...BY_ITSELF, category: 'request', object: 'privacy_request', actions: ['anonymise'] },
    ...{ trigger: 'request-closed', period: days(30), ground: 'service' },
    bounds: { least: days(14), most: days(180) },
  },
  'read-log': {
    ...{ ...BY_ITSELF, category: 'security', object: 'read_log' },
    ...{ trigger: 'log-age', period: years(1), ground: 'legal-obligation' },
    bounds: { least: years(1), most: years(3) },
  },
  'sign-in-address': {
    ...{ ...BY_ITSELF, category: 'security', object: 'session', actions: ['anonymise'] },
    ...{ trigger: 'log-age', period: days(90), ground: 'service', bounds: null },
  },
  'import-file': {
    ...{ ...BY_ITSELF, category: 'relationship', object: 'import_run' },
    ...{ trigger: 'log-age', period: days(7), ground: 'service', bounds: null },
  },
  bin: {
    ...{ ...BY_ITSELF, category: 'relationship', object: 'bin' },
    ...{ trigger: 'bin', period: days(30), ground: 'service', bounds: null },
  },
  'former-member': {
    ...{ ...BY_ITSELF, category: 'identity', object: 'member', actions: ['anonymise'] },
    ...{ trigger: 'member-left', period: months(12), ground: 'service' },
    bounds: { least: days(1), most: months(36) },
  },
  // What was decided about texts after an erasure that nobody asked for; what belongs to a request goes with it.
  'text-review': {
    ...{ ...BY_ITSELF, category: 'request', object: 'review_item' },
    ...{ trigger: 'log-age', period: months(24), ground: 'legal-obligation' },
    bounds: { least: months(12), most: years(10) },
  },
  // That a signed message came already: it lives for ten minutes, and the night forgets it.
  'agent-call': {
    ...{ ...BY_ITSELF, category: 'request', object: 'agent_call' },
    ...{ trigger: 'log-age', period: days(1), ground: 'service', bounds: null },
  },
};

/** The period with which a workspace begins that stands in a country. */
export function firstPeriod(key: RetentionKey, country: string): RetentionPeriod {
  const { period, byCountry }: RetentionDefault = RETENTION_RULES[key];
  return byCountry?.[country] ?? period;
}

/** The rules of a new workspace: whoever has accounts alone has no prospects and no deals. */
export function rulesOf(isOperator: boolean): RetentionKey[] {
  return RETENTION_KEYS.filter(
    (key) => !isOperator || !(RETENTION_RULES[key].isApproved || key === 'statutory-record'),
  );
}
