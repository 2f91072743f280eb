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
    problem = (await unlessBusy(() => forgetEmpty(client, table))) ?? problem;
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
  return unlessBusy(async () => {
    const before = await fileOf(client, table);
    await client.query(`vacuum (${how}) ${table}`);
    // A role that may not gets a warning and no error.
    return (await fileOf(client, table)) === before ? refusal : null;
  });
}

async function unlessBusy(work: () => Promise<RewriteProblem | null>): Promise<RewriteProblem | null> {
  try {
    return await work();
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

/**
 * ANALYZE leaves alone what it remembers of a table that has become empty. Before PostgreSQL 18 nobody but a superuser can make it
 * forget that.
 */
async function forgetEmpty(client: pg.Client, table: string): Promise<RewriteProblem | null> {
  const name = pg.escapeIdentifier(table);
  const { rowCount } = await client.query(`select 1 from ${name} limit 1`);
  if (rowCount || !(await isRemembered(client, name))) return null;
  const { rows } = await client.query<{ major: number }>(
    `select current_setting('server_version_num')::integer / 10000 as major`,
  );
  if ((rows[0]?.major ?? 0) < 18) return 'statistics-not-ours';
  await client.query(`do $$ declare stale record; begin
    for stale in ${COLUMNS(name)}
    loop perform pg_clear_attribute_stats('public', stale.relname, stale.attname, false); end loop;
  end $$`);
  return null;
}

const COLUMNS = (name: string) => `select c.relname, a.attname from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.oid = '${name}'::regclass or c.oid in (select indexrelid from pg_index where indrelid = '${name}'::regclass)`;

/** The statistics of a table are hidden from its owner while row-level security is forced upon it. */
async function isRemembered(client: pg.Client, name: string): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`alter table ${name} no force row level security`);
    const { rowCount } = await client.query(`select 1 from pg_stats join (${COLUMNS(name)}) c
      on schemaname = 'public' and tablename = c.relname and pg_stats.attname = c.attname limit 1`);
    return rowCount !== 0;
  } finally {
    await client.query('rollback');
  }
}
