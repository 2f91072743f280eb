/** How deep the values of a request may be nested; the deepest filter of an honest client needs a third of it. */
export const DEEPEST_VALUE = 64;

/** Whether a value of JSON is nested deeper than a limit; looks no further than that. */
export function isNestedDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((inner) => isNestedDeeper(inner, limit - 1));
}
