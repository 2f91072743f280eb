import { REQUEST_REGIMES } from '../privacy-request.entity.ts';
import type { RequestKind } from '../request-input.ts';
import { addDays, endOf, nextWorkingDay } from './calendar-days.ts';
import { DEADLINE_RULES, type RequestRegime, type Tell } from './regime-rules.ts';

/** What the clock of a request counts with; calendar days in the workspace's time zone. */
export interface ClockFacts {
  readonly receivedOn: string;
  readonly kind: RequestKind;
  /** Every law that holds: the workspace's, and the person's own. */
  readonly regimes: readonly RequestRegime[];
  /** The workspace's country: its holidays count. */
  readonly country: string;
  readonly isExtended: boolean;
  /** How long questions stopped the clock that were answered, or that had their time. */
  readonly pausedDays: number;
  /** A question to the person is open. */
  readonly isAsked: boolean;
}

/** What one law says. */
export interface RegimeClock {
  readonly regime: RequestRegime;
  readonly law: string;
  readonly dueOn: string;
  /** It stands still while the question is open. */
  readonly isStill: boolean;
}

/** What a person is to be told, and by when. */
export interface Milestone {
  readonly what: Tell['what'];
  readonly law: string;
  readonly dueOn: string;
}

/** The clock of a request. */
export interface RequestClock {
  /** The law that rules: the earliest day of those whose clock goes on; only where all of them stand still, the earliest of all. */
  readonly regime: RequestRegime;
  readonly dueOn: string;
  readonly isStill: boolean;
  readonly regimes: readonly RegimeClock[];
  /** The earliest day of each thing, in the order of {@link Tell.what}. */
  readonly tells: readonly Milestone[];
}

/**
 * The last day for the answer under every law that holds, and what has to be told by when. The day of receipt does not count; a
 * month ends on the same date, or on the last day of a month that is too short. A pause moves the day of those laws alone that know
 * one, and never to an earlier one.
 */
export function clockOf(facts: ClockFacts): RequestClock {
  const regimes = facts.regimes.map((regime) => clockUnder(facts, regime));
  // The day of a clock that stands still moves on with every day: it is never the next one, and hides none that goes on.
  const running = regimes.filter((one) => !one.isStill);
  const [first = clockUnder(facts, 'gdpr'), ...others] = running.length > 0 ? running : regimes;
  const ruling = others.reduce((earliest, one) => (one.dueOn < earliest.dueOn ? one : earliest), first);
  const { regime, dueOn, isStill } = ruling;
  return { regime, dueOn, isStill, regimes, tells: tellsOf(facts) };
}

/** The laws under which the clock stands still while a question is open. */
export const PAUSING_REGIMES: readonly RequestRegime[] = REQUEST_REGIMES.filter(
  (regime) => DEADLINE_RULES[regime].pauseDays !== null,
);

/** For how many days an open question may stop the clock: the least that a law which holds allows; null where none allows it. */
export function longestPause(regimes: readonly RequestRegime[]): number | null {
  const allowed = regimes.flatMap((regime) => DEADLINE_RULES[regime].pauseDays ?? []);
  return allowed.length > 0 ? Math.min(...allowed) : null;
}

const EEA = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' ');

/** The law that a country stands for; the GDPR where we know no other, because its protection is the widest. */
export function regimeOf(country: string): RequestRegime {
  if (EEA.includes(country)) return 'gdpr';
  const others: Readonly<Record<string, RequestRegime>> = { GB: 'uk', US: 'ccpa', BR: 'lgpd', CA: 'pipeda' };
  return others[country] ?? 'gdpr';
}

function clockUnder(facts: ClockFacts, regime: RequestRegime): RegimeClock {
  const { law, periodFor, pauseDays } = DEADLINE_RULES[regime];
  const isOwn = periodFor?.kinds.includes(facts.kind);
  return {
    ...{ regime, law: isOwn ? (periodFor?.law ?? law) : law },
    dueOn: lastDay(facts, regime, facts.isExtended),
    isStill: facts.isAsked && pauseDays !== null,
  };
}

function lastDay(facts: ClockFacts, regime: RequestRegime, isExtended: boolean): string {
  const { period, periodFor, extension, rollsToWorkingDay, pauseDays } = DEADLINE_RULES[regime];
  const { receivedOn, country, pausedDays, kind } = facts;
  const isOwn = periodFor?.kinds.includes(kind);
  const periods = isOwn && periodFor ? [periodFor.period] : isExtended && extension ? [period, extension] : [period];
  const end = addDays(endOf(receivedOn, periods, country), pauseDays === null ? 0 : pausedDays);
  return rollsToWorkingDay ? nextWorkingDay(end, country) : end;
}

function tellsOf(facts: ClockFacts): Milestone[] {
  const found = new Map<Tell['what'], Milestone>();
  for (const regime of facts.regimes)
    for (const { what, law, by, kinds } of DEADLINE_RULES[regime].tells) {
      if (kinds && !kinds.includes(facts.kind)) continue;
      const dueOn =
        typeof by === 'string'
          ? lastDay(facts, regime, by === 'last-day' && facts.isExtended)
          : endOf(facts.receivedOn, [by], facts.country);
      const earliest = found.get(what);
      if (!earliest || dueOn < earliest.dueOn) found.set(what, { what, law, dueOn });
    }
  return [...found.values()].sort((one, other) => one.dueOn.localeCompare(other.dueOn));
}
