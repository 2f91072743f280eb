import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';

/** Values by the property of the entity: scalars, dates and bytes; a relation takes a reference or the id of its record. */
export type RowOf<Entity> = { readonly [Property in keyof Entity]?: unknown };

/** So many rows go into one statement: enough to be fast, few enough for a statement of a megabyte or two. */
const ROWS_PER_STATEMENT = 2000;

/** Runs a statement with `$1` parameters, arrays included, in the transaction of `em`. */
export async function query<Row>(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  const transaction = em.getTransactionContext<Kysely<unknown>>();
  if (!transaction) throw new Error('Rows are written inside a transaction.');
  const { rows } = await transaction.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
  return rows;
}

/**
 * Inserts many rows of one table, column by column as arrays: one statement and one plan however many there are. All rows
 * name the same properties; those that are left out get the column's default.
 */
export async function insertRows<Entity extends object>(
  em: EntityManager,
  entity: new () => Entity,
  rows: readonly RowOf<Entity>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { tableName, properties } = em.getMetadata().get(entity);
  const columns = Object.keys(first).map((property) => columnOf(properties, property));
  const names = columns.map(({ column }) => `"${column}"`).join(', ');
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  const sql = `insert into "${tableName}" (${names}) select * from unnest(${arrays})`;
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const part = rows.slice(from, from + ROWS_PER_STATEMENT).map((row) => new Map(Object.entries(row)));
    await query(
      em,
      sql,
      columns.map(({ property }) => part.map((row) => toParameter(row.get(property)))),
    );
  }
}

type Properties = Readonly<Record<string, { readonly fieldNames: string[]; readonly columnTypes: string[] }>>;

interface Column {
  readonly property: string;
  readonly column: string;
  readonly type: string;
}

function columnOf(properties: Properties, property: string): Column {
  const { fieldNames = [], columnTypes = [] } = properties[property] ?? {};
  // A relation owns two columns; the first is the tenant's, which the key fills.
  const column = fieldNames.at(-1);
  const type = columnTypes.at(-1);
  if (!column || !type) throw new TypeError(`There is no column for "${property}".`);
  return { property, column, type };
}

function toParameter(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return value.toString();
  const isRecord =
    typeof value === 'object' && value !== null && !(value instanceof Date || value instanceof Uint8Array);
  if (!isRecord) return value;
  if (!('id' in value)) throw new TypeError('A row holds scalars and references only.');
  return value.id;
}
