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
          const next = new Map(before);
          if (entry) next.set(key, entry);
          else next.delete(key);
          return next;
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
  return { save, find };
}
