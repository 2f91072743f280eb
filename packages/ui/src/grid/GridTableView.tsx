import { useDirection } from '@mantine/core';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { LoadingRows } from '../feedback/LoadingRows.tsx';
import { GridHeader } from './GridHeader.tsx';
import { GridRow } from './GridRow.tsx';
import styles from './grid.module.css';
import { gridRoles } from './grid-roles.ts';
import type { GridPosition } from './keyboard/grid-keys.ts';
import { useGridKeyboard } from './keyboard/use-grid-keyboard.ts';
import { orderedColumns } from './layout/grid-layout.ts';
import { useGridTable } from './layout/use-grid-table.ts';
import { useLayout } from './layout/use-layout.ts';
import { useRowHeight } from './layout/use-row-height.ts';
import type { DataGridProps, GridColumn } from './model/grid-column.ts';
import { useCellSaves } from './model/use-cell-saves.ts';
import { useGridState } from './model/use-grid-state.ts';
import { useRangeLoader } from './model/use-range-loader.ts';
import { useSelectAll } from './model/use-select-all.ts';

/** The cell under the pointer; null on a control inside a cell, which has a meaning of its own. */
function cellOf(target: EventTarget): GridPosition | null {
  if (!(target instanceof Element) || target.closest('a, button, input, select, [role="dialog"]')) return null;
  const cell = target.closest<HTMLElement>('td[data-row]');
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}

/** Focuses a cell and brings it out from under the sticky header and column; false if it is not drawn. */
function focusCell(grid: HTMLElement | null, at: GridPosition): boolean {
  const cell = grid?.querySelector<HTMLElement>(`[data-row="${at.row}"][data-column="${at.column}"]`);
  if (!cell) return false;
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

/** A cell that is cut off tells its whole text on hover and focus. */
function showFullText(target: EventTarget): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-row]') : null;
  const content = cell?.querySelector<HTMLElement>(':scope > span');
  if (cell && content) cell.title = content.scrollWidth > content.clientWidth ? (content.textContent ?? '') : '';
}

