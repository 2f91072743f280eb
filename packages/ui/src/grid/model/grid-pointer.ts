import type { MouseEvent } from 'react';
import type { GridPosition } from '../keyboard/grid-keys.ts';
import type { DataGridProps, GridColumn } from './grid-column.ts';
import type { GridActions } from './use-grid-state.ts';

/** The cell under the pointer; null on a control inside a cell, which has a meaning of its own. */
function cellOf(target: EventTarget): GridPosition | null {
  if (!(target instanceof Element) || target.closest('a, button, input, select, [role="dialog"]')) return null;
  const cell = target.closest<HTMLElement>('td[data-row]');
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}

/** A cell that is cut off tells its whole text on hover and focus. */
function showFullText(event: { target: EventTarget }): void {
  const { target } = event;
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-row]') : null;
  const content = cell?.querySelector<HTMLElement>(':scope > span');
  if (cell && content) cell.title = content.scrollWidth > content.clientWidth ? (content.textContent ?? '') : '';
}

/** What the pointer does on the table: one click opens a record by its name, two edit a cell, hovering shows cut-off text. */
export function gridPointer<Row>(
  props: DataGridProps<Row>,
  columns: readonly GridColumn<Row>[],
  actions: GridActions<Row>,
) {
  const onPointer = (event: MouseEvent, twice: boolean) => {
    const cell = cellOf(event.target);
    const column = cell && columns[cell.column - (props.onSelectionChange ? 1 : 0)];
    const row = cell && cell.row >= 0 ? props.getRow(cell.row) : undefined;
    if (!cell || !column || row === undefined) return;
    if (twice) actions.startEdit(cell, null);
    else if (column.opens) actions.open(row);
  };
  return {
    onClick: (event: MouseEvent) => onPointer(event, false),
    onDoubleClick: (event: MouseEvent) => onPointer(event, true),
    onMouseOver: showFullText,
    onFocus: showFullText,
  };
}
