/** The smallest value that at least `share` of all values do not exceed; 0 where there are none. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** The sum of what `measure` says of each item. */
export function sum<T>(items: T[], measure: (item: T) => number): number {
  return items.reduce((total, item) => total + measure(item), 0);
}

/** How many per `base` of `whole`, rounded to two digits; 0 where there is nothing to measure. */
export function rate(part: number, whole: number, base: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * base * 100) / 100;
}
