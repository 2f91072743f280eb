import type { EntityMetadata } from '@mikro-orm/core';

/** A statement that PostgreSQL plans once a connection. */
export interface PlannedStatement {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** A connection keeps what it planned, so what is asked seldom and always otherwise is not planned beforehand. */
const MOST_PLANNED = 500;

/** The names under which connections know statements. */
const names = new Map<string, string>();

/** The insert of a row as the mapper gives it; null for one with a value that takes the mapper to write it. */
export function insertStatement<Entity>(meta: EntityMetadata<Entity>, row: object): PlannedStatement | null {
  const columns = columnsOf(meta, row);
  if (!columns) return null;
  const places = [...columns.keys()].map((_column, index) => `$${index + 1}`);
  const quoted = [...columns.keys()].map((column) => `"${column}"`);
  const sql = `insert into "${meta.tableName}" (${quoted.join(', ')}) values (${places.join(', ')})`;
  return planned(sql, [...columns.values()]);
}

/** What a change of a record whose version is another one by now fails with: nothing is divided by no row. */
export const VERSION_LOST = '22012';

/**
 * The change of a record, which fails with {@link VERSION_LOST} where its version is not the one in `where` any more; that version
 * is its last value. Null for one that takes the mapper to write it.
 */
export function updateStatement<Entity>(
  meta: EntityMetadata<Entity>,
  where: object,
  row: object,
): PlannedStatement | null {
  const { versionProperty } = meta;
  const version = versionProperty && meta.properties[versionProperty].fieldNames[0];
  const [found, columns] = [columnsOf(meta, where), columnsOf(meta, row)];
  if (!version || typeof found?.get(version) !== 'number' || !columns || columns.has(version)) return null;
  const keys = meta.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames);
  if (found.size !== keys.length + 1) return null;
  // The key of a record never changes, and a link to another record shares its first column.
  for (const key of keys) columns.delete(key);
  const sets = [...columns.keys()].map((column, index) => `"${column}" = $${index + 1}`);
  const wheres = [...keys, version].map((column, index) => `"${column}" = $${columns.size + index + 1}`);
  const changes = [...sets, `"${version}" = "${version}" + 1`].join(', ');
  const change = `update "${meta.tableName}" set ${changes} where ${wheres.join(' and ')} returning 1`;
  const values = [...columns.values(), ...[...keys, version].map((column) => found.get(column))];
  return planned(`with changed as (${change}) select 1 / count(*) from changed`, values, 'update');
}

/** A record by its key alone; null where anything else is asked. */
export function findStatement<Entity>(meta: EntityMetadata<Entity>, where: object): PlannedStatement | null {
  const [[name, value] = [], another] = Object.entries(where);
  // The mapper writes the key of a tenant table as one property that is among one key of two values.
  const key: unknown = !another && name === meta.primaryKeys.join('~~~') ? Object(value).$in : null;
  const named = Array.isArray(key) ? Object.fromEntries(meta.primaryKeys.map((part, at) => [part, key[at]])) : where;
  const columns = columnsOf(meta, named);
  const keys = meta.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames);
  if (columns?.size !== keys.length || keys.some((column) => columns.get(column) == null)) return null;
  const wheres = keys.map((column, index) => `"${column}" = $${index + 1}`);
  const sql = `select ${namesOf(meta)} from "${meta.tableName}" where ${wheres.join(' and ')}`;
  return planned(
    sql,
    keys.map((column) => columns.get(column)),
  );
}

/** Named one by one: a statement that was planned for all columns fails once a newer version has added one. */
function namesOf<Entity>(meta: EntityMetadata<Entity>): string {
  const kept = meta.props.filter(({ persist, fieldNames }) => persist !== false && fieldNames);
  return [...new Set(kept.flatMap(({ fieldNames }) => fieldNames))].map((column) => `"${column}"`).join(', ');
}

function columnsOf<Entity>(meta: EntityMetadata<Entity>, row: object): Map<string, unknown> | null {
  const columns = new Map<string, unknown>();
  const links: [readonly string[], unknown][] = [];
  const fieldsOf = new Map(meta.props.map((property) => [String(property.name), property.fieldNames]));
  for (const [name, value] of Object.entries(row)) {
    const fields = fieldsOf.get(name);
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
      if (value !== null && !(Array.isArray(value) && isPlain(part))) return null;
      if (!columns.has(field)) columns.set(field, part);
    }
  return columns;
}

function isPlain(value: unknown): boolean {
  if (value === null || value instanceof Date || value instanceof Uint8Array) return true;
  return typeof value !== 'object' && typeof value !== 'undefined';
}

function planned(sql: string, values: readonly unknown[], kind = sql.slice(0, 6)): PlannedStatement | null {
  const known = names.get(sql);
  if (known !== undefined) return { name: known, sql, values };
  if (names.size >= MOST_PLANNED) return null;
  const name = `${kind}_${names.size}`;
  names.set(sql, name);
  return { name, sql, values };
}
