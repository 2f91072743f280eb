import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GridPosition } from '../keyboard/grid-keys.ts';
import type { DataGridProps, GridColumn } from './grid-column.ts';

/** The open editor; `typed` is the character that opened it. */
export interface EditState extends GridPosition {
  typed: string | null;
}

/** What cells and rows may ask for. One stable object per grid. */
export interface GridActions<Row> {
  activate: (at: GridPosition) => void;
  /** Moves the tab stop and the focus. */
  focus: (at: GridPosition) => void;
  open: (row: Row) => void;
  /** The address of the row; null where it has none. */
  href: (row: Row) => string | null;
  select: (index: number, extend: boolean) => void;
  /** True if the cell can be edited. */
  startEdit: (at: GridPosition, typed: string | null) => boolean;
  finishEdit: (at: GridPosition, value: string | null, then: 'stay' | 'next' | 'previous' | 'leave') => void;
}

/** Everything the actions read; renewed at every render. */
interface Current<Row> {
  props: DataGridProps<Row>;
  columns: readonly GridColumn<Row>[];
  selectable: boolean;
  save: (row: Row, column: GridColumn<Row>, value: string) => Promise<void>;
  /** Takes back a value that was typed and not saved. */
  forget: (row: Row, column: GridColumn<Row>) => void;
  reveal: (at: GridPosition) => void;
}

/** The rows between two selected ends that are loaded. */
function keysBetween<Row>(props: DataGridProps<Row>, from: number, to: number): string[] {
  const keys: string[] = [];
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const row = props.getRow(index);
    if (row !== undefined) keys.push(props.rowKey(row));
  }
  return keys;
}

/** The grid's own state: tab stop, focus, open editor, selection anchor. */
export function useGridState<Row>(current: Current<Row>) {
  const [active, setActive] = useState<GridPosition>({ row: 0, column: 0 });
  const [edit, setEdit] = useState<EditState | null>(null);
  const anchor = useRef(0);
  // What the person saw when they began: the row may change, or another may take its place, while they type.
  const begun = useRef<Row | undefined>(undefined);
  const latest = useRef(current);
  useEffect(() => {
    latest.current = current;
  });

  const focus = useCallback((at: GridPosition) => {
    setActive(at);
    latest.current.reveal(at);
  }, []);

  const actions = useMemo<GridActions<Row>>(() => {
    const columnAt = (at: GridPosition) => latest.current.columns[at.column - (latest.current.selectable ? 1 : 0)];
    return {
      activate: (at) => setActive((before) => (before.row === at.row && before.column === at.column ? before : at)),
      focus,
      open: (row) => latest.current.props.onOpen?.(row),
      href: (row) => latest.current.props.rowHref?.(row) ?? null,
      select: (index, extend) => {
        const { props } = latest.current;
        const row = props.getRow(index);
        if (row === undefined || !props.onSelectionChange) return;
        const key = props.rowKey(row);
        const next = new Set(props.selection);
        if (extend) for (const one of keysBetween(props, anchor.current, index)) next.add(one);
        else if (!next.delete(key)) next.add(key);
        if (!extend) anchor.current = index;
        props.onSelectionChange(next);
      },
      startEdit: (at, typed) => {
        const column = columnAt(at);
        const row = latest.current.props.getRow(at.row);
        if (!column?.edit || row === undefined || column.edit.enabled?.(row) === false) return false;
        begun.current = row;
        setEdit({ ...at, typed });
        return true;
      },
      finishEdit: (at, value, then) => {
        setEdit(null);
        const column = columnAt(at);
        const row = begun.current;
        if (column?.edit && row !== undefined) {
          const isChanged = value !== null && value !== column.edit.value(row);
          if (isChanged) void latest.current.save(row, column, value);
          else latest.current.forget(row, column);
        }
        if (then === 'leave') return;
        const last = latest.current.columns.length - (latest.current.selectable ? 0 : 1);
        const step = then === 'next' ? 1 : then === 'previous' ? -1 : 0;
        focus({ row: at.row, column: Math.min(last, Math.max(0, at.column + step)) });
      },
    };
  }, [focus]);

  return { active, edit, actions };
}
