import { useCallback, useState } from 'react';
import type { GridColumn } from './grid-column.ts';

/** A cell whose new value is on its way, or did not arrive. */
export interface CellSave {
  value: string;
  state: 'saving' | 'failed';
}

/** Optimistic saves per cell: the typed value stands in the cell until the row itself brings it. */
export function useCellSaves<Row>(rowKey: (row: Row) => string) {
  const [saves, setSaves] = useState<ReadonlyMap<string, CellSave>>(new Map());

  const save = useCallback(
    async (row: Row, column: GridColumn<Row>, value: string) => {
      const key = `${rowKey(row)}\u0000${column.id}`;
      const mark = (entry: CellSave | null) =>
        setSaves((before) => {
          return entry ? new Map(before).set(key, entry) : without(before, key);
        });
      mark({ value, state: 'saving' });
      try {
        await column.edit?.save(row, value);
        mark(null);
      } catch {
        // Why it failed is the screen's to say; the cell keeps the typed value and offers a retry.
        mark({ value, state: 'failed' });
      }
    },
    [rowKey],
  );

  const find = useCallback(
    (row: Row, columnId: string) => saves.get(`${rowKey(row)}\u0000${columnId}`),
    [saves, rowKey],
  );
  /** What was typed and not saved gives way to what the row says. */
  const forget = useCallback(
    (row: Row, column: GridColumn<Row>) => {
      const key = `${rowKey(row)}\u0000${column.id}`;
      setSaves((before) => (before.get(key)?.state === 'failed' ? without(before, key) : before));
    },
    [rowKey],
  );
  return { save, find, forget };
}

function without(saves: ReadonlyMap<string, CellSave>, key: string): ReadonlyMap<string, CellSave> {
  return new Map([...saves].filter(([one]) => one !== key));
}
