import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import { subjectPathOf } from '../reach/subject-paths.ts';
import { isSealed } from '../reach/table-rows.ts';
import type { CopyColumn, CopyValue } from './copy-document.ts';
import { isClosedWord, labelOf } from './copy-words.ts';
import type { CopyWords } from './words/copy-words.ts';

/**
 * Why a personal column is not in the copy. Only what is computed from a value that is in it: keyed hashes for finding and
 * comparing. A column that is neither exported nor named here fails a test.
 */
export function reasonNotExported(column: CatalogueColumn): string | null {
  if (column.column === 'workspace_id') return 'the same for everybody';
  return column.sqlType === 'bytea' && !isSealed(column) ? 'a keyed hash of a value that is in the copy' : null;
}

/** The columns of rows that are shown, with their names in the words of a language. */
export function columnsOf(
  columns: readonly CatalogueColumn[],
  rows: readonly Readonly<Record<string, CopyValue>>[],
  words: CopyWords,
): CopyColumn[] {
  const names = [...new Set(rows.flatMap(Object.keys))];
  const known = new Map(columns.map((column) => [column.property, column]));
  return names.map((name) => ({
    name,
    label: labelOf(name, words),
    isTechnical: isTechnical(known.get(name)) || TECHNICAL_LABELS.includes(name),
  }));
}

/** What stands for the row of a table that says nothing about people, or of a company: its plain words and times. */
export function tellingColumns({ columns }: CatalogueTable): CatalogueColumn[] {
  return columns.filter(
    ({ column, sqlType, declaration }) =>
      column === 'name' ||
      (declaration.kind === 'notPersonal' && TELLING_TYPES.includes(sqlType) && !SILENT.includes(column)),
  );
}

/** Whether a row of a table says nothing about people by itself, or is a company. */
export function isImpersonal(table: CatalogueTable): boolean {
  const { kind } = subjectPathOf(table);
  return kind === 'none' || kind === 'author' || table.table === 'company';
}

/** Columns that name who did something or is responsible, other than the links between records. */
export function isActor({ column, linksTo }: CatalogueColumn): boolean {
  return linksTo === 'member' || linksTo === 'account' || /(^actor|_by|assignee|owner)_id$/.test(column);
}

/** Whether people say something in it in their own words. */
export function isFreeText(column: CatalogueColumn): boolean {
  if (column.declaration.kind === 'notPersonal') return false;
  return isSealed(column) || (column.sqlType === 'text' && !isClosedWord(column.property));
}

/** Whether a record of a table can be about several people, and is looked at before it is copied. Requests are the person's own. */
export function isReviewed(table: CatalogueTable): boolean {
  return subjectPathOf(table).kind === 'participants' && table.table !== 'privacy_request';
}

/** Ids say nothing to people; a colleague in their place does. */
export function isTechnical(column: CatalogueColumn | undefined): boolean {
  if (!column) return false;
  if (TECHNICAL_COLUMNS.includes(column.column)) return true;
  return column.sqlType === 'uuid' && !isActor(column);
}

const TELLING_TYPES = ['text', 'timestamptz', 'date'];
const SILENT = ['created_at', 'updated_at', 'deleted_at', 'relayed_at', 'storage_key'];

/** What a custom field is made of; people need its name. */
const TECHNICAL_LABELS = ['object', 'key', 'type', 'classification', 'category'].map((part) => `definition.${part}`);
const TECHNICAL_COLUMNS = [
  ...['version', 'normalisation_version', 'storage_key', 'sort_name', 'clear_normalised', 'blocked', 'wording_hash'],
  ...['objected', 'expired'],
  ...['record_type', 'position', 'sha256'],
  ...['table_name', 'row_version', 'starts_at', 'length', 'passages'],
];
