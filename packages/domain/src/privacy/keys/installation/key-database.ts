import pg from 'pg';

/** The owner of the main database, and the role of the wrapped keys. */
export interface KeyUrls {
  readonly owner: string;
  readonly keys: string;
}

/** What PostgreSQL says where the first migration has not been: no such password, no such database. */
const NOT_MADE_YET = ['28P01', '28000', '3D000'];

/** Opens a connection, does the work and closes it again. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Works in the key database as whoever may change its tables: the owner of the main one, or the keys' own role where the operator
 * gave it the database or keeps it on another server. Null where there is no such database.
 */
export async function inKeyDatabase<Result>(
  urls: KeyUrls,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result | null> {
  const url = await administratorUrl(urls);
  return url === null ? null : await withClient(url, work);
}

/** Whether both databases are on one server, where the owner can make what is missing. */
export function isOneServer({ owner, keys }: KeyUrls): boolean {
  return serverOf(owner) === serverOf(keys);
}

async function administratorUrl(urls: KeyUrls): Promise<string | null> {
  const { owner, keys } = urls;
  if (!isOneServer(urls)) return (await isReached(keys)) ? keys : null;
  const { pathname, username } = new URL(keys);
  const found = await withClient(owner, (client) =>
    client.query<{ owner: string }>('select pg_get_userbyid(datdba) as owner from pg_database where datname = $1', [
      decodeURIComponent(pathname.slice(1)),
    ]),
  );
  const [database] = found.rows;
  if (!database) return null;
  if (database.owner === decodeURIComponent(username)) return keys;
  const address = new URL(owner);
  address.pathname = pathname;
  return address.href;
}

async function isReached(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('select 1'));
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && NOT_MADE_YET.includes(error.code ?? '')) return false;
    throw error;
  }
}

function serverOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname === 'localhost' ? '127.0.0.1' : hostname}:${port || '5432'}`;
}
