import pg from 'pg';

/** Why a file was not written anew. */
export type RewriteProblem = 'busy' | 'tables-not-ours' | 'statistics-not-ours';

const POLL_MS = 250;
const NOT_AVAILABLE = ['55P03', '57014', '40P01'];

/** Waits until nobody sees any more what was there before now: else dead rows would be copied. False where it takes too long. */
export async function waitForReaders(client: pg.Client, patienceMs: number): Promise<boolean> {
  const { rows } = await client.query<{ now: string }>('select pg_current_xact_id()::text as now');
  const horizon = Number(BigInt(rows[0]?.now ?? 0) % 2n ** 32n);
  for (let waited = 0; ; waited += POLL_MS) {
    const { rows: older } = await client.query(OLDER_READERS, [String(horizon)]);
    if (older.length === 0) return true;
    if (waited >= patienceMs) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

// Everybody may see which transactions others have open, though not what they do. A prepared one is nobody's session.
const OLDER_READERS = `select 1 from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()
    and (age(backend_xmin) > age($1::xid) or age(backend_xid) > age($1::xid))
  union all select 1 from pg_prepared_xacts where database = current_database() limit 1`;

/**
 * Writes tables, their indexes and what the planner remembers of them anew, without what was deleted in them. A table that
 * somebody holds is left for the next time.
 */
export async function rewriteTables(client: pg.Client, tables: readonly string[]): Promise<RewriteProblem | null> {
  let problem: RewriteProblem | null = null;
  for (const table of tables) {
    problem = (await rewrite(client, pg.escapeIdentifier(table), 'full, analyze', 'tables-not-ours')) ?? problem;
    await forgetEmpty(client, table);
  }
  // Its histograms hold names and addresses, and what ANALYZE replaced in it is still in its file.
  return (await rewrite(client, 'pg_catalog.pg_statistic', 'full', 'statistics-not-ours')) ?? problem;
}

async function rewrite(
  client: pg.Client,
  table: string,
  how: string,
  refusal: RewriteProblem,
): Promise<RewriteProblem | null> {
  try {
    const before = await fileOf(client, table);
    await client.query(`vacuum (${how}) ${table}`);
    // A role that may not gets a warning and no error.
    return (await fileOf(client, table)) === before ? refusal : null;
  } catch (error) {
    if (error instanceof pg.DatabaseError && NOT_AVAILABLE.includes(error.code ?? '')) return 'busy';
    throw error;
  }
}

async function fileOf(client: pg.Client, table: string): Promise<string | undefined> {
  const { rows } = await client.query<{ file: string }>('select pg_relation_filenode($1::regclass)::text as file', [
    table,
  ]);
  return rows[0]?.file;
}

/** ANALYZE leaves alone what it remembers of a table that has become empty. */
async function forgetEmpty(client: pg.Client, table: string): Promise<void> {
  const name = pg.escapeIdentifier(table);
  const { rowCount } = await client.query(`select 1 from ${name} limit 1`);
  if (rowCount) return;
  await client.query(`do $$ declare stale record; begin
    if current_setting('server_version_num')::integer < 180000 then return; end if;
    for stale in select c.relname, a.attname, s.stainherit from pg_class t
        join pg_class c on c.oid = t.oid or c.oid in (select indexrelid from pg_index where indrelid = t.oid)
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        cross join (values (false), (true)) s (stainherit)
      where t.oid = '${name}'::regclass
    loop perform pg_clear_attribute_stats('public', stale.relname, stale.attname, stale.stainherit); end loop;
  end $$`);
}
