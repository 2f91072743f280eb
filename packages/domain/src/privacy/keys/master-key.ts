import pg from 'pg';
import type { KeyProvider } from './key-provider.ts';

/** The master key is missing or another one; the message tells the operator what to do. Nothing was changed. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

interface WrappedKey {
  readonly workspaceId: string;
  readonly wrapped: Buffer;
}

const OLDEST_KEY = 'select workspace_id as "workspaceId", wrapped from workspace_key order by created_at limit 1';

/** What PostgreSQL says where the first migration has not been: no such password, no such database. */
const NOT_MADE_YET = ['28P01', '3D000'];

/** Whether something is sealed already, so that a new master key would lock it away. */
export async function isAnythingSealed(keysUrl: string): Promise<boolean> {
  try {
    return (await findOldestKey(keysUrl)) !== null;
  } catch (error) {
    if (error instanceof pg.DatabaseError && NOT_MADE_YET.includes(error.code ?? '')) return false;
    throw error;
  }
}

/**
 * Makes sure, before anything is sealed or opened, that the master key is the one of this installation.
 * @throws MasterKeyError
 */
export async function assertMasterKey(keysUrl: string, provider: KeyProvider): Promise<void> {
  const oldest = await findOldestKey(keysUrl);
  if (!oldest) return;
  try {
    await provider.unwrap(oldest.workspaceId, oldest.wrapped);
  } catch (cause) {
    throw new MasterKeyError(
      'The master key is not the one with which this installation sealed its values. Put the right one back ' +
        '(SMARTX_MASTER_KEY, or the file master.key of the data folder) and start again. Nothing was changed.',
      { cause },
    );
  }
}

async function findOldestKey(keysUrl: string): Promise<WrappedKey | null> {
  const client = new pg.Client({ connectionString: keysUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query("select to_regclass('workspace_key') is not null as exists");
    if (!tables[0]?.exists) return null;
    const { rows } = await client.query<WrappedKey>(OLDEST_KEY);
    return rows[0] ?? null;
  } finally {
    await client.end();
  }
}
