import { type KeyboardEvent, useCallback } from 'react';
import { moveColumn } from '../layout/grid-layout.ts';
import type { DataGridProps, GridColumn, GridLayout } from '../model/grid-column.ts';
import { nextSort } from '../model/grid-sort.ts';
import type { GridActions } from '../model/use-grid-state.ts';
import { type GridPosition, moveBy } from './grid-keys.ts';

/** What the keyboard works on. */
export interface GridKeyboard<Row> {
  props: DataGridProps<Row>;
  columns: readonly GridColumn<Row>[];
  selectable: boolean;
  active: GridPosition;
  actions: GridActions<Row>;
  layout: GridLayout;
  setLayout: (layout: GridLayout) => void;
  pageRows: number;
  direction: 'ltr' | 'rtl';
  onSelectAll: () => void;
}

const WIDTH_STEP = 16;

/** Alt+arrows in the header change the width, with Shift the place of the column. */
function onHeaderKey<Row>(event: KeyboardEvent, grid: GridKeyboard<Row>, column: GridColumn<Row>): boolean {
  const { props, layout } = grid;
  const forward = grid.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (event.altKey && sideways) {
    const by = event.key === forward ? 1 : -1;
    if (event.shiftKey) grid.setLayout(moveColumn(props.columns, layout, column.id, by));
    else {
      const width = (layout.widths[column.id] ?? column.width ?? 160) + by * WIDTH_STEP;
      const bounded = Math.min(column.maxWidth ?? 800, Math.max(column.minWidth ?? 72, width));
      grid.setLayout({ ...layout, widths: { ...layout.widths, [column.id]: bounded } });
    }
    return true;
  }
  if ((event.key === 'Enter' || event.key === ' ') && column.sortable && props.onSortChange) {
    const sort = props.sort?.columnId === column.id ? props.sort.direction : null;
    props.onSortChange(nextSort(column.id, sort));
    return true;
  }
  return false;
}

/** Enter, F2, Space, copying and typing on a cell. */
function onCellKey<Row>(
  event: KeyboardEvent,
  grid: GridKeyboard<Row>,
  row: Row,
  column: GridColumn<Row> | undefined,
): boolean {
  const { actions, active, props } = grid;
  const mod = event.ctrlKey || event.metaKey;
  if (event.key === ' ' && props.onSelectionChange) {
    actions.select(active.row, event.shiftKey);
    return true;
  }
  if (event.key === 'Enter' && (mod || (column?.opens && props.onOpen))) {
    actions.open(row);
    return true;
  }
  if (event.key === 'Enter' || event.key === 'F2') {
    if (actions.startEdit(active, null)) return true;
    const inner = event.currentTarget.querySelector<HTMLElement>(
      `[data-row="${active.row}"][data-column="${active.column}"] :is(button, a, input, select, textarea)`,
    );
    inner?.focus();
    return inner !== null;
  }
  if (mod && event.key.toLowerCase() === 'c' && column && !window.getSelection()?.toString()) {
    const cell = event.currentTarget.querySelector(`[data-row="${active.row}"][data-column="${active.column}"]`);
    void navigator.clipboard.writeText(column.text?.(row) ?? cell?.textContent ?? '');
    return true;
  }
  if (event.key.length === 1 && event.key !== ' ' && !mod && !event.altKey) return actions.startEdit(active, event.key);
  return false;
}

/** The grid's keyboard model, for `onKeyDown` of the grid element. */
export function useGridKeyboard<Row>(grid: GridKeyboard<Row>) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const { props, active, actions, columns, selectable } = grid;
      const target = event.target;
      if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
      const isName = target.hasAttribute('data-open-link') && event.key !== 'Enter' && event.key !== 'Escape';
      if (!isName && !target.matches('[data-row][data-column]')) {
        // Inside a cell's own control: only Escape belongs to the grid, and only if the control did not use it.
        if (event.key === 'Escape' && event.currentTarget.contains(target)) actions.focus(active);
        return;
      }
      const mod = event.ctrlKey || event.metaKey;
      const column = columns[active.column - (selectable ? 1 : 0)];
      const row = active.row >= 0 ? props.getRow(active.row) : undefined;
      if (mod && event.key.toLowerCase() === 'a' && props.onSelectionChange) {
        event.preventDefault();
        grid.onSelectAll();
        return;
      }
      if (active.row === -1 && selectable && active.column === 0 && (event.key === ' ' || event.key === 'Enter')) {
        event.preventDefault();
        grid.onSelectAll();
        return;
      }
      const used =
        active.row === -1
          ? column !== undefined && onHeaderKey(event, grid, column)
          : row !== undefined && onCellKey(event, grid, row, column);
      if (used) {
        event.preventDefault();
        return;
      }
      const size = {
        rows: props.totalCount,
        columns: columns.length + (selectable ? 1 : 0),
        page: grid.pageRows,
        direction: grid.direction,
      };
      const next = event.altKey ? null : moveBy(event.key, mod, active, size);
      if (!next) return;
      event.preventDefault();
      if (event.shiftKey && next.row >= 0 && next.row !== active.row) actions.select(next.row, true);
      actions.focus(next);
    },
    [grid],
  );
}
