import { IconAlertTriangle } from '@tabler/icons-react';
import type { FocusEvent, ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { NoValue } from '../text/NoValue.tsx';
import { OpenLink } from '../text/OpenLink.tsx';
import { CellEditor } from './CellEditor.tsx';
import styles from './grid.module.css';
import { gridRoles } from './grid-roles.ts';
import type { GridColumn } from './model/grid-column.ts';
import type { CellSave } from './model/use-cell-saves.ts';
import type { EditState, GridActions } from './model/use-grid-state.ts';

/** What a cell needs. */
export interface GridCellProps<Row> {
  rowIndex: number;
  columnIndex: number;
  row: Row | undefined;
  column: GridColumn<Row>;
  isActive: boolean;
  edit: EditState | null;
  save: CellSave | undefined;
  actions: GridActions<Row>;
}

/** One cell: its value, its editor, or the value that is on its way. */
export function GridCell<Row>(props: GridCellProps<Row>) {
  const { column, rowIndex, columnIndex, actions } = props;
  const at = { row: rowIndex, column: columnIndex };
  return (
    <td
      {...(column.edit ? gridRoles.cell : gridRoles.lockedCell)}
      className={styles.cell}
      aria-colindex={columnIndex + 1}
      data-row={rowIndex}
      data-column={columnIndex}
      data-align={column.align ?? 'start'}
      data-opens={column.opens || undefined}
      data-save={props.save?.state}
      tabIndex={props.isActive ? 0 : -1}
      onFocus={(event) => isOwn(event) && actions.activate(at)}
    >
      <CellContent {...props} />
    </td>
  );
}

/** The cell itself or the name in it: the tab stop follows both, but no other control inside. */
function isOwn({ target, currentTarget }: FocusEvent<HTMLElement>): boolean {
  return target === currentTarget || target.hasAttribute('data-open-link');
}

/** A name that leads to its row, where there is one and it has an address; the grid has one tab stop, which is the cell. */
function nameLink(name: ReactNode, href: string | null, onOpen: () => void): ReactNode {
  if (href === null || name === null || name === undefined || name === '') return name;
  return (
    <OpenLink href={href} onOpen={onOpen} className={styles.name} dir="auto" tabIndex={-1}>
      {name}
    </OpenLink>
  );
}

function CellContent<Row>(props: GridCellProps<Row>) {
  const i18n = useI18n();
  const { row, column, edit, save, actions, rowIndex, columnIndex } = props;
  if (row === undefined) return <span className={styles.bone} />;
  if (edit && column.edit) {
    const { validate, kind } = column.edit;
    // A digit is no date: its editor begins with the date that stands there.
    const typed = kind === 'date' ? null : edit.typed;
    return (
      <span data-editor className={styles.editing}>
        <CellEditor
          kind={kind}
          choices={column.edit.choices}
          label={column.header}
          initial={typed ?? save?.value ?? column.edit.value(row)}
          typed={typed !== null}
          validate={(value) => validate?.(value, row) ?? null}
          onDone={(value, then) => actions.finishEdit({ row: rowIndex, column: columnIndex }, value, then)}
        />
      </span>
    );
  }
  if (save) {
    return (
      <span
        className={styles.content}
        title={save.state === 'failed' ? i18n.t('Not saved. Press Enter to try again.') : i18n.t('Saving…')}
      >
        {save.state === 'failed' && <IconAlertTriangle size={14} stroke={1.5} aria-label={i18n.t('Not saved')} />}
        {column.edit?.choices?.find(({ value }) => value === save.value)?.label ?? save.value}
      </span>
    );
  }
  const href = column.opens ? actions.href(row) : null;
  const asLink = (name: ReactNode) => nameLink(name, href, () => actions.open(row));
  const shown = column.cell(row, asLink);
  const isEmpty = shown === null || shown === undefined || shown === false || shown === '';
  return <span className={styles.content}>{isEmpty ? <NoValue /> : shown}</span>;
}
