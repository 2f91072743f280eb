import type { GridSort } from './grid-column.ts';

/** Ascending, then descending, then unsorted. */
export function nextSort(columnId: string, sort: GridSort['direction'] | null): GridSort | null {
  if (sort === null) return { columnId, direction: 'ascending' };
  return sort === 'ascending' ? { columnId, direction: 'descending' } : null;
}
