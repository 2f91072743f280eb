import type { EntityManager } from '@mikro-orm/postgresql';
import { purposesOf } from '../../kernel/purposes.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';

/** A row as the database has it: column names and raw values. */
export type RawRow = Readonly<Record<string, unknown>> & { readonly id: string };

const ROWS_PER_STATEMENT = 500;

/** Rows of a table by their ids; those that are gone are left out. */
export async function loadRows(
  em: EntityManager,
  workspaceId: string,
  table: CatalogueTable,
  ids: readonly string[],
): Promise<RawRow[]> {
  // Dates as text: the driver would turn a calendar date into an instant of this machine's time zone.
  const list = table.columns.map(({ column, sqlType }) =>
    sqlType === 'date' || sqlType === 'timestamptz' ? `"${column}"::text` : `"${column}"`,
  );
  const rows: RawRow[] = [];
  for (let from = 0; from < ids.length; from += ROWS_PER_STATEMENT)
    rows.push(
      ...(await em.execute<RawRow[]>(
        `select ${list.join(', ')} from "${table.table}" where workspace_id = ? and id in (?) order by id`,
        [workspaceId, ids.slice(from, from + ROWS_PER_STATEMENT)],
      )),
    );
  return rows;
}

/** Whether the rows of a table have a content in the file store. */
export function hasContent({ columns }: CatalogueTable): boolean {
  return columns.some(({ column }) => column === 'storage_key');
}

/** Whether a column holds ciphertext. */
export function isSealed({ declaration }: CatalogueColumn): boolean {
  return declaration.kind !== 'notPersonal' && declaration.stored === 'sealed';
}

/** The text in a cell, opened where it is sealed; null for nothing, for other types, and where the key is destroyed. */
export async function textOf(
  vault: Vault,
  workspaceId: string,
  column: CatalogueColumn,
  row: RawRow,
): Promise<string | null> {
  const value = row[column.column];
  if (!isSealed(column)) return typeof value === 'string' ? value : null;
  if (!(value instanceof Uint8Array)) return null;
  return vault.open({ workspaceId, table: column.table, column: column.column, rowId: row.id }, value);
}

/** Whether a column holds a set of purposes in one number. */
export function isSetOfPurposes({ property }: CatalogueColumn): boolean {
  return property === 'restrictedPurposes';
}

/** The names of a set of purposes; null for none. */
export function purposeNames(bits: unknown): string | null {
  return purposesOf(BigInt(String(bits))).join(', ') || null;
}
