import type { MouseEvent } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { GridHeaderCell } from './GridHeaderCell.tsx';
import styles from './grid.module.css';
import { gridRoles } from './grid-roles.ts';
import type { GridPosition } from './keyboard/grid-keys.ts';
import type { GridTable } from './layout/use-grid-table.ts';
import type { DataGridProps, GridColumn } from './model/grid-column.ts';

/** What the header row needs. */
export interface GridHeaderProps<Row> {
  grid: DataGridProps<Row>;
  table: GridTable;
  columns: readonly GridColumn<Row>[];
  selectable: boolean;
  /** "all", "some" or "none" of the rows. */
  selected: 'all' | 'some' | 'none';
  active: GridPosition;
  onActivate: (at: GridPosition) => void;
  onSelectAll: (all: boolean) => void;
  onAutoFit: (columnIndex: number, columnId: string) => void;
}

/** The header: sorting by click or Enter, widths by drag, double-click or Alt+arrows. */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const i18n = useI18n();
  const { grid, table, selectable, active } = props;
  const first = selectable ? 1 : 0;
  const isActive = (column: number) => active.row === -1 && active.column === column;
  return (
    <thead {...gridRoles.rows} className={styles.head}>
      <tr {...gridRoles.row} aria-rowindex={1} className={styles.headRow}>
        {selectable && (
          <th
            {...gridRoles.header}
            scope="col"
            className={styles.selectCell}
            aria-colindex={1}
            data-row={-1}
            data-column={0}
            tabIndex={isActive(0) ? 0 : -1}
            onFocus={() => props.onActivate({ row: -1, column: 0 })}
          >
            <input
              type="checkbox"
              className={styles.checkbox}
              tabIndex={-1}
              checked={props.selected === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = props.selected === 'some';
              }}
              aria-label={i18n.t('Select all rows')}
              onClick={(event: MouseEvent<HTMLInputElement>) => props.onSelectAll(event.currentTarget.checked)}
              readOnly
            />
          </th>
        )}
        {props.columns.map((column, at) => {
          const header = table.getFlatHeaders().find((one) => one.id === column.id);
          return (
            header && (
              <GridHeaderCell
                key={column.id}
                column={column}
                header={header}
                columnIndex={at + first}
                sort={grid.sort?.columnId === column.id ? grid.sort.direction : null}
                onSort={column.sortable ? grid.onSortChange : undefined}
                isActive={isActive(at + first)}
                onActivate={props.onActivate}
                onAutoFit={() => props.onAutoFit(at + first, column.id)}
              />
            )
          );
        })}
      </tr>
    </thead>
  );
}
