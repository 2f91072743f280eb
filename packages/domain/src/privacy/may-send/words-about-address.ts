import type { Purpose } from '../../kernel/purposes.ts';
import { type ConsentFact, hasRunOut } from '../consent/consent-timeline.ts';
import type { SendQuestion } from './send-question.ts';

const STOPS: readonly ConsentFact['event'][] = ['refused', 'withdrawn', 'objected'];
const OPENS: Readonly<Partial<Record<ConsentFact['event'], readonly ConsentFact['event'][]>>> = {
  objected: ['given', 'objection-lifted'],
  refused: ['given'],
  withdrawn: ['given'],
};

/** Both are direct marketing: an objection to one of them is not gone round by the other (GDPR Art. 21(2)). */
const SISTERS: Readonly<Partial<Record<Purpose, Purpose>>> = { PROSPECTING: 'MARKETING', MARKETING: 'PROSPECTING' };

/**
 * What a person said that reaches one message: about its purpose, and about its way, topic and address or about all of them.
 * What they said about another way neither stops nor opens this one.
 */
export class WordsAboutAddress {
  private readonly facts: readonly ConsentFact[];
  /** The same about the other purpose of direct marketing. */
  private readonly sisters: readonly ConsentFact[];
  private readonly purpose: Purpose;

  constructor(
    facts: readonly ConsentFact[],
    question: SendQuestion,
    private readonly now: Date,
  ) {
    const reaching = facts.filter((fact) => reaches(fact, question));
    this.purpose = question.purpose;
    this.facts = reaching.filter(({ purpose }) => purpose === question.purpose);
    this.sisters = reaching.filter(({ purpose }) => purpose === SISTERS[question.purpose]);
  }

  /**
   * The newest stop that holds. It is lifted by a later word of the same scope or of a narrower one: whoever refused calls and
   * agreed to something in general later still wants no calls.
   */
  stop(): ConsentFact | null {
    return newest([...this.ownStops(), ...this.sisterObjections()]);
  }

  /** The newest consent that holds, given after `after` if that is named; one that ran out or was stopped does not. */
  grant({ after, namingAddress = false }: { after?: Date; namingAddress?: boolean } = {}): ConsentFact | null {
    if (this.stop()) return null;
    return newest(
      this.grants().filter(
        (fact) => (!namingAddress || fact.contactPointId !== null) && (!after || fact.occurredAt > after),
      ),
    );
  }

  private ownStops(): ConsentFact[] {
    return this.facts.filter((fact) => STOPS.includes(fact.event) && !isLifted(fact, this.facts, this.now));
  }

  /**
   * An objection to marketing stops offers until the person agrees to either again. One to offers stops marketing too, but for
   * whoever agreed to that: they said what they meant.
   */
  private sisterObjections(): ConsentFact[] {
    if (this.purpose === 'MARKETING' && this.ownStops().length === 0 && this.grants().length > 0) return [];
    const own = this.facts.filter(({ event }) => event === 'given');
    return this.sisters.filter(
      (fact) => fact.event === 'objected' && !isLifted(fact, [...this.sisters, ...own], this.now),
    );
  }

  private grants(): ConsentFact[] {
    return this.facts.filter(
      (fact) =>
        fact.event === 'given' &&
        fact.occurredAt <= this.now &&
        (!fact.expiresAt || fact.expiresAt > this.now) &&
        !this.facts.some((end) => ends(end, fact)),
    );
  }
}

function isLifted(stop: ConsentFact, words: readonly ConsentFact[], now: Date): boolean {
  return words.some(
    (word) =>
      OPENS[stop.event]?.includes(word.event) === true &&
      word.occurredAt > stop.occurredAt &&
      word.occurredAt <= now &&
      isWithin(word, stop) &&
      !hasRunOut(word, words, now),
  );
}

/** Whether a fact ends a consent: a stop or an expiry that is not older, and not narrower than what was given. */
function ends(fact: ConsentFact, grant: ConsentFact): boolean {
  if (fact.occurredAt < grant.occurredAt) return false;
  return STOPS.includes(fact.event) || (fact.event === 'expired' && isWithin(grant, fact) && isWithin(fact, grant));
}

function reaches(fact: ConsentFact, question: SendQuestion): boolean {
  const { channel, topic, contactPointId } = fact;
  return (
    (channel === 'any' || channel === question.channel) &&
    (topic === null || topic === (question.topic ?? null)) &&
    (contactPointId === null || contactPointId === question.contactPointId)
  );
}

function isWithin(inner: ConsentFact, outer: ConsentFact): boolean {
  return (
    (outer.channel === 'any' || outer.channel === inner.channel) &&
    (outer.topic === null || outer.topic === inner.topic) &&
    (outer.contactPointId === null || outer.contactPointId === inner.contactPointId)
  );
}

function newest(facts: readonly ConsentFact[]): ConsentFact | null {
  return facts.reduce<ConsentFact | null>(
    (latest, fact) => (latest && latest.occurredAt >= fact.occurredAt ? latest : fact),
    null,
  );
}
