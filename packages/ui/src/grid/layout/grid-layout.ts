import type { GridColumn, GridLayout } from '../model/grid-column.ts';

/** All columns in the layout's order; new columns of a release come after the ones a view knows. */
export function orderedColumns<Row>(columns: readonly GridColumn<Row>[], layout: GridLayout): GridColumn<Row>[] {
  const place = new Map(layout.order.map((id, index) => [id, index]));
  return columns
    .map((column, index) => ({ column, index }))
    .sort((a, b) => {
      const first = place.get(a.column.id) ?? layout.order.length + a.index;
      const second = place.get(b.column.id) ?? layout.order.length + b.index;
      return Number(b.column.opens ?? false) - Number(a.column.opens ?? false) || first - second;
    })
    .map(({ column }) => column);
}

/** The layout with a column one place nearer the start (-1) or the end (+1). */
export function moveColumn<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
  id: string,
  by: -1 | 1,
): GridLayout {
  const order = orderedColumns(columns, layout).map((column) => column.id);
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return layout;
  order.splice(from, 1);
  order.splice(to, 0, id);
  return { ...layout, order };
}

/** The layout with a column shown or hidden. */
export function showColumn(layout: GridLayout, id: string, shown: boolean): GridLayout {
  const hidden = layout.hidden.filter((one) => one !== id);
  return { ...layout, hidden: shown ? hidden : [...hidden, id] };
}