/** The grid as a table: sticky header, virtual rows, footer. */
export function GridTableView<Row>(props: DataGridProps<Row>) {
  const { columns: allColumns, totalCount, getRow, rowKey, selection } = props;
  const direction = useDirection().dir;
  const scroller = useRef<HTMLDivElement>(null);
  const [layout, setLayout] = useLayout(props.layout, props.onLayoutChange);
  const rowHeight = useRowHeight(layout.density);
  const selectable = props.onSelectionChange !== undefined;
  const table = useGridTable(allColumns, layout, setLayout, direction);
  const { save, find } = useCellSaves(rowKey);

  const columns = useMemo<GridColumn<Row>[]>(
    () => orderedColumns(allColumns, layout).filter((column) => column.opens || !layout.hidden.includes(column.id)),
    [allColumns, layout],
  );

  const pendingFocus = useRef<GridPosition | null>(null);
  const activeRow = useRef(0);
  const virtualizer = useVirtualizer({
    count: totalCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    // The row with the tab stop stays in the document, or focus would be lost by scrolling.
    rangeExtractor: (range: Range) => {
      const rows = defaultRangeExtractor(range);
      const kept = activeRow.current;
      if (kept >= 0 && kept < totalCount && !rows.includes(kept)) rows.push(kept);
      return rows.sort((a, b) => a - b);
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const reveal = useCallback(
    (at: GridPosition) => {
      activeRow.current = at.row;
      if (at.row >= 0) virtualizer.scrollToIndex(at.row, { align: 'auto' });
      // A row far away is drawn by the next render; the effect below then moves the focus.
      pendingFocus.current = focusCell(scroller.current, at) ? null : at;
    },
    [virtualizer],
  );
  const { active, edit, actions } = useGridState<Row>({ props, columns, selectable, save, reveal });
  activeRow.current = active.row;

  useEffect(() => {
    const at = pendingFocus.current;
    if (at && focusCell(scroller.current, at)) pendingFocus.current = null;
  });

  const items = virtualizer.getVirtualItems();
  const range = virtualizer.range;
  useRangeLoader(
    range ? { start: range.startIndex, end: range.endIndex + 1 } : null,
    totalCount,
    (index) => getRow(index) !== undefined,
    props.onRangeNeeded,
  );

  const all = useSelectAll(props);
  const pageRows = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - rowHeight) / rowHeight) - 1);
  const onKeyDown = useGridKeyboard({
    props,
    columns,
    selectable,
    active,
    actions,
    layout,
    setLayout,
    pageRows,
    direction,
    onSelectAll: all.toggle,
  });

  const onPointer = (event: MouseEvent, twice: boolean) => {
    const cell = cellOf(event.target);
    const column = cell && columns[cell.column - (selectable ? 1 : 0)];
    const row = cell && cell.row >= 0 ? getRow(cell.row) : undefined;
    if (!cell || !column || row === undefined) return;
    if (twice) actions.startEdit(cell, null);
    else if (column.opens) actions.open(row);
  };

  const autoFit = (columnIndex: number, columnId: string) => {
    const cells = scroller.current?.querySelectorAll<HTMLElement>(`[data-column="${columnIndex}"] > span:first-child`);
    const widest = Math.max(72, ...[...(cells ?? [])].map((cell) => cell.scrollWidth + 28));
    setLayout({ ...layout, widths: { ...layout.widths, [columnId]: Math.min(600, widest) } });
  };

  const widths = columns.map((column) => table.getColumn(column.id)?.getSize() ?? 160);
  const template = [
    ...(selectable ? ['40px'] : []),
    ...widths.map((width, at) => (at === widths.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`)),
  ];
  const style: CSSProperties = {
    '--grid-columns': template.join(' '),
    '--grid-width': `${widths.reduce((sum, width) => sum + width, selectable ? 40 : 0)}px`,
    '--grid-row': `${rowHeight}px`,
    '--grid-pinned': `${(widths[0] ?? 0) + (selectable ? 40 : 0)}px`,
  };
  const isEmpty = totalCount === 0;

  return (
    <div className={styles.frame} data-density={layout.density}>
      <div ref={scroller} className={styles.scroller} style={style}>
        <table
          {...(selectable ? gridRoles.multiGrid : gridRoles.grid)}
          className={styles.grid}
          aria-label={props.label}
          aria-rowcount={totalCount + 1}
          aria-colcount={columns.length + (selectable ? 1 : 0)}
          aria-busy={props.loading || undefined}
          onKeyDown={onKeyDown}
          onClick={(event) => onPointer(event, false)}
          onMouseOver={(event) => showFullText(event.target)}
          onFocus={(event) => showFullText(event.target)}
          onDoubleClick={(event) => onPointer(event, true)}
        >
          <GridHeader
            grid={props}
            table={table}
            columns={columns}
            selectable={selectable}
            selected={all.state}
            active={isEmpty ? { row: -1, column: Math.max(0, active.column) } : active}
            onActivate={actions.activate}
            onSelectAll={all.set}
            onAutoFit={autoFit}
          />
          {!isEmpty && !props.errorState && (
            <tbody {...gridRoles.rows} className={styles.body} style={{ blockSize: virtualizer.getTotalSize() }}>
              {items.map((item) => {
                const row = getRow(item.index);
                return (
                  <GridRow
                    key={item.key}
                    index={item.index}
                    row={row}
                    columns={columns}
                    selectable={selectable}
                    selected={props.allSelected === true || (row !== undefined && selection?.has(rowKey(row)) === true)}
                    open={row !== undefined && props.openKey === rowKey(row)}
                    activeColumn={active.row === item.index ? active.column : null}
                    edit={edit?.row === item.index ? edit : null}
                    label={row === undefined ? '' : props.rowLabel(row)}
                    findSave={find}
                    actions={actions}
                    offset={item.start - rowHeight}
                  />
                );
              })}
            </tbody>
          )}
        </table>
        {props.errorState}
        {!props.errorState && isEmpty && (props.loading ? <LoadingRows /> : props.emptyState)}
      </div>
      {props.footer && <div className={styles.footer}>{props.footer}</div>}
    </div>
  );
}
