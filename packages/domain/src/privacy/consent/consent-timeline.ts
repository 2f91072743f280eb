import type { Purpose } from '../../kernel/purposes.ts';
import type { CONSENT_EVENTS } from './consent-event.entity.ts';

/** One entry of the consent ledger, as far as the decision needs it. */
export interface ConsentFact {
  readonly purpose: Purpose;
  readonly event: (typeof CONSENT_EVENTS)[number];
  readonly occurredAt: Date;
  readonly expiresAt: Date | null;
  readonly topic: string | null;
  readonly channel: string;
  readonly contactPointId: string | null;
}

/** A consent that holds, and until when. */
export interface LiveGrant {
  readonly since: Date;
  readonly until: Date | null;
}

const STOPS: readonly ConsentFact['event'][] = ['refused', 'withdrawn', 'objected', 'expired'];
/** An expiry ends the consent it belongs to; it says nothing about what the person wants elsewhere. */
const STOPS_EVERYTHING: readonly ConsentFact['event'][] = ['refused', 'withdrawn', 'objected'];

/** What the ledger says about one purpose. Entries count by the time of occurrence, however late they were recorded. */
export class ConsentTimeline {
  constructor(
    private readonly facts: readonly ConsentFact[],
    private readonly now: Date,
  ) {}

  /** The newest refusal or withdrawal of the purpose as a whole that no newer consent lifted. A tie goes to the stop. */
  standingRefusal(): ConsentFact | null {
    const stop = newest(this.wide().filter(({ event }) => event === 'withdrawn' || event === 'refused'));
    return stop && !this.isLifted(stop, ['given']) ? stop : null;
  }

  /** The newest objection to the purpose as a whole that was neither lifted nor followed by a fresh consent. */
  standingObjection(): ConsentFact | null {
    const objection = newest(this.wide().filter(({ event }) => event === 'objected'));
    return objection && !this.isLifted(objection, ['given', 'objection-lifted']) ? objection : null;
  }

  /** When a stop that a consent lifted returns, because the last such consent runs out; null where none does. */
  stopReturns(): Date | null {
    const kinds: readonly (readonly [readonly ConsentFact['event'][], readonly ConsentFact['event'][]])[] = [
      [['withdrawn', 'refused'], ['given']],
      [['objected'], ['given', 'objection-lifted']],
    ];
    const returns = kinds.flatMap(([stops, by]) => {
      const stop = newest(this.wide().filter(({ event }) => stops.includes(event)));
      return stop ? this.liftEnds(stop, by) : [];
    });
    return returns.length > 0 ? new Date(Math.min(...returns)) : null;
  }

  /** The consents that hold now: the newest word in their scope, not run out, and given after every general stop. */
  liveGrants(): LiveGrant[] {
    return this.newestGrants()
      .filter(({ occurredAt, expiresAt }) => occurredAt <= this.now && (!expiresAt || expiresAt > this.now))
      .map(({ occurredAt, expiresAt }) => ({ since: occurredAt, until: expiresAt }));
  }

  /** The last consent that ran out and would hold otherwise. */
  expiredGrant(): ConsentFact | null {
    const expired = this.facts.filter(({ event }) => event === 'expired');
    return newest([...expired, ...this.newestGrants().filter(({ expiresAt }) => expiresAt && expiresAt <= this.now)]);
  }

  /** When an entry that is dated ahead begins to open something, or null. A stop dated ahead holds at once. */
  nextStart(): Date | null {
    const ahead = this.facts.filter(
      ({ event, occurredAt }) => (event === 'given' || event === 'objection-lifted') && occurredAt > this.now,
    );
    return ahead.length > 0 ? new Date(Math.min(...ahead.map(({ occurredAt }) => occurredAt.getTime()))) : null;
  }

  /** In each scope the consent that no stop, of that scope or of the purpose as a whole, equals or follows. */
  private newestGrants(): ConsentFact[] {
    const general = this.wide().filter(({ event }) => STOPS_EVERYTHING.includes(event));
    return [...Map.groupBy(this.facts, scopeOf).values()].flatMap((facts) => {
      const grant = newest(facts.filter(({ event }) => event === 'given'));
      const stops = [...facts.filter(({ event }) => STOPS.includes(event)), ...general];
      return grant && stops.every(({ occurredAt }) => occurredAt < grant.occurredAt) ? [grant] : [];
    });
  }

  private isLifted(stop: ConsentFact, by: readonly ConsentFact['event'][]): boolean {
    return this.lifts(stop, by).length > 0;
  }

  private lifts(stop: ConsentFact, by: readonly ConsentFact['event'][]): ConsentFact[] {
    const words = this.wide();
    return words.filter(
      (word) =>
        by.includes(word.event) &&
        word.occurredAt > stop.occurredAt &&
        word.occurredAt <= this.now &&
        !hasRunOut(word, words, this.now),
    );
  }

  private liftEnds(stop: ConsentFact, by: readonly ConsentFact['event'][]): number[] {
    const ends = this.lifts(stop, by).map(
      ({ event, expiresAt }) => (event === 'given' && expiresAt?.getTime()) || null,
    );
    return ends.length === 0 || ends.includes(null) ? [] : [Math.max(...ends.map((end) => end ?? 0))];
  }

  private wide(): ConsentFact[] {
    return this.facts.filter(
      ({ topic, channel, contactPointId }) => topic === null && channel === 'any' && contactPointId === null,
    );
  }
}

/** Whether a consent ended by itself, by its own date or by an entry that says so: then it lifts no stop any more. */
export function hasRunOut(word: ConsentFact, facts: readonly ConsentFact[], now: Date): boolean {
  if (word.event !== 'given') return false;
  if (word.expiresAt && word.expiresAt <= now) return true;
  return facts.some(
    (fact) =>
      fact.event === 'expired' &&
      fact.purpose === word.purpose &&
      fact.occurredAt >= word.occurredAt &&
      scopeOf(fact) === scopeOf(word),
  );
}

function scopeOf({ topic, channel, contactPointId }: ConsentFact): string {
  return JSON.stringify([topic, channel, contactPointId]);
}

function newest(facts: readonly ConsentFact[]): ConsentFact | null {
  return facts.reduce<ConsentFact | null>((latest, fact) => (latest && !isNewer(fact, latest) ? latest : fact), null);
}

/** Of two consents of one instant the one counts that ends first, in whatever order they were recorded. */
function isNewer(one: ConsentFact, other: ConsentFact): boolean {
  const [mine, theirs] = [one.occurredAt.getTime(), other.occurredAt.getTime()];
  return mine === theirs ? endOf(one) < endOf(other) : mine > theirs;
}

function endOf({ expiresAt }: ConsentFact): number {
  return expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
}
