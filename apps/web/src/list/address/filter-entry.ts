/** How a filter compares. */
export const FILTER_OPERATORS = [
  ...(['contains', 'is', 'isNot', 'isAnyOf', 'isNoneOf', 'startsWith', 'isEmpty', 'isFilled'] as const),
  ...(['before', 'after', 'atLeast', 'atMost', 'inLast', 'inNext', 'inThis', 'isMe'] as const),
] as const;

/** One of {@link FILTER_OPERATORS}. */
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** One comparison. */
export interface FilterClause {
  readonly field: string;
  readonly operator: FilterOperator;
  readonly value: string;
  /** The values of `isAnyOf` and `isNoneOf`. */
  readonly values?: readonly string[] | undefined;
}

/** Comparisons of which one holds, or all of them; groups are nested once. */
export interface FilterGroup {
  readonly join: 'any' | 'all';
  readonly of: readonly FilterClause[];
}

/** A comparison or a group of them. */
export type FilterEntry = FilterClause | FilterGroup;

/** An address is no store: what is longer than this is nobody's filter. The server has the same bounds. */
export const FILTER_LIMITS = { entries: 20, perGroup: 10, values: 50, text: 200, name: 80 } as const;

/** Whether an entry is a group. */
export function isGroup(entry: FilterEntry): entry is FilterGroup {
  return 'of' in entry;
}

/** Every comparison, those of groups too. */
export function clausesIn(entries: readonly FilterEntry[]): FilterClause[] {
  return entries.flatMap((entry) => (isGroup(entry) ? entry.of : [entry]));
}

/** Reads filters out of anything; what is not understood, and what is too much, is left out. */
export function readFilters(given: unknown): FilterEntry[] {
  if (!Array.isArray(given)) return [];
  return given.slice(0, FILTER_LIMITS.entries).flatMap((one): FilterEntry[] => readGroup(one) ?? readClause(one));
}

function readGroup(given: unknown): FilterGroup[] | null {
  const { join, of } = partsOf(given);
  if (!Array.isArray(of)) return null;
  const clauses = of.slice(0, FILTER_LIMITS.perGroup).flatMap(readClause);
  return clauses.length === 0 ? [] : [{ join: join === 'all' ? 'all' : 'any', of: clauses }];
}

function readClause(given: unknown): FilterClause[] {
  const { field, operator, value, values } = partsOf(given);
  const known = FILTER_OPERATORS.find((name) => name === operator);
  if (!known || typeof field !== 'string' || field === '' || field.length > FILTER_LIMITS.name) return [];
  const list = Array.isArray(values) ? values.filter(isValue).slice(0, FILTER_LIMITS.values) : [];
  if (list.length > 0) return [{ field, operator: known, value: '', values: list }];
  return isValue(value) ? [{ field, operator: known, value }] : [];
}

function partsOf(given: unknown): Partial<Record<string, unknown>> {
  return typeof given === 'object' && given !== null ? { ...given } : {};
}

function isValue(value: unknown): value is string {
  return typeof value === 'string' && value.length <= FILTER_LIMITS.text && !/\p{Cc}/u.test(value);
}
