import type { CatalogueColumn, CatalogueTable } from '../../../privacy/catalogue.ts';
import { isSealed } from '../../../privacy/reach/table-rows.ts';

/** Machinery that says nothing about anybody's business, and why it stays behind. */
export const TABLES_LEFT_OUT: Readonly<Record<string, string>> = {
  idempotency_record: 'Keys of commands, forgotten after a day.',
  upload: 'Permissions to send a file, for minutes.',
  workspace_export: 'The exports themselves.',
  workspace_closure: 'Kept by the operator about workspaces that were closed.',
};

/** Keyed digests that are themselves what is kept; without our keys they compare with nothing, yet they prove. */
const DIGESTS_TAKEN = [
  'suppression.digest',
  'audit_entry.commitment',
  'audit_leaf.hashes',
  'audit_head.root',
  'audit_head.signature',
];

/** The tables of an export: every one of the catalogue but the machinery, so that none is forgotten. */
export function exportedTables(catalogue: readonly CatalogueTable[]): CatalogueTable[] {
  return catalogue.filter(({ table }) => !Object.hasOwn(TABLES_LEFT_OUT, table));
}

/** The columns of a table in an export: all but index values and hashes of secrets, which open nothing elsewhere. */
export function exportedColumns({ table, columns }: CatalogueTable): CatalogueColumn[] {
  return columns.filter(
    (column) =>
      column.column !== 'workspace_id' &&
      (!isBinary(column) || isSealed(column) || DIGESTS_TAKEN.includes(`${table}.${column.column}`)),
  );
}

/** Whether a column holds bytes. */
export function isBinary({ sqlType }: CatalogueColumn): boolean {
  return sqlType === 'bytea';
}

/** What a JSON Schema says of a column. */
function schemaOf(column: CatalogueColumn): Record<string, unknown> {
  const { sqlType, declaration } = column;
  const type = jsonType(column);
  const described =
    declaration.kind === 'notPersonal' ? 'Not personal.' : `Personal (${declaration.category}), ${declaration.kind}.`;
  return {
    ...(type === null ? {} : { type: column.isNullable || isSealed(column) ? [type, 'null'] : type }),
    ...(sqlType === 'date' && { format: 'date' }),
    ...(sqlType === 'uuid' && { format: 'uuid' }),
    description: column.linksTo ? `${described} Names a row of ${column.linksTo}.` : described,
  };
}

/** Null for what can be anything: JSON that the product keeps as it is. */
function jsonType(column: CatalogueColumn): string | null {
  if (isSealed(column) || isBinary(column)) return 'string';
  if (column.sqlType === 'json' || column.sqlType === 'jsonb') return null;
  if (column.sqlType === 'boolean') return 'boolean';
  return /^(int|smallint)/.test(column.sqlType) ? 'integer' : 'string';
}

/** The JSON Schema (2020-12) of the file with the rows of a table. */
export function tableSchema(table: CatalogueTable): Record<string, unknown> {
  const columns = exportedColumns(table);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: table.entity,
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: columns.map(({ column }) => column),
      properties: Object.fromEntries(columns.map((column) => [column.column, schemaOf(column)])),
    },
  };
}
