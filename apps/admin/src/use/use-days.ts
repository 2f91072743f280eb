import type { PurposeUseQuery } from '../gql/graphql.ts';

/** What the screen shows. */
export type PurposeUse = NonNullable<PurposeUseQuery['purposeUse']>;

type DayUse = PurposeUse['days'][number];

/** A purpose with all its days. */
export interface UsedPurpose {
  readonly purpose: string;
  readonly reads: number;
  /** The use of each day on which there was any. */
  readonly byDay: ReadonlyMap<string, DayUse>;
}

/** The purposes that were used, the most used first. */
export function usedPurposes(days: readonly DayUse[]): UsedPurpose[] {
  const groups = Map.groupBy(days, ({ purpose }) => purpose);
  return [...groups]
    .map(([purpose, uses]) => ({
      purpose,
      reads: uses.reduce((sum, { reads }) => sum + reads, 0),
      byDay: new Map(uses.map((use) => [use.usedOn, use])),
    }))
    .sort((one, other) => other.reads - one.reads);
}

/** Every day of a period, also those on which nothing happened. */
export function everyDay(since: string, until: string): string[] {
  const days: string[] = [];
  const at = new Date(`${since}T00:00:00Z`);
  for (let day = since; day <= until; day = at.toISOString().slice(0, 10)) {
    days.push(day);
    at.setUTCDate(at.getUTCDate() + 1);
  }
  return days;
}
