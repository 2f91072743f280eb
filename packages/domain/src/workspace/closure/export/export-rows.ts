import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import type { CatalogueColumn, CatalogueTable } from '../../../privacy/catalogue.ts';
import { BrokenCiphertextError, keyIdOf } from '../../../privacy/keys/sealed-value.ts';
import { isSealed, type RawRow, textOf } from '../../../privacy/reach/table-rows.ts';
import { exportedColumns, isBinary } from './export-columns.ts';

/** A value in an export. */
export type ExportValue = string | number | boolean | null | object;

/** A row of an export, by the names of its columns. */
export type ExportRow = Readonly<Record<string, ExportValue>>;

const PORTION = 1_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Something that cannot be opened although its key is there. */
export interface Unreadable {
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

/** How the rows of a table are opened. */
export interface Opening {
  /** What is sealed in it stays closed. */
  readonly isWithheld: boolean;
  /** Takes what cannot be opened: one broken value must not cost everybody everything else. */
  readonly unreadable: Unreadable[];
}

/**
 * Every row of a table, opened, in portions and in the order of the ids. What was sealed under a key that is destroyed is null, and
 * so is what cannot be read.
 */
export async function* exportRows(scope: Scope, table: CatalogueTable, opening: Opening): AsyncGenerator<ExportRow[]> {
  const columns = exportedColumns(table);
  let after = FIRST_ID;
  for (;;) {
    const raw = await scope.transaction((em) => readPortion(em, scope.workspaceId, table, { columns, after }));
    if (raw.length === 0) return;
    await loadKeys(scope, columns, raw);
    yield await Promise.all(raw.map((row) => openRow(scope, columns, row, opening)));
    after = raw.at(-1)?.id ?? after;
    if (raw.length < PORTION) return;
  }
}

function readPortion(
  em: EntityManager,
  workspaceId: string,
  { table }: CatalogueTable,
  { columns, after }: { readonly columns: readonly CatalogueColumn[]; readonly after: string },
): Promise<RawRow[]> {
  // As text: the driver would round a moment to the millisecond and a large number to a double.
  const list = columns.map(({ column, sqlType }) =>
    /^(date|timestamp|bigint|numeric)/.test(sqlType) ? `"${column}"::text` : `"${column}"`,
  );
  const own = table === 'workspace' ? 'id' : 'workspace_id';
  return em.execute<RawRow[]>(
    `select ${list.join(', ')} from "${table}" where ${own} = ? and id > ? order by id limit ${PORTION}`,
    [workspaceId, after],
  );
}

async function loadKeys({ vault, workspaceId }: Scope, columns: readonly CatalogueColumn[], rows: readonly RawRow[]) {
  const sealed = columns.filter(isSealed);
  const keys = rows.flatMap((row) =>
    sealed.flatMap(({ column }) => {
      const value = row[column];
      return value instanceof Uint8Array ? keysOf(value) : [];
    }),
  );
  await vault.loadKeys(workspaceId, [...new Set(keys)]);
}

/** None for what is no ciphertext any more. */
function keysOf(value: Uint8Array): string[] {
  try {
    return [keyIdOf(value)];
  } catch (error) {
    if (error instanceof BrokenCiphertextError) return [];
    throw error;
  }
}

async function openRow(
  scope: Scope,
  columns: readonly CatalogueColumn[],
  row: RawRow,
  { isWithheld, unreadable }: Opening,
): Promise<ExportRow> {
  const opened: Record<string, ExportValue> = {};
  for (const column of columns)
    try {
      opened[column.column] = isWithheld && isSealed(column) ? null : await openValue(scope, column, row);
    } catch (error) {
      if (!(error instanceof BrokenCiphertextError)) throw error;
      opened[column.column] = null;
      unreadable.push({ table: column.table, id: row.id, column: column.column });
    }
  return opened;
}

async function openValue({ vault, workspaceId }: Scope, column: CatalogueColumn, row: RawRow): Promise<ExportValue> {
  if (isSealed(column)) return textOf(vault, workspaceId, column, row);
  const value = row[column.column];
  if (isBinary(column)) return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'object' ? value : String(value);
}
