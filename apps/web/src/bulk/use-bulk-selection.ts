import type { ConnectionList } from '@smartx/client';
import { useState } from 'react';

/** Which rows of a list are ticked: some, or all that match whether they are loaded or not. */
export interface BulkChosen {
  readonly ids: ReadonlySet<string>;
  readonly isAll: boolean;
  /** How many that are. */
  readonly count: number;
}

interface Ticks {
  readonly key: string;
  readonly ids: ReadonlySet<string>;
  readonly isAll: boolean;
}

/** The ticks of a list, as a grid takes them; another filter begins with none. */
export function useBulkSelection<Row extends { id: string }>(list: ConnectionList<Row>, filterKey: string) {
  const [state, setState] = useState<Ticks>({ key: filterKey, ids: new Set(), isAll: false });
  const ticks = state.key === filterKey ? state : { key: filterKey, ids: new Set<string>(), isAll: false };
  const total = list.total ?? 0;
  const set = (ids: ReadonlySet<string>, isAll = false) => setState({ key: filterKey, ids, isAll });
  const chosen: BulkChosen = { ids: ticks.ids, isAll: ticks.isAll, count: ticks.isAll ? total : ticks.ids.size };
  return {
    chosen,
    chooseAll: () => set(ticks.ids, true),
    clear: () => set(new Set()),
    grid: {
      selection: ticks.ids,
      allSelected: ticks.isAll,
      onSelectionChange: (ids: ReadonlySet<string>) => set(ids),
      onSelectAll: (on: boolean) => set(on ? loadedIds(list, total) : new Set()),
    },
  };
}

/** The header's checkbox ticks what is loaded; "all that match" is an act of its own. */
function loadedIds<Row extends { id: string }>({ getRow }: ConnectionList<Row>, total: number): Set<string> {
  const ids = new Set<string>();
  for (let index = 0; index < total; index += 1) {
    const row = getRow(index);
    if (row !== undefined) ids.add(row.id);
  }
  return ids;
}
