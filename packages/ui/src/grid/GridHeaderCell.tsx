import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import styles from './grid.module.css';
import { gridRoles } from './grid-roles.ts';
import type { GridPosition } from './keyboard/grid-keys.ts';
import type { GridTable } from './layout/use-grid-table.ts';
import type { GridColumn, GridSort } from './model/grid-column.ts';
import { nextSort } from './model/grid-sort.ts';

/** What one header cell needs. */
export interface GridHeaderCellProps<Row> {
  column: GridColumn<Row>;
  header: ReturnType<GridTable['getFlatHeaders']>[number];
  columnIndex: number;
  sort: GridSort['direction'] | null;
  onSort: ((sort: GridSort | null) => void) | undefined;
  isActive: boolean;
  onActivate: (at: GridPosition) => void;
  onAutoFit: () => void;
}

/** A column's header with its sort state and resize handle. */
export function GridHeaderCell<Row>(props: GridHeaderCellProps<Row>) {
  const { column, header, sort, onSort, columnIndex } = props;
  const resize = header.getResizeHandler();
  return (
    <th
      {...gridRoles.header}
      scope="col"
      className={styles.headCell}
      aria-colindex={columnIndex + 1}
      aria-sort={sort ?? (onSort ? 'none' : undefined)}
      data-row={-1}
      data-column={columnIndex}
      data-align={column.align ?? 'start'}
      data-opens={column.opens || undefined}
      data-sortable={onSort ? true : undefined}
      tabIndex={props.isActive ? 0 : -1}
      onFocus={() => props.onActivate({ row: -1, column: columnIndex })}
      onClick={() => onSort?.(nextSort(column.id, sort))}
    >
      <span className={styles.headText} title={column.header}>
        {column.header}
      </span>
      {column.mark}
      {sort === 'ascending' && <IconArrowUp size={14} stroke={1.5} aria-hidden />}
      {sort === 'descending' && <IconArrowDown size={14} stroke={1.5} aria-hidden />}
      <span
        className={styles.resizer}
        data-active={header.column.getIsResizing() || undefined}
        aria-hidden
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => {
          event.stopPropagation();
          props.onAutoFit();
        }}
        onMouseDown={resize}
        onTouchStart={resize}
      />
    </th>
  );
}
