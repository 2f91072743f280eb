import { type CSSProperties, type MouseEvent, memo, useEffect, useRef } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { GridCell } from './GridCell.tsx';
import styles from './grid.module.css';
import { gridRoles } from './grid-roles.ts';
import type { GridColumn } from './model/grid-column.ts';
import type { CellSave } from './model/use-cell-saves.ts';
import type { EditState, GridActions } from './model/use-grid-state.ts';

/** What a row needs. All stable but for what changed, so that scrolling renders new rows only. */
export interface GridRowProps<Row> {
  index: number;
  row: Row | undefined;
  columns: readonly GridColumn<Row>[];
  selectable: boolean;
  selected: boolean;
  open: boolean;
  /** The column with the tab stop, null in other rows. */
  activeColumn: number | null;
  edit: EditState | null;
  label: string;
  findSave: (row: Row, columnId: string) => CellSave | undefined;
  actions: GridActions<Row>;
  offset: number;
}

const INNER = ':is(a, button, input, select, textarea, [tabindex="0"])';

function GridRowBase<Row>(props: GridRowProps<Row>) {
  const i18n = useI18n();
  const { index, row, columns, selectable, actions } = props;
  const element = useRef<HTMLTableRowElement>(null);

  // The grid is one tab stop: what stands inside cells is reached with Enter, left with Escape.
  useEffect(() => {
    for (const inner of element.current?.querySelectorAll<HTMLElement>(`td > ${INNER}, td > * ${INNER}`) ?? []) {
      if (!inner.closest('[data-editor]')) inner.tabIndex = -1;
    }
  });

  const style: CSSProperties = { transform: `translateY(${props.offset}px)` };
  const first = selectable ? 1 : 0;
  return (
    <tr
      {...gridRoles.row}
      ref={element}
      className={styles.row}
      style={style}
      aria-rowindex={index + 2}
      aria-selected={selectable ? props.selected : undefined}
      aria-current={props.open || undefined}
      data-index={index}
    >
      {selectable && (
        <td
          {...gridRoles.cell}
          className={styles.selectCell}
          aria-colindex={1}
          data-row={index}
          data-column={0}
          tabIndex={props.activeColumn === 0 ? 0 : -1}
          onFocus={() => actions.activate({ row: index, column: 0 })}
        >
          <input
            type="checkbox"
            className={styles.checkbox}
            tabIndex={-1}
            disabled={row === undefined}
            checked={props.selected}
            aria-label={i18n.t('Select {name}', { name: props.label })}
            onClick={(event: MouseEvent) => actions.select(index, event.shiftKey)}
            readOnly
          />
        </td>
      )}
      {columns.map((column, at) => (
        <GridCell
          key={column.id}
          rowIndex={index}
          columnIndex={at + first}
          row={row}
          column={column}
          isActive={props.activeColumn === at + first}
          edit={props.edit?.column === at + first ? props.edit : null}
          save={row === undefined ? undefined : props.findSave(row, column.id)}
          actions={actions}
        />
      ))}
    </tr>
  );
}

/** One row of the grid. `memo` forgets the type parameter, hence the assertion. */
export const GridRow = memo(GridRowBase) as typeof GridRowBase;
