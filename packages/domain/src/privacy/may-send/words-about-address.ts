import type { ConsentFact } from '../consent/consent-timeline.ts';
import type { SendQuestion } from './send-question.ts';

const STOPS: readonly ConsentFact['event'][] = ['refused', 'withdrawn', 'objected'];
const OPENS: Readonly<Partial<Record<ConsentFact['event'], readonly ConsentFact['event'][]>>> = {
  objected: ['given', 'objection-lifted'],
  refused: ['given'],
  withdrawn: ['given'],
};

/**
 * What a person said that reaches one message: about its purpose, and about its way, topic and address or about all of them.
 * What they said about another way neither stops nor opens this one.
 */
export class WordsAboutAddress {
  private readonly facts: readonly ConsentFact[];

  constructor(
    facts: readonly ConsentFact[],
    question: SendQuestion,
    private readonly now: Date,
  ) {
    this.facts = facts.filter((fact) => reaches(fact, question));
  }

  /**
   * The newest stop that holds. It is lifted by a later word of the same scope or of a narrower one: whoever refused calls and
   * agreed to something in general later still wants no calls.
   */
  stop(): ConsentFact | null {
    const standing = this.facts.filter((fact) => STOPS.includes(fact.event) && !this.isLifted(fact));
    return newest(standing);
  }

  /** The newest consent that holds, given after `after` if that is named; one that ran out or was stopped does not. */
  grant({ after, namingAddress = false }: { after?: Date; namingAddress?: boolean } = {}): ConsentFact | null {
    if (this.stop()) return null;
    const grants = this.facts.filter(
      (fact) =>
        fact.event === 'given' &&
        fact.occurredAt <= this.now &&
        (!fact.expiresAt || fact.expiresAt > this.now) &&
        (!namingAddress || fact.contactPointId !== null) &&
        (!after || fact.occurredAt > after) &&
        !this.facts.some((end) => ends(end, fact)),
    );
    return newest(grants);
  }

  private isLifted(stop: ConsentFact): boolean {
    return this.facts.some(
      (word) =>
        OPENS[stop.event]?.includes(word.event) === true &&
        word.occurredAt > stop.occurredAt &&
        word.occurredAt <= this.now &&
        isWithin(word, stop),
    );
  }
}

/** Whether a fact ends a consent: a stop or an expiry that is not older, and not narrower than what was given. */
function ends(fact: ConsentFact, grant: ConsentFact): boolean {
  if (fact.occurredAt < grant.occurredAt) return false;
  return STOPS.includes(fact.event) || (fact.event === 'expired' && isWithin(grant, fact) && isWithin(fact, grant));
}

function reaches(fact: ConsentFact, question: SendQuestion): boolean {
  const { purpose, channel, topic, contactPointId } = fact;
  return (
    purpose === question.purpose &&
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
