import type { GridLayout } from '@smartx/ui';
import type { RecordKind } from '../../record/RecordLink.tsx';
import type { ListSearch } from '../address/list-search.ts';
import { type NavigateWithin, useListSearch } from '../address/use-list-search.ts';
import { useStoredLayout } from '../grid-layout-store.ts';

/** What is listed; under this name views and columns are remembered. */
export type ListName = RecordKind | 'tasks';

/** The state of a list, and the ways to change it. */
export interface ListView {
  readonly name: ListName;
  /** What holds now, wherever it comes from. */
  readonly search: ListSearch;
  readonly change: (change: Partial<ListSearch>) => void;
  readonly layout: GridLayout;
  readonly setLayout: (layout: GridLayout) => void;
}

/** The state of a list from its address; columns are those of the device where the address names none. */
export function useListView(name: ListName, search: ListSearch, navigate: NavigateWithin): ListView {
  const change = useListSearch(navigate);
  const [stored, store] = useStoredLayout(name);
  const setLayout = (columns: GridLayout) => (search.columns ? change({ columns }) : store(columns));
  return { name, search, change, layout: search.columns ?? stored, setLayout };
}
