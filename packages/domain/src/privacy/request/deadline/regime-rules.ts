import type { REQUEST_KINDS, REQUEST_REGIMES } from '../privacy-request.entity.ts';

/** A law under which a person asks. */
export type RequestRegime = (typeof REQUEST_REGIMES)[number];

/** How long something may take; business days leave out weekends and public holidays of the workspace's country. */
export type Period = { readonly months: number } | { readonly days: number } | { readonly businessDays: number };

type Kind = (typeof REQUEST_KINDS)[number];

/** What a person is told: that the request came in, that it takes longer, that it is refused, and the answer itself. */
export const TOLD = ['receipt', 'extension', 'refusal', 'answer'] as const;

/** Something that the law has a person be told, and by when. */
export interface Tell {
  readonly what: (typeof TOLD)[number];
  readonly law: string;
  /** Counted from receipt; `first-period` ends with the period without an extension, `last-day` with it. */
  readonly by: Period | 'first-period' | 'last-day';
  /** The rights for which the law says so; without it, all of them. */
  readonly kinds?: readonly Kind[];
}

/** How long a law gives, from receipt. */
export interface DeadlineRule {
  readonly law: string;
  readonly period: Period;
  /** Rights with a period of their own, which no extension moves. */
  readonly periodFor?: { readonly kinds: readonly Kind[]; readonly law: string; readonly period: Period };
  /** How much an extension adds to the first period, once, with reasons, before the first period ends. Null: none. */
  readonly extension: Period | null;
  /** Whether a last day on a weekend or public holiday moves to the next working day (Reg. (EEC) 1182/71 Art. 3(4)). */
  readonly rollsToWorkingDay: boolean;
  /** For how many days one question to the person may stop the clock at most; null where it never stops. */
  readonly pauseDays: number | null;
  readonly tells: readonly Tell[];
}

const OPT_OUTS: readonly Kind[] = ['marketing-stop', 'objection', 'restriction'];
const BIG_RIGHTS: readonly Kind[] = ['access', 'portability', 'rectification', 'erasure'];

/** The periods by law; data that an operator can change, not legal advice. */
export const DEADLINE_RULES: Readonly<Record<RequestRegime, DeadlineRule>> = {
  gdpr: {
    ...{ law: 'GDPR Art. 12(3)', period: { months: 1 }, extension: { months: 2 } },
    ...{ rollsToWorkingDay: true, pauseDays: 60 },
    tells: [
      { what: 'extension', law: 'GDPR Art. 12(3)', by: 'first-period' },
      { what: 'refusal', law: 'GDPR Art. 12(4)', by: 'first-period' },
      { what: 'answer', law: 'GDPR Art. 12(3)', by: 'last-day' },
    ],
  },
  uk: {
    ...{ law: 'UK GDPR Art. 12A', period: { months: 1 }, extension: { months: 2 } },
    ...{ rollsToWorkingDay: true, pauseDays: 60 },
    tells: [
      { what: 'receipt', law: 'DPA 2018 s. 164A', by: { days: 30 }, kinds: ['complaint'] },
      { what: 'extension', law: 'UK GDPR Art. 12A', by: 'first-period' },
      { what: 'refusal', law: 'UK GDPR Art. 12(4)', by: 'first-period' },
      { what: 'answer', law: 'UK GDPR Art. 12A', by: 'last-day' },
    ],
  },
  ccpa: {
    ...{ law: 'CCPA § 1798.130(a)(2)', period: { days: 45 }, extension: { days: 45 } },
    periodFor: { kinds: OPT_OUTS, law: '11 CCR § 7026(f), § 7027(g)', period: { businessDays: 15 } },
    ...{ rollsToWorkingDay: false, pauseDays: null },
    tells: [
      { what: 'receipt', law: '11 CCR § 7021(a)', by: { businessDays: 10 }, kinds: BIG_RIGHTS },
      { what: 'extension', law: 'CCPA § 1798.130(a)(2)', by: 'first-period', kinds: BIG_RIGHTS },
      { what: 'refusal', law: 'CCPA § 1798.145(h)(2)', by: 'last-day' },
      { what: 'answer', law: 'CCPA § 1798.130(a)(2)', by: 'last-day' },
    ],
  },
  lgpd: {
    ...{ law: 'LGPD Art. 19(II)', period: { days: 15 }, extension: null },
    ...{ rollsToWorkingDay: false, pauseDays: null },
    tells: [
      { what: 'refusal', law: 'LGPD Art. 18 § 4', by: 'last-day' },
      { what: 'answer', law: 'LGPD Art. 19(II)', by: 'last-day' },
    ],
  },
  pipeda: {
    ...{ law: 'PIPEDA s. 8(3)', period: { days: 30 }, extension: { days: 30 } },
    ...{ rollsToWorkingDay: false, pauseDays: null },
    tells: [
      { what: 'extension', law: 'PIPEDA s. 8(4)', by: 'first-period' },
      { what: 'refusal', law: 'PIPEDA s. 8(7)', by: 'first-period' },
      { what: 'answer', law: 'PIPEDA s. 8(3)', by: 'last-day' },
    ],
  },
};
