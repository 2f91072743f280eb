import type { GridLayout } from '@smartx/ui';
import { readLayoutFrom } from '../grid-layout-store.ts';
import { type FilterEntry, readFilters } from './filter-entry.ts';

/** The whole state of a list, kept in its address: it can be shared, and Back restores it. */
export interface ListSearch {
  /** What is searched for. */
  readonly q?: string;
  /** A column's id; with a leading minus descending. */
  readonly sort?: string;
  /** With {@link saved}: present, even empty, where something differs from the saved view; then the address is the whole state. */
  readonly filters?: readonly FilterEntry[] | undefined;
  /** One of the filters is enough. */
  readonly match?: 'any' | undefined;
  /** The columns, where they are not those of the device or of the saved view. */
  readonly columns?: GridLayout | undefined;
  /** The id of a saved view. */
  readonly saved?: string | undefined;
  /** The record beside the list. */
  readonly peek?: string;
  /** The form for a new record is open. */
  readonly create?: true | undefined;
  readonly view?: 'table' | 'board' | undefined;
}

/** Longer texts are nobody's search. */
const LONGEST_TEXT = 500;
const LONGEST_NAME = 80;

/** The router keeps of an address what its reader does not name, so everything is named. */
const NOTHING: ListSearch = Object.fromEntries(
  ['q', 'sort', 'filters', 'match', 'columns', 'saved', 'peek', 'create', 'view'].map((name) => [name, undefined]),
);

/** Reads the state of a list from an address; what is not understood is dropped. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const filters = readFilters(search.filters);
  const isOfView = isName(search.saved) && Array.isArray(search.filters);
  const columns = readLayoutFrom(search.columns);
  return {
    ...NOTHING,
    ...(isText(search.q) ? { q: search.q.replaceAll('\0', '').slice(0, LONGEST_TEXT) } : {}),
    ...(isName(search.sort) ? { sort: search.sort } : {}),
    ...(filters.length > 0 || isOfView ? { filters } : {}),
    ...(search.match === 'any' ? { match: 'any' } : {}),
    ...(columns ? { columns } : {}),
    ...(isName(search.saved) ? { saved: search.saved } : {}),
    ...(isName(search.peek) ? { peek: search.peek } : {}),
    ...(search.create === true ? { create: true } : {}),
    ...(search.view === 'table' || search.view === 'board' ? { view: search.view } : {}),
  };
}

function isName(value: unknown): value is string {
  return isText(value) && value.length <= LONGEST_NAME;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
