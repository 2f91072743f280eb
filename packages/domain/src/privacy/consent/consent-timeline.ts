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
    return this.wide().some(
      ({ event, occurredAt }) => by.includes(event) && occurredAt > stop.occurredAt && occurredAt <= this.now,
    );
  }

  private wide(): ConsentFact[] {
    return this.facts.filter(
      ({ topic, channel, contactPointId }) => topic === null && channel === 'any' && contactPointId === null,
    );
  }
}

function scopeOf({ topic, channel, contactPointId }: ConsentFact): string {
  return JSON.stringify([topic, channel, contactPointId]);
}

function newest(facts: readonly ConsentFact[]): ConsentFact | null {
  return facts.reduce<ConsentFact | null>(
    (latest, fact) => (latest && latest.occurredAt >= fact.occurredAt ? latest : fact),
    null,
  );
}
