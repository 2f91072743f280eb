import { formatMoney } from '@smartx/domain/record';

/** What one currency, or the numbers of a group, come to, as SQL says it: sum, how many, smallest, largest. */
type Come = readonly [string, string, string, string];

/** A group as SQL says it; numbers stand under an empty currency. */
export interface Group {
  readonly key: string | null;
  readonly count: number;
  readonly comes: Readonly<Record<string, Come>> | null;
}

/** A group as the API says it. */
export function shapeGroup(group: Group, encode: (key: string) => string): Record<string, unknown> {
  const { '': numbers, ...currencies } = group.comes ?? {};
  const amounts = Object.entries(currencies).map(([currency, come]) => moneySummary(currency, come));
  return {
    key: group.key === null ? null : encode(group.key),
    count: Number(group.count),
    sums: amounts.map(({ sum }) => sum),
    amounts,
    numbers: numbers ? numberSummary(numbers) : null,
  };
}

function moneySummary(currency: string, [sum, count, min, max]: Come) {
  const money = (minor: bigint) => ({ amount: formatMoney({ minor, currency }), currency });
  const average = halfAwayFromZero(BigInt(sum), BigInt(count));
  return { sum: money(BigInt(sum)), average: money(average), min: money(BigInt(min)), max: money(BigInt(max)) };
}

function numberSummary([sum, count, min, max]: Come) {
  return { sum: Number(sum), average: Number(sum) / Number(count), min: Number(min), max: Number(max) };
}

function halfAwayFromZero(sum: bigint, count: bigint): bigint {
  const half = sum < 0n ? -count / 2n : count / 2n;
  return (sum + half) / count;
}
