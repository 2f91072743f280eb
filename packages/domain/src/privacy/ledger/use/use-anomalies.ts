import type { Purpose } from '../../../kernel/purposes.ts';

/** What one of those who read did for one purpose on one day of the workspace's calendar. */
export interface UseOfDay {
  /** Who read: the kind of actor and their id. */
  readonly actor: string;
  readonly purpose: Purpose;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Operations that read personal data. */
  readonly reads: number;
  /** Those of them in which something was withheld. */
  readonly refused: number;
  /** Those of them that fell into the night. */
  readonly night: number;
}

/** The rules by which use is out of the ordinary. Each compares somebody with themselves, and only counts. */
export const USE_RULES = ['first-use', 'many-reads', 'night', 'refusals'] as const;

/** A rule of {@link USE_RULES}. */
export type UseRule = (typeof USE_RULES)[number];

/** The numbers in the rules, for whoever explains them. */
export const USE_LIMITS = {
  /** So many days before are what somebody is compared with. */
  comparedDays: 28,
  /** Whoever worked on fewer of them has no habit yet. */
  leastDays: 5,
  /** A day counts as too much from so many reads on, and above so many times the usual. */
  manyFrom: 50,
  manyTimes: 5,
  /** The night begins and ends at these hours of the workspace's clock. */
  nightFrom: 22,
  nightUntil: 6,
  /** A day counts from so many reads on, and above so many refusals in a hundred. */
  refusalsFrom: 20,
  refusalsPercent: 20,
} as const;

/** Something out of the ordinary: a reason to ask, and proof of nothing. */
export interface UseAnomaly extends Pick<UseOfDay, 'actor' | 'purpose' | 'day'> {
  readonly rule: UseRule;
  /** How much there was of it. */
  readonly count: number;
  /** What it is compared with: the usual number of reads, for refusals all reads of the day, else 0. */
  readonly comparedWith: number;
}

/**
 * What is out of the ordinary from a day on. `uses` reach back as far as each is compared with; the newest comes first. No person
 * is scored: each rule is a count that anybody can repeat.
 */
export function findAnomalies(uses: readonly UseOfDay[], since: string): UseAnomaly[] {
  const byActor = Map.groupBy(uses, ({ actor }) => actor);
  const found = [...byActor.values()].flatMap((own) =>
    own.filter(({ day }) => day >= since).flatMap((use) => anomaliesOf(use, before(use, own))),
  );
  return found.sort((one, other) => (one.day === other.day ? other.count - one.count : one.day < other.day ? 1 : -1));
}

function before({ day }: UseOfDay, own: readonly UseOfDay[]): UseOfDay[] {
  const from = addDays(day, -USE_LIMITS.comparedDays);
  return own.filter((other) => other.day >= from && other.day < day);
}

function anomaliesOf(use: UseOfDay, habit: readonly UseOfDay[]): UseAnomaly[] {
  const { manyFrom, manyTimes, leastDays, refusalsFrom, refusalsPercent } = USE_LIMITS;
  const { actor, purpose, day, reads, refused, night } = use;
  const anomaly = (rule: UseRule, count: number, comparedWith = 0): UseAnomaly[] => [
    { rule, actor, purpose, day, count, comparedWith },
  ];
  const forPurpose = habit.filter((other) => other.purpose === purpose);
  const usual = median(forPurpose.map((other) => other.reads));
  const hasHabit = new Set(habit.map((other) => other.day)).size >= leastDays;
  return [
    ...(hasHabit && forPurpose.length === 0 ? anomaly('first-use', reads) : []),
    ...(forPurpose.length >= leastDays && reads >= manyFrom && reads > manyTimes * usual
      ? anomaly('many-reads', reads, usual)
      : []),
    ...(hasHabit && night > 0 && habit.every((other) => other.night === 0) ? anomaly('night', night) : []),
    ...(reads >= refusalsFrom && refused * 100 > reads * refusalsPercent ? anomaly('refusals', refused, reads) : []),
  ];
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return Math.round(sorted.length % 2 === 1 ? high : (low + high) / 2);
}

/** A calendar date so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
