import type { CatalogueTable } from '../../privacy/catalogue.ts';
import { FOREIGN_TABLES, type ForeignTable } from './foreign-tables.ts';

/** A column as the migrated database has it. */
export interface LiveColumn {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

/** Whatever runs a statement as the owner of the database, who sees every table of every schema. */
export interface OwnerConnection {
  query(sql: string): Promise<{ rows: LiveColumn[] }>;
}

/** The database and the catalogue differ; each difference is a place where personal data could hide or a promise is empty. */
export class CatalogueGapError extends Error {
  constructor(readonly gaps: readonly string[]) {
    super(`The catalogue of personal data and the database differ:\n${gaps.map((gap) => `  ${gap}`).join('\n')}`);
  }
}

/**
 * B1-AC1: makes sure that every column of every table, view and partition root in every schema is classified, and that
 * everything classified exists.
 * @throws CatalogueGapError naming each place
 */
export async function assertEveryColumnClassified(
  owner: OwnerConnection,
  catalogue: readonly CatalogueTable[],
  foreign: readonly ForeignTable[] = FOREIGN_TABLES,
): Promise<void> {
  const { rows } = await owner.query(LIVE_COLUMNS);
  const gaps = findCatalogueGaps(rows, catalogue, foreign);
  if (gaps.length > 0) throw new CatalogueGapError(gaps);
}

/**
 * Like information_schema.columns, which leaves out materialised views and whatever its reader has no right to. Partitions
 * have the columns of their root; what belongs to an extension is the extension's.
 */
const LIVE_COLUMNS = `
  select n.nspname as schema, c.relname as table, a.attname as column
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
  order by 1, 2, a.attnum`;

/** What is in the database and not classified, and what is classified and not in the database. */
export function findCatalogueGaps(
  live: readonly LiveColumn[],
  catalogue: readonly CatalogueTable[],
  foreign: readonly ForeignTable[],
): string[] {
  const declared = new Set([...ownPlaces(catalogue), ...foreignPlaces(foreign)]);
  const existing = new Set(live.map(placeOf));
  // A schema that this installation does not have (no queue, no sign-in) is no gap; one that it has must be complete.
  const schemas = new Set(live.map(({ schema }) => schema));
  const missing = [...declared].filter((place) => !existing.has(place) && schemas.has(place.split('.')[0] ?? ''));
  return [
    ...live.filter((column) => !declared.has(placeOf(column))).map((column) => `${placeOf(column)} is not classified`),
    ...missing.map((place) => `${place} is classified, but does not exist`),
  ];
}

function* ownPlaces(catalogue: readonly CatalogueTable[]): Generator<string> {
  for (const { table, columns } of catalogue)
    for (const { column } of columns) yield placeOf({ schema: 'public', table, column });
}

function* foreignPlaces(foreign: readonly ForeignTable[]): Generator<string> {
  for (const { schema, table, columns } of foreign)
    for (const column of Object.keys(columns)) yield placeOf({ schema, table, column });
}

function placeOf({ schema, table, column }: LiveColumn): string {
  return `${schema}.${table}.${column}`;
}
