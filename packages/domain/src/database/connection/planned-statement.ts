import type { EntityMetadata } from '@mikro-orm/core';

/** A statement that PostgreSQL plans once a connection. */
export interface PlannedStatement {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The names under which connections know statements. */
const names = new Map<string, string>();

/** The insert of a row as the mapper gives it; null for one with a value that takes the mapper to write it. */
export function insertStatement<Entity>(meta: EntityMetadata<Entity>, row: object): PlannedStatement | null {
  const columns = columnsOf(meta, row);
  if (!columns) return null;
  const places = [...columns.keys()].map((_column, index) => `$${index + 1}`);
  const quoted = [...columns.keys()].map((column) => `"${column}"`);
  const sql = `insert into "${meta.tableName}" (${quoted.join(', ')}) values (${places.join(', ')})`;
  return { ...planned(sql), values: [...columns.values()] };
}

/**
 * The change of a record whose version is still the one in `where`, which gives its next version back; null for one that takes
 * the mapper to write it.
 */
export function updateStatement<Entity>(
  meta: EntityMetadata<Entity>,
  where: object,
  row: object,
): PlannedStatement | null {
  const { versionProperty } = meta;
  const version = versionProperty && meta.properties[versionProperty].fieldNames[0];
  const [found, columns] = [columnsOf(meta, where), columnsOf(meta, row)];
  if (!version || !found?.has(version) || !columns || columns.has(version)) return null;
  // The key of a record never changes, and a link to another record shares its first column.
  for (const key of meta.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames)) columns.delete(key);
  const values = [...columns.values(), ...found.values()];
  const sets = [...columns.keys()].map((column, index) => `"${column}" = $${index + 1}`);
  const wheres = [...found.keys()].map((column, index) => `"${column}" = $${columns.size + index + 1}`);
  const changes = [...sets, `"${version}" = "${version}" + 1`].join(', ');
  const sql = `update "${meta.tableName}" set ${changes} where ${wheres.join(' and ')} returning "${version}"`;
  return { ...planned(sql), values };
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

function planned(sql: string): Pick<PlannedStatement, 'name' | 'sql'> {
  const known = names.get(sql);
  if (known !== undefined) return { name: known, sql };
  const name = `${sql.slice(0, 6)}_${names.size}`;
  names.set(sql, name);
  return { name, sql };
}
