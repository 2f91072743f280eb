import { useQuery } from '@apollo/client/react';
import type { GridLayout } from '@smartx/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SavedViewFieldsFragment } from '../../gql/graphql.ts';
import type { RecordKind } from '../../record/RecordLink.tsx';
import type { ListSearch } from '../address/list-search.ts';
import { type NavigateWithin, useListSearch } from '../address/use-list-search.ts';
import { useStoredLayout } from '../grid-layout-store.ts';
import { SavedViewsQuery } from './saved-view-queries.ts';
import { AS_SAVED, concernsView, isSameState, partOf, readViewState } from './view-state.ts';

/** What is listed; under this name views and columns are remembered. */
export type ListName = RecordKind | 'tasks';

/** How the API calls what is listed. */
export const VIEW_OBJECTS: Readonly<Record<ListName, string>> = {
  contacts: 'contact',
  companies: 'company',
  deals: 'deal',
  leads: 'lead',
  tasks: 'task',
};

/** The state of a list, and the ways to change it. */
export interface ListView {
  readonly name: ListName;
  /** What holds now, wherever it comes from. */
  readonly search: ListSearch;
  readonly change: (change: Partial<ListSearch>) => void;
  readonly layout: GridLayout;
  readonly setLayout: (layout: GridLayout) => void;
  /** The saved view that is open. */
  readonly saved: SavedViewFieldsFragment | null;
  /** The address names a view that is gone or not shown to whoever looks. */
  readonly isGone: boolean;
  /** Whether something differs from the saved view, or from the whole list. */
  readonly isChanged: boolean;
  readonly views: readonly SavedViewFieldsFragment[];
  /** Opens a saved view as it is; null is the whole list. */
  readonly open: (id: string | null) => void;
}

/** Dragging the edge of a column is one change and not a hundred. */
const PAUSE_MS = 250;

/** The state of a list from its address and the saved view that it names; other columns are those of the device. */
export function useListView(name: ListName, address: ListSearch, navigate: NavigateWithin): ListView {
  const write = useListSearch(navigate);
  const { views, saved } = useViews(name, address.saved);
  const isAsSaved = saved !== null && address.filters === undefined;
  const kept = useMemo(() => (saved ? readViewState(saved.state) : null), [saved]);
  const search = useMemo((): ListSearch => {
    const { sort: _unsaved, ...beside } = address;
    return isAsSaved && kept ? { ...beside, ...kept } : address;
  }, [address, isAsSaved, kept]);
  const change = (next: Partial<ListSearch>) => {
    if (!saved || !kept || !concernsView(next)) return write(next);
    const state = partOf({ ...search, ...next });
    if (isSameState(state, kept)) return write({ ...next, ...AS_SAVED, sort: '' });
    write({ ...next, ...state, sort: state.sort ?? '' });
  };
  // Without a view, table or board is how one looks and nothing to be saved or discarded.
  const whole = { view: search.view };
  const isChanged = !isSameState(partOf(search), kept ?? whole);
  return {
    ...{ name, search, change, saved, views, isChanged },
    isGone: address.saved !== undefined && saved === null,
    ...useColumns(name, search, change),
    open: (id) => write({ ...AS_SAVED, sort: '', q: '', peek: '', saved: id ?? undefined }),
  };
}

function useViews(name: ListName, id: string | undefined) {
  const variables = { object: VIEW_OBJECTS[name] };
  const { data } = useQuery(SavedViewsQuery, { variables, fetchPolicy: 'cache-and-network' });
  const views = data?.savedViews ?? [];
  return { views, saved: views.find((view) => view.id === id) ?? null };
}

function useColumns(name: ListName, search: ListSearch, change: (change: Partial<ListSearch>) => void) {
  const [stored, store] = useStoredLayout(name);
  const [moving, setMoving] = useState<GridLayout | null>(null);
  const latest = useRef(change);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = change;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const setLayout = (columns: GridLayout) => {
    if (!search.columns && !search.saved) return store(columns);
    setMoving(columns);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setMoving(null);
      latest.current({ columns });
    }, PAUSE_MS);
  };
  return { layout: moving ?? search.columns ?? stored, setLayout };
}
