import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  functionalUpdate,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn, GridLayout } from '../model/grid-column.ts';
import { orderedColumns } from './grid-layout.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
});

/** Rows come from server windows by index; TanStack Table owns the columns only. */
const NO_ROWS: object[] = [];
const helper = createColumnHelper<typeof features, object>();

/** Columns, their widths, order, visibility and resizing, as TanStack Table sees them. */
export function useGridTable<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
  onLayoutChange: (layout: GridLayout) => void,
  direction: 'ltr' | 'rtl',
) {
  const definitions = useMemo(
    () =>
      columns.map((column) =>
        helper.display({
          id: column.id,
          header: column.header,
          size: column.width ?? 160,
          minSize: column.minWidth ?? 72,
          maxSize: column.maxWidth ?? 800,
          enableHiding: !column.opens,
        }),
      ),
    [columns],
  );
  const columnOrder = useMemo(() => orderedColumns(columns, layout).map((column) => column.id), [columns, layout]);
  const columnVisibility = useMemo(() => Object.fromEntries(layout.hidden.map((id) => [id, false])), [layout.hidden]);
  const columnSizing = useMemo(() => ({ ...layout.widths }), [layout.widths]);

  return useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    columnResizeDirection: direction,
    state: { columnOrder, columnVisibility, columnSizing },
    onColumnSizingChange: (updater) => onLayoutChange({ ...layout, widths: functionalUpdate(updater, columnSizing) }),
  });
}

/** The table as `useGridTable` makes it. */
export type GridTable = ReturnType<typeof useGridTable<object>>;
