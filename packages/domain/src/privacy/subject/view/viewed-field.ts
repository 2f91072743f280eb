import type { Category } from '../../../kernel/classify.ts';
import { isActor, isTechnical, reasonNotExported } from '../../access-export/copy-columns.ts';
import { plainCodeOf } from '../../access-export/copy-words.ts';
import type { CopyWords } from '../../access-export/words/copy-words.ts';
import type { CatalogueColumn, CatalogueTable } from '../../catalogue.ts';
import { isSealed, isSetOfPurposes, purposeNames, type RawRow } from '../../reach/table-rows.ts';
import { maskValue } from './mask-value.ts';

/** As what a value is shown. */
export type ValueKind = 'text' | 'date' | 'instant' | 'number' | 'yes-no';

/** One value that is held about a person. */
export interface ViewedField {
  readonly rowId: string;
  readonly property: string;
  readonly category: Category;
  readonly kind: ValueKind;
  /** What of it is shown without asking; null where nothing is. */
  readonly shown: string | null;
  /** Whether there is more to it, which is shown to whoever gives a reason. */
  readonly isMasked: boolean;
  /** Through what it came; null where nobody wrote it down. */
  readonly source: string | null;
  readonly collectedAt: Date | null;
  /** Who outside received it, by name. */
  readonly sharedWith: readonly string[];
  /** Why an erasure would keep it; null where it would not. */
  readonly keptFor: string | null;
}

/** What a row says about all of its values. */
export type RowOrigin = Pick<ViewedField, 'source' | 'collectedAt'>;

const COLLECTED = [
  ...['collected_at', 'occurred_at', 'received_at', 'recorded_at', 'changed_at', 'disclosed_at', 'queued_at'],
  ...['restricted_at', 'created_at'],
];

/** The columns whose values people can read: what is said about somebody, without ids and what is computed for machines. */
export function viewableColumns({ columns }: CatalogueTable): CatalogueColumn[] {
  return columns.filter(
    (column) =>
      column.declaration.kind !== 'notPersonal' &&
      !column.isLink &&
      !isActor(column) &&
      !isTechnical(column) &&
      reasonNotExported(column) === null,
  );
}

/** Where a row came from, as far as it says so itself. */
export function originOf(row: RawRow): RowOrigin {
  const at = COLLECTED.map((column) => row[column]).find((value) => typeof value === 'string');
  const source = typeof row.source === 'string' && row.source !== 'not stated' ? row.source : null;
  return { source, collectedAt: typeof at === 'string' ? new Date(at) : null };
}

/** A value of a row as it is shown without asking; null where the row holds none. */
export function viewField(
  column: CatalogueColumn,
  row: RawRow,
  { source, collectedAt }: RowOrigin,
  sharedWith: readonly string[],
  words: CopyWords,
): ViewedField | null {
  const value = row[column.column];
  const { declaration, property } = column;
  if (value === null || value === undefined || value === '' || declaration.kind === 'notPersonal') return null;
  const { category, mask, onErasure } = declaration;
  const isHidden = isSealed(column) || declaration.kind === 'identifying';
  const text = isSetOfPurposes(column) ? purposeNames(value) : textOf(value);
  if (text === null) return null;
  return {
    ...{ rowId: row.id, property, category, kind: kindOf(column), source, collectedAt, sharedWith },
    shown: isHidden ? (isSealed(column) ? null : maskValue(text, mask)) : plainCodeOf(property, text, words),
    isMasked: isHidden,
    keptFor: typeof onErasure === 'string' ? null : onErasure.keepFor,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function kindOf(column: CatalogueColumn): ValueKind {
  if (isSealed(column) || isSetOfPurposes(column)) return 'text';
  switch (column.sqlType) {
    case 'date':
      return 'date';
    case 'timestamptz':
      return 'instant';
    case 'boolean':
      return 'yes-no';
    case 'int':
    case 'bigint':
    case 'numeric':
      return 'number';
    default:
      return 'text';
  }
}
