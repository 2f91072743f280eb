import { useDirection } from '@mantine/core';
import { useMemo } from 'react';
import { LoadingRows } from '../feedback/LoadingRows.tsx';
import { GridHeader } from './GridHeader.tsx';
import { GridRow } from './GridRow.tsx';
import styles from './grid.module.css';
import { gridRoles } from './grid-roles.ts';
import { useGridKeyboard } from './keyboard/use-grid-keyboard.ts';
import { orderedColumns } from './layout/grid-layout.ts';
import { gridStyle } from './layout/grid-style.ts';
import { useGridTable } from './layout/use-grid-table.ts';
import { useLayout } from './layout/use-layout.ts';
import { useRowHeight } from './layout/use-row-height.ts';
import type { DataGridProps, GridColumn } from './model/grid-column.ts';
import { gridPointer } from './model/grid-pointer.ts';
import { useCellSaves } from './model/use-cell-saves.ts';
import { useGridRows } from './model/use-grid-rows.ts';
import { useGridState } from './model/use-grid-state.ts';
import { useRangeLoader } from './model/use-range-loader.ts';
import { useSelectAll } from './model/use-select-all.ts';

/** The grid as a table: sticky header, virtual rows, footer. */
export function GridTableView<Row>(props: DataGridProps<Row>) {
  const { columns: allColumns, totalCount, getRow, rowKey, selection } = props;
  const direction = useDirection().dir;
  const [layout, setLayout] = useLayout(props.layout, props.onLayoutChange);
  const rowHeight = useRowHeight(layout.density);
  const selectable = props.onSelectionChange !== undefined;
  const table = useGridTable(allColumns, layout, setLayout, direction);
  const { save, find, forget } = useCellSaves(rowKey);

  const columns = useMemo<GridColumn<Row>[]>(
    () => orderedColumns(allColumns, layout).filter((column) => column.opens || !layout.hidden.includes(column.id)),
    [allColumns, layout],
  );

  const { scroller, virtualizer, activeRow, reveal } = useGridRows(totalCount, rowHeight);
  const { active, edit, actions } = useGridState<Row>({ props, columns, selectable, save, forget, reveal });
  activeRow.current = active.row;

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

  const autoFit = (columnIndex: number, columnId: string) => {
    const cells = scroller.current?.querySelectorAll<HTMLElement>(`[data-column="${columnIndex}"] > span:first-child`);
    const widest = Math.max(72, ...[...(cells ?? [])].map((cell) => cell.scrollWidth + 28));
    setLayout({ ...layout, widths: { ...layout.widths, [columnId]: Math.min(600, widest) } });
  };

  const widths = columns.map((column) => table.getColumn(column.id)?.getSize() ?? 160);
  const isEmpty = totalCount === 0;

  return (
    <div className={styles.frame} data-density={layout.density}>
      <div ref={scroller} className={styles.scroller} style={gridStyle(widths, selectable, rowHeight)}>
        <table
          {...(selectable ? gridRoles.multiGrid : gridRoles.grid)}
          className={styles.grid}
          aria-label={props.label}
          aria-rowcount={totalCount + 1}
          aria-colcount={columns.length + (selectable ? 1 : 0)}
          aria-busy={props.loading || undefined}
          onKeyDown={onKeyDown}
          {...gridPointer(props, columns, actions)}
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
