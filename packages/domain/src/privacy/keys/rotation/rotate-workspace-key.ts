import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { RETIRE_OLD_VERSIONS } from '../installation/key-database-schema.ts';
import { type KeyProvider, unwrapKey, wrapKey } from '../key-provider.ts';
import { KEY_CHANNEL, KeyStore } from '../key-store.ts';

/** The key database, and who wraps the keys in it. */
export interface KeyParts {
  readonly pool: pg.Pool;
  readonly provider: KeyProvider;
}

/** So many keys are wrapped anew in one transaction: what waits for their locks waits for some milliseconds. */
const PORTION = 1000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The version that a rotation would lead to now: the newest one, where a rotation was cut off before all keys lay under it. */
export async function nextVersion({ pool }: Pick<KeyParts, 'pool'>, workspaceId: string): Promise<number> {
  const { rows } = await pool.query<{ newest: number; isCutOff: boolean }>(
    `select newest, exists (select from data_key where workspace_id = $1 and wrapped is not null
       and workspace_key_version < newest) as "isCutOff"
     from (select coalesce(max(version), 0) as newest from workspace_key where workspace_id = $1) present`,
    [workspaceId],
  );
  const { newest = 0, isCutOff = false } = rows[0] ?? {};
  return isCutOff ? newest : newest + 1;
}

/**
 * Leads a workspace to a version of its own key: makes it, tells every process, and wraps every data key anew in portions. Not a
 * byte of what was sealed changes. One that was cut off goes on where it was; the same again does nothing. A key that is
 * destroyed meanwhile stays destroyed. Gives how many keys were wrapped anew.
 */
export async function rotateWorkspaceKey(parts: KeyParts, workspaceId: string, to: number): Promise<number> {
  const { pool } = parts;
  const store = new KeyStore(pool);
  while (!(await store.findWorkspaceKeys(workspaceId)).some(({ version }) => version >= to))
    await addVersion(parts, store, workspaceId, to);
  await pool.query(`${RETIRE_OLD_VERSIONS} and k.workspace_id = $1`, [workspaceId]);
  await pool.query('select pg_notify($1, $2)', [KEY_CHANNEL, `${workspaceId}/*`]);
  const byVersion = new Map<number, Buffer>();
  for (const { version, wrapped } of await store.findWorkspaceKeys(workspaceId))
    byVersion.set(version, await parts.provider.unwrap(workspaceId, wrapped));
  let all = 0;
  for (;;) {
    const rewrapped = await rewrapOnce(pool, workspaceId, byVersion);
    all += rewrapped;
    // A rotation beside us may have led on to a newer version meanwhile; nobody else writes under an old one any more.
    if (rewrapped === 0) return all;
  }
}

async function addVersion({ provider }: KeyParts, store: KeyStore, workspaceId: string, version: number) {
  const master = (await store.findMaster()) ?? provider.masters[0] ?? '';
  const wrapped = await provider.wrap(workspaceId, randomBytes(32), master);
  await store.addWorkspaceKey(workspaceId, version, { master, wrapped });
}

async function rewrapOnce(pool: pg.Pool, workspaceId: string, byVersion: ReadonlyMap<number, Buffer>) {
  const newest = Math.max(...byVersion.keys());
  let after: string | undefined = FIRST_ID;
  let all = 0;
  while (after !== undefined) {
    const keyIds = await rewrapPortion(pool, { workspaceId, after, newest, byVersion });
    all += keyIds.length;
    after = keyIds.at(-1);
  }
  return all;
}

interface Portion {
  readonly workspaceId: string;
  readonly after: string;
  readonly newest: number;
  readonly byVersion: ReadonlyMap<number, Buffer>;
}

interface OldKey {
  readonly id: string;
  readonly version: number;
  readonly wrapped: Buffer;
}

async function rewrapPortion(pool: pg.Pool, { workspaceId, after, newest, byVersion }: Portion): Promise<string[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<OldKey>(
      `select key_id as id, workspace_key_version as version, wrapped from data_key
       where workspace_id = $1 and key_id > $2 and workspace_key_version < $3 and wrapped is not null
       order by key_id limit ${PORTION} for update`,
      [workspaceId, after, newest],
    );
    const wrapping = keyOf(byVersion, newest);
    const anew = rows.map(({ id, version, wrapped }) => {
      const context = `data ${workspaceId} ${id}`;
      return wrapKey(wrapping, context, unwrapKey(keyOf(byVersion, version), context, wrapped));
    });
    const ids = rows.map(({ id }) => id);
    await client.query(
      `update data_key d set wrapped = n.wrapped, workspace_key_version = $2
       from unnest($3::uuid[], $4::bytea[]) n (key_id, wrapped)
       where d.workspace_id = $1 and d.key_id = n.key_id and d.wrapped is not null`,
      [workspaceId, newest, ids, anew],
    );
    return ids;
  });
}

function keyOf(byVersion: ReadonlyMap<number, Buffer>, version: number): Buffer {
  const key = byVersion.get(version);
  if (!key) throw new Error(`Version ${version} of the workspace's key is missing from the key database.`);
  return key;
}

/** Does the work in one transaction of a connection of its own. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection in the midst of a transaction is thrown away: the server takes it back.
    client.release(true);
    throw error;
  }
}
