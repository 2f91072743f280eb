/** How a filter compares. */
export const FILTER_OPERATORS = [
  'contains',
  'is',
  'isNot',
  'startsWith',
  'isEmpty',
  'isFilled',
  'before',
  'after',
  'atLeast',
  'atMost',
] as const;

/** One of {@link FILTER_OPERATORS}. */
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** One filter in force. */
export interface FilterClause {
  readonly field: string;
  readonly operator: FilterOperator;
  readonly value: string;
}

/** The whole state of a list, kept in its address: it can be shared, and Back restores it. */
export interface ListSearch {
  /** What is searched for. */
  readonly q?: string;
  /** A column's id; with a leading minus descending. */
  readonly sort?: string;
  readonly filters?: readonly FilterClause[];
  /** The record beside the list. */
  readonly peek?: string;
  /** The form for a new record is open. */
  readonly create?: true | undefined;
  readonly view?: 'table' | 'board';
}

/** The router keeps of an address what its reader does not name, so everything is named. */
const NOTHING: ListSearch = Object.fromEntries(
  ['q', 'sort', 'filters', 'peek', 'create', 'view'].map((name) => [name, undefined]),
);

/** Reads the state of a list from an address; what is not understood is dropped. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const filters = Array.isArray(search.filters) ? search.filters.flatMap(readClause) : [];
  return {
    ...NOTHING,
    ...(isText(search.q) ? { q: search.q.replaceAll('\0', '') } : {}),
    ...(isText(search.sort) ? { sort: search.sort } : {}),
    ...(filters.length > 0 ? { filters } : {}),
    ...(isText(search.peek) ? { peek: search.peek } : {}),
    ...(search.create === true ? { create: true } : {}),
    ...(search.view === 'table' || search.view === 'board' ? { view: search.view } : {}),
  };
}

function readClause(entry: unknown): FilterClause[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { field, operator, value }: Partial<Record<string, unknown>> = { ...entry };
  const known = FILTER_OPERATORS.find((name) => name === operator);
  return isText(field) && known && typeof value === 'string' ? [{ field, operator: known, value }] : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
