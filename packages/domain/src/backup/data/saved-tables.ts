import type pg from 'pg';
import type { BackupPart, SavedTable } from './backup-part.ts';

const PORTION = 500;

/** Sign-ins end with a restore, and what waits for minutes is not worth keeping. */
const LEFT_OUT = ['public.mikro_orm_migrations', 'auth.session', 'auth.verification', 'auth.attempt'];

/**
 * The tables of the product and of its sign-in; the queue and the mark of the installation belong to neither. Of the events the
 * number of their transaction stays behind: whoever follows them is told anew rather than passed over.
 */
const TABLES = `select n.nspname as schema, c.relname as table, greatest(c.reltuples, 0)::float8 as estimate,
    array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '' and a.atttypid <> 'xid8'::regtype) as columns
  from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname in ('public', 'auth') and c.relkind = 'r' and n.nspname || '.' || c.relname <> all ($1)
    and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
  group by n.nspname, c.relname, c.reltuples order by 1, 2`;

/** A table with what the planner believes of it. */
interface FoundTable extends SavedTable {
  readonly estimate: number;
}

/** The tables that a backup keeps, as they are in this database. */
export async function savedTables(client: pg.Client): Promise<FoundTable[]> {
  return (await client.query<FoundTable>(TABLES, [LEFT_OUT])).rows;
}

/** Every row of the tables, in the caller's transaction. */
export async function* rowsOfTables(client: pg.Client, tables: readonly SavedTable[]): AsyncGenerator<BackupPart> {
  for (const { schema, table, columns } of tables) {
    yield { kind: 'table', table: { schema, table, columns } };
    yield* rowsOf(client, { schema, table, columns });
  }
}

async function* rowsOf(client: pg.Client, table: SavedTable): AsyncGenerator<BackupPart> {
  await client.query(
    `declare backup no scroll cursor for
     select row_to_json(r)::text as row from (select ${columnsOf(table)} from ${nameOf(table)}${orderOf(table)}) r`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${PORTION} from backup`);
    if (rows.length > 0) yield { kind: 'rows', count: rows.length, json: `[${rows.map(({ row }) => row).join(',')}]` };
    if (rows.length < PORTION) break;
  }
  await client.query('close backup');
}

/** Puts rows into a table that is empty. */
export async function insertRows(client: pg.Client, table: SavedTable, json: string): Promise<void> {
  const columns = columnsOf(table);
  const sql = `insert into ${nameOf(table)} (${columns}) select ${columns} from json_populate_recordset(null::${nameOf(table)}, $1::json)`;
  await client.query(sql, [json]);
}

/** Those of the tables that hold a row. */
export async function filledTables(client: pg.Client): Promise<string[]> {
  const filled: string[] = [];
  for (const table of await savedTables(client)) {
    const { rows } = await client.query<{ some: boolean }>(`select exists (select from ${nameOf(table)}) as some`);
    if (rows[0]?.some) filled.push(`${table.schema}.${table.table}`);
  }
  return filled;
}

/** The name of a table as SQL takes it. */
export function nameOf({ schema, table }: Pick<SavedTable, 'schema' | 'table'>): string {
  return `${quoted(schema)}.${quoted(table)}`;
}

/** Events are told again in the order in which they happened. */
function orderOf({ table }: SavedTable): string {
  return table === 'domain_event' ? ' order by transaction_id, id' : '';
}

function columnsOf({ columns }: SavedTable): string {
  return columns.map(quoted).join(', ');
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
