import { useCallback } from 'react';
import type { ListSearch } from './list-search.ts';

/** Navigates within a list's own address. */
export type NavigateWithin = (options: { search: (before: ListSearch) => ListSearch; replace?: boolean }) => unknown;

/** Changes parts of a list's address; empty texts and lists leave it, but no filters at all are something to say beside a saved view. Typing does not fill the history. */
export function useListSearch(navigate: NavigateWithin): (change: Partial<ListSearch>) => void {
  return useCallback(
    (change) => {
      const isNewPlace =
        'peek' in change || 'create' in change || 'saved' in change || ('view' in change && !('filters' in change));
      navigate({ search: (before) => withoutEmpty({ ...before, ...change }), replace: !isNewPlace });
    },
    [navigate],
  );
}

function withoutEmpty(search: ListSearch): ListSearch {
  const kept = Object.entries(search).filter(
    ([name, value]) =>
      value !== undefined &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0 && !(name === 'filters' && search.saved)),
  );
  return Object.fromEntries(kept);
}
