import type { EntityMetadata } from '@mikro-orm/core';

/** An insert of one row that PostgreSQL plans once a connection. */
export interface InsertStatement {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Inserts by table and columns, with the names under which connections know them. */
const known = new Map<string, Pick<InsertStatement, 'name' | 'sql'>>();

/** The insert of a row as the mapper gives it; null for one with a value that takes the mapper to write it. */
export function insertStatement<Entity>(meta: EntityMetadata<Entity>, row: object): InsertStatement | null {
  const columns = columnsOf(meta, row);
  return columns && { ...statementOf(meta.tableName, [...columns.keys()]), values: [...columns.values()] };
}

function columnsOf<Entity>(meta: EntityMetadata<Entity>, row: object): Map<string, unknown> | null {
  const columns = new Map<string, unknown>();
  const links: [readonly string[], unknown][] = [];
  const properties = new Map(meta.props.map((property) => [String(property.name), property.fieldNames]));
  for (const [name, value] of Object.entries(row)) {
    const fields = properties.get(name);
    const [field] = fields ?? [];
    if (!fields || field === undefined) return null;
    if (fields.length > 1) links.push([fields, value]);
    else if (isPlain(value)) columns.set(field, value);
    else return null;
  }
  // A link shares the column of the workspace with the record's own key, which says it.
  for (const [fields, value] of links)
    for (const [index, field] of fields.entries()) {
      const part: unknown = Array.isArray(value) ? value[index] : null;
      if (value != null && !(Array.isArray(value) && isPlain(part))) return null;
      if (!columns.has(field)) columns.set(field, part);
    }
  return columns;
}

function isPlain(value: unknown): boolean {
  return (
    value === null ||
    value instanceof Date ||
    value instanceof Uint8Array ||
    !/^(?:object|undefined)$/.test(typeof value)
  );
}

function statementOf(table: string, columns: readonly string[]): Pick<InsertStatement, 'name' | 'sql'> {
  const key = `${table} ${columns.join(' ')}`;
  const before = known.get(key);
  if (before) return before;
  const places = columns.map((_column, index) => `$${index + 1}`);
  const names = columns.map((column) => `"${column}"`);
  const sql = `insert into "${table}" (${names.join(', ')}) values (${places.join(', ')})`;
  const statement = { name: `insert_${known.size}`, sql };
  known.set(key, statement);
  return statement;
}
