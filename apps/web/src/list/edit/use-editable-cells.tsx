import { type GridColumn, type GridEdit, type Translator, useI18n, useToast } from '@smartx/ui';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { problemsIn } from '../../form/model/check-fields.ts';
import type { FieldKind, FieldSpec } from '../../form/model/field-spec.ts';
import { textOf } from '../../form/model/form-values.ts';
import type { Conflict } from '../../form/model/three-way-merge.ts';
import { useMay } from '../../session/use-session.ts';
import { CellConflictDialog } from './CellConflictDialog.tsx';
import { type CellChange, CellRefusedError, type CellSource, saveCell } from './save-cell.ts';

/** A row of which cells are changed in their places. */
export interface EditableRow {
  readonly id: string;
  readonly version: number;
  readonly withheld: readonly { readonly field: string }[];
}

/** The field that a column shows. */
interface EditableCell<Row> {
  /** As the API calls it. */
  readonly field: string;
  readonly shows: (row: Row) => string | number | null;
}

/** Which columns of a list are changed in their places, and by what they are checked. */
export interface EditableCells<Row extends EditableRow> {
  /** What changing a record takes. */
  readonly action: string;
  readonly fields: (i18n: Translator) => readonly FieldSpec[];
  /** By the id of the column. */
  readonly byColumn: Readonly<Record<string, EditableCell<Row>>>;
}

/** A question that waits for an answer. */
interface Asked {
  readonly spec: FieldSpec;
  readonly conflict: Conflict;
  readonly answer: (value: string | null) => void;
}

const EDITORS: Partial<Record<FieldKind, GridEdit<unknown>['kind']>> = {
  ...{ text: 'text', email: 'email', tel: 'tel', url: 'url', integer: 'number', date: 'date', select: 'select' },
};

/**
 * Lets the cells of columns be changed in their places, where the roles may. `question` is the dialog that asks what stays where
 * two people changed the same field.
 */
export function useEditableCells<Row extends EditableRow>(
  columns: readonly GridColumn<Row>[],
  cells: EditableCells<Row>,
  source: CellSource,
): { columns: readonly GridColumn<Row>[]; question: ReactNode } {
  const i18n = useI18n();
  const toast = useToast();
  const mayEdit = useMay(cells.action);
  const [asked, setAsked] = useState<Asked | null>(null);
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  const editable = useMemo(() => {
    if (!mayEdit) return columns;
    const save = async (spec: FieldSpec, change: CellChange) => {
      const decide = (conflict: Conflict) =>
        new Promise<string | null>((answer) => setAsked({ spec, conflict, answer })).finally(() => setAsked(null));
      const gone = i18n.t('It was removed, or you may not see it for the purpose you are working for.');
      const unreachable = i18n.t('The server could not be reached. Try again.');
      try {
        await saveCell(latest.current, change, { gone, tooBusy: unreachable, decide });
      } catch (error) {
        const detail = error instanceof CellRefusedError ? error.message : unreachable;
        toast({ message: i18n.t('Not saved: {field}', { field: spec.label }), detail, tone: 'bad' });
        throw error;
      }
    };
    const specs = cells.fields(i18n);
    return columns.map((column): GridColumn<Row> => {
      const cell = cells.byColumn[column.id];
      const spec = specs.find((one) => one.name === cell?.field);
      const kind = spec && EDITORS[spec.kind];
      if (!cell || !spec || !kind) return column;
      const { name } = spec;
      const textIn = (row: Row) => textOf(cell.shows(row));
      const edit: GridEdit<Row> = {
        ...{ kind, value: textIn, ...(spec.choices ? { choices: spec.choices } : {}) },
        validate: (value) => problemsIn([spec], { [name]: value }, i18n).get(name) ?? null,
        enabled: ({ withheld }) => !withheld.some(({ field }) => field === name),
        save: (row, value) => save(spec, { id: row.id, name, base: textIn(row), value, version: row.version }),
      };
      return { ...column, edit };
    });
  }, [columns, cells, mayEdit, i18n, toast]);
  const question = asked && <CellConflictDialog {...asked} />;
  return { columns: editable, question };
}
