import type { GridLayout } from '@smartx/ui';
import { type ListSearch, readListSearch } from '../address/list-search.ts';

/** What a view keeps of a list; what is searched for and what is open are not part of it. */
export type ViewState = Pick<ListSearch, 'filters' | 'match' | 'sort' | 'columns' | 'view'>;

const PARTS = ['filters', 'match', 'sort', 'columns', 'view'] as const;

/** Nothing of a view in the address: the saved one holds. */
export const AS_SAVED: Partial<ListSearch> = {
  filters: undefined,
  match: undefined,
  columns: undefined,
  view: undefined,
};

/** The state that a view keeps, as the API gives it; what is not understood is left out. */
export function readViewState(state: unknown): ViewState {
  return partOf(readListSearch(typeof state === 'object' && state !== null ? { ...state } : {}));
}

/** The part of an address that a view keeps. */
export function partOf({ filters, match, sort, columns, view }: ListSearch): ViewState {
  return {
    ...{ filters: filters ?? [], match, columns, view },
    ...(sort ? { sort } : {}),
  };
}

/** Whether a change of an address changes what a view keeps. */
export function concernsView(change: Partial<ListSearch>): boolean {
  return PARTS.some((part) => part in change);
}

/** Whether two states show the same. */
export function isSameState(one: ViewState, other: ViewState): boolean {
  return textOf(one) === textOf(other);
}

/** The state as it is sent to be kept. */
export function toKeep(state: ViewState, layout: GridLayout): Record<string, unknown> {
  const { filters = [], match, sort, view } = state;
  return JSON.parse(JSON.stringify({ filters, match, sort: sort || undefined, view, columns: layout }));
}

function textOf({ filters = [], match, sort, columns, view }: ViewState): string {
  const widths = Object.entries(columns?.widths ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const shown = columns ? { ...columns, widths } : null;
  return JSON.stringify([filters, match ?? null, sort || null, shown, view ?? 'table']);
}
