import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';

/** How rows of a table are found that are about given people; read from what the table declares. */
export type SubjectPathPlan =
  | { readonly kind: 'self' }
  | { readonly kind: 'none' }
  /** The row belongs to the person: without them it would not be. */
  | { readonly kind: 'owned'; readonly column: string; readonly from: string }
  /** The row goes on without the person: a deal of a company, the business of a sole trader. */
  | { readonly kind: 'linked'; readonly column: string; readonly from: string }
  /** The row names its record alone, whatever kind that is. */
  | { readonly kind: 'record'; readonly column: string }
  /** The row has several people: by `record_subject`, and by the links of its own. */
  | { readonly kind: 'participants'; readonly links: readonly LinkColumn[] }
  /** The row tells what a member did. */
  | { readonly kind: 'author'; readonly columns: readonly string[] };

/** A column that names a row of another table. */
export interface LinkColumn {
  readonly column: string;
  readonly from: string;
}

/** The table of the people themselves. */
export const SUBJECT_TABLE = 'data_subject';

/**
 * The way from a table to its people.
 * @throws Error for a path that names no column: a mistake in a declaration, which a test finds for every table
 */
export function subjectPathOf(table: CatalogueTable): SubjectPathPlan {
  switch (table.subjects) {
    case 'self':
    case 'none':
      return { kind: table.subjects };
    case 'participants':
      return { kind: 'participants', links: table.columns.flatMap(linkOf) };
    case 'author':
      return { kind: 'author', columns: table.columns.filter(namesSomebody).map(({ column }) => column) };
    default:
      return viaPath(table, table.subjects.replace('via ', ''));
  }
}

function viaPath(table: CatalogueTable, property: string): SubjectPathPlan {
  if (property === 'record') return { kind: 'record', column: 'record_id' };
  const column = table.columns.find((one) => one.property === property);
  if (!column) throw new Error(`${table.table} is reached via "${property}", which is no property of it.`);
  const from = column.linksTo ?? SUBJECT_TABLE;
  const isLinked = column.isLink && column.isNullable && actionOf(column) === 'unlink';
  return { kind: isLinked ? 'linked' : 'owned', column: column.column, from };
}

function linkOf({ isLink, linksTo, column }: CatalogueColumn): LinkColumn[] {
  return isLink && linksTo ? [{ column, from: linksTo }] : [];
}

function namesSomebody(column: CatalogueColumn): boolean {
  return column.sqlType === 'uuid' && column.declaration.kind !== 'notPersonal';
}

/** What erasure does with a column's value, or null for one that is not personal. */
export function actionOf({ declaration }: CatalogueColumn) {
  return declaration.kind === 'notPersonal' ? null : declaration.onErasure;
}

/** Whether rows of a table name any record by its id alone, besides or instead of a subject. */
export function namesAnyRecord(table: CatalogueTable): boolean {
  return table.columns.some(({ column }) => column === 'record_id') && table.table !== 'record_subject';
}
