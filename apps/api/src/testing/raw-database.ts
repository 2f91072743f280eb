import pg from 'pg';

/** Works in a database over a connection of its own. */
export async function on<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** How many rows every table has. */
export async function rowCounts(client: pg.Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(client))
    counts[table] = (await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? 0;
  return counts;
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Every row of every table as text, as a dump shows it. */
export async function dumpOf(url: string): Promise<string> {
  return on(url, async (client) => {
    const rows: string[] = [];
    for (const table of await tablesOf(client))
      rows.push(
        ...(await client.query<{ row: string }>(`select t::text as row from ${table} t`)).rows.map(({ row }) => row),
      );
    return rows.join('\n');
  });
}
