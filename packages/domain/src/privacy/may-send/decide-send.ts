import type { ConsentFact } from '../consent/consent-timeline.ts';
import type { PurposeVerdict } from '../purpose-decision.ts';
import { type ChannelRule, ruleFor, STRICTEST } from './country-rules.ts';
import { channelsOf, kindOfMessage, type SendCause, type SendQuestion, type SendVerdict } from './send-question.ts';
import { WordsAboutAddress } from './words-about-address.ts';

/** The stop of an address, whoever has it. */
export interface AddressStop {
  readonly since: Date;
  /** When the person took up the exchange again; advertising stays stopped. */
  readonly releasedAt: Date | null;
}

/** An address of a person, as far as the decision needs it. */
export interface SendAddress {
  readonly kind: string;
  /** It belongs to a company that is no natural person. */
  readonly isOfCompany: boolean;
  readonly stop: AddressStop | null;
  /** Since when it is this address, where it was another one before. */
  readonly valueChangedAt?: Date | null;
}

/** Everything that decides whether a person may be written to. */
export interface SendStanding {
  /** The decision about the purpose, without which nothing is sent. */
  readonly purpose: PurposeVerdict;
  /** Whether the workspace uses data for the purpose at all. */
  readonly isOn: boolean;
  readonly events: readonly ConsentFact[];
  readonly country: string | null;
  readonly isCustomer: boolean;
  /** The day of the last purchase; null where none is recorded. */
  readonly boughtOn: string | null;
  readonly address: SendAddress;
}

type Answer = Pick<SendVerdict, 'rule' | 'law'> & { readonly cause?: SendCause | null; readonly since?: Date | null };

const OPENING: readonly ConsentFact['event'][] = ['given', 'objection-lifted'];
const EXCHANGE_LAW = 'GDPR Art. 6(1)';
const ALWAYS_LAW = 'GDPR Art. 6(1)(c), (f)';
const NEVER_LAW = 'GDPR Art. 5(1)(b)';

/**
 * Decides one message: what nobody can refuse passes; an exchange passes unless the purpose is closed or the address was stopped;
 * advertising needs what the law of the country asks for on this way besides. A stop never opens anything.
 */
export function decideSend(question: SendQuestion, standing: SendStanding, now: Date): SendVerdict {
  const { contactPointId, purpose, channel } = question;
  const { cause = null, since = null, rule, law } = answerTo(question, standing, now);
  const isOfCountry = kindOfMessage(purpose) === 'advertising' && law !== STRICTEST.law;
  const country = isOfCountry ? standing.country : null;
  return { contactPointId, purpose, channel, allowed: cause === null, rule, cause, since, law, country };
}

function answerTo(question: SendQuestion, standing: SendStanding, now: Date): Answer {
  const kind = kindOfMessage(question.purpose);
  if (kind === 'never') return { rule: 'never', law: NEVER_LAW, cause: 'no-reason-to-write' };
  if (kind === 'always') return { rule: 'always', law: ALWAYS_LAW, ...unreachable(question, standing) };
  const words = new WordsAboutAddress(wordsOf(standing), question, now);
  const addressStop = kind === 'exchange' ? activeStop(standing) : stopOfAdvertising(standing, words);
  const refusal = unreachable(question, standing) ?? refusalOf(standing, words.stop(), addressStop);
  if (kind === 'exchange') return { rule: 'exchange', law: EXCHANGE_LAW, ...refusal };
  const demand = demandOf(question, standing, now);
  return { ...demand, ...(refusal ?? lacking(question, demand, words)) };
}

/** What opened an address before it became another one was said about that one; what was refused there stays refused. */
function wordsOf({ events, address: { valueChangedAt } }: SendStanding): readonly ConsentFact[] {
  if (!valueChangedAt) return events;
  return events.filter(
    ({ event, contactPointId, occurredAt }) =>
      contactPointId === null || !OPENING.includes(event) || occurredAt > valueChangedAt,
  );
}

type Refusal = Pick<Answer, 'cause' | 'since'>;

function unreachable({ channel }: SendQuestion, { address }: SendStanding): Refusal | null {
  return channelsOf(address.kind).includes(channel) ? null : { cause: 'unreachable' };
}

/** What closes it, whoever asks and whatever the law: a stop that somebody made says more than that nobody ever agreed. */
function refusalOf(
  { purpose, isOn }: SendStanding,
  said: ConsentFact | null,
  addressStop: Refusal | null,
): Refusal | null {
  const closed = purpose.allowed ? null : { cause: purpose.cause, since: purpose.since };
  if (closed && closed.cause !== 'never-given') return closed;
  if (!isOn) return { cause: 'switched-off' };
  if (said) return { cause: 'channel-refused', since: said.occurredAt };
  return addressStop ?? closed;
}

function activeStop({ address: { stop } }: SendStanding): Refusal | null {
  return stop && !stop.releasedAt ? { cause: 'address-stopped', since: stop.since } : null;
}

/** A new enquiry or contract takes up the exchange; only a consent that names the address lets advertising go there again. */
function stopOfAdvertising({ address: { stop } }: SendStanding, words: WordsAboutAddress): Refusal | null {
  if (!stop || words.grant({ after: stop.since, namingAddress: true })) return null;
  return { cause: 'address-stopped', since: stop.since };
}

/** What the country asks for, as it stands for this person; where consent is the ground of the purpose, consent. */
function demandOf({ channel }: SendQuestion, standing: SendStanding, now: Date): Answer & Pick<ChannelRule, 'rule'> {
  const { country, address, purpose } = standing;
  const rule = ruleFor(country, channel, address.isOfCompany);
  if (purpose.basis === 'consent') return { rule: 'opt-in', law: rule.rule === 'opt-in' ? rule.law : STRICTEST.law };
  if (rule.rule !== 'soft-opt-in' || isOwnCustomer(standing, rule, now)) return rule;
  return { rule: 'opt-in', law: rule.law };
}

function isOwnCustomer({ isCustomer, boughtOn }: SendStanding, { customerMonths }: ChannelRule, now: Date): boolean {
  if (!isCustomer) return false;
  if (customerMonths === undefined) return true;
  if (boughtOn === null) return false;
  const earliest = new Date(now);
  earliest.setUTCMonth(earliest.getUTCMonth() - customerMonths);
  return new Date(`${boughtOn}T23:59:59Z`) >= earliest;
}

/** What is missing for a message that nothing stops; the time of the consent where one carries it. */
function lacking(question: SendQuestion, { rule }: Pick<ChannelRule, 'rule'>, words: WordsAboutAddress): Refusal {
  const grant = words.grant();
  if (grant) return { since: grant.occurredAt };
  if (rule === 'opt-in') return { cause: 'not-opted-in' };
  if (rule === 'soft-opt-in' && !question.similarGoods) return { cause: 'not-similar-goods' };
  return question.stopOffered ? {} : { cause: 'no-stop-offered' };
}
