import { PURPOSES, type Purpose } from '../../kernel/purposes.ts';
import type { BlockCause } from '../purpose-decision.ts';

/** The ways in which somebody is written to or called. */
export const SEND_CHANNELS = ['email', 'phone', 'post', 'message'] as const;

/** A way of {@link SEND_CHANNELS}. */
export type SendChannel = (typeof SEND_CHANNELS)[number];

/** A message as somebody means to send it: for what, on which way, to which address of a person, about what. */
export interface SendQuestion {
  readonly contactPointId: string;
  readonly purpose: Purpose;
  readonly channel: SendChannel;
  readonly topic?: string | null | undefined;
  /** It is about goods or services of one's own, like those that the person bought. */
  readonly similarGoods?: boolean | undefined;
  /** It says how to stop such messages, at no cost. */
  readonly stopOffered?: boolean | undefined;
}

/**
 * What decides about a message: the law's rule on advertising; `exchange` where it is no advertising but belongs to what the two
 * do with each other; `always` where nobody can refuse it; `never` where the purpose is none for which anybody is contacted.
 */
export type SendRule = 'opt-in' | 'soft-opt-in' | 'opt-out' | 'exchange' | 'always' | 'never';

/** What exactly stops a message, for the sentence that explains it. */
export type SendCause =
  | BlockCause
  | 'no-reason-to-write'
  | 'switched-off'
  | 'unreachable'
  | 'address-stopped'
  | 'channel-refused'
  | 'not-opted-in'
  | 'not-similar-goods'
  | 'no-stop-offered';

/** Whether a message may go out, and why not. */
export interface SendVerdict {
  readonly contactPointId: string;
  readonly purpose: Purpose;
  readonly channel: SendChannel;
  readonly allowed: boolean;
  readonly rule: SendRule;
  readonly cause: SendCause | null;
  /** Since when it is stopped or, where an opt-in carries it, since when it is open. */
  readonly since: Date | null;
  /** Where the rule stands. */
  readonly law: string;
  /** The country whose rule it is; null where none is known, and consent is asked for. */
  readonly country: string | null;
}

/** Whoever is written to for these gets advertising (GDPR Art. 21(2)). */
const ADVERTISING: readonly Purpose[] = ['PROSPECTING', 'MARKETING', 'OPERATOR_MARKETING'];

const EXCHANGE: readonly Purpose[] = ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'SERVICE', 'ACCOUNT_MESSAGES', 'PAYMENTS'];

/** For all others nobody is contacted: data is cared for, counted and rated without a word to the person. */
const BEYOND_REFUSAL: readonly Purpose[] = ['SECURITY', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING'];

/** What kind of message a purpose makes. */
export function kindOfMessage(purpose: Purpose): 'advertising' | 'exchange' | 'always' | 'never' {
  if (ADVERTISING.includes(purpose)) return 'advertising';
  if (EXCHANGE.includes(purpose)) return 'exchange';
  return BEYOND_REFUSAL.includes(purpose) ? 'always' : 'never';
}

/** The purposes for which somebody in a contact list may be written to, if nothing stops it. */
export const WRITABLE = Object.keys(PURPOSES)
  .filter((name): name is Purpose => Object.hasOwn(PURPOSES, name))
  .filter((purpose) => PURPOSES[purpose].list === 'contacts' && kindOfMessage(purpose) !== 'never');

const WAYS: Readonly<Record<string, readonly SendChannel[]>> = {
  email: ['email'],
  phone: ['phone', 'message'],
  postal: ['post'],
  handle: ['message'],
};

/** The ways on which an address of a kind is reached; none for a web page. */
export function channelsOf(kind: string): readonly SendChannel[] {
  return WAYS[kind] ?? [];
}
