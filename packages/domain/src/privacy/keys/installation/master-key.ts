import type pg from 'pg';
import { type KeyProvider, UnknownMasterKeyError } from '../key-provider.ts';
import { readKeyStore, readMain } from './installation-mark.ts';
import { inKeyDatabase, type KeyUrls } from './key-database.ts';

/** The master key is missing or another one; the message tells the operator what to do. Nothing was changed. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

/** Whether something is sealed already, also where its keys are lost: a new master key would lock it away. */
export async function isAnythingSealed(urls: KeyUrls): Promise<boolean> {
  if ((await readMain(urls)).workspaces.length > 0) return true;
  return ((await readKeyStore(urls))?.workspaces.length ?? 0) > 0;
}

/**
 * Makes sure, before anything is sealed or opened, that the master keys at hand open what the installation has wrapped.
 * @throws MasterKeyError
 */
export async function assertMasterKey(urls: KeyUrls, provider: KeyProvider): Promise<void> {
  const samples = await inKeyDatabase(urls, oneOfEachMaster);
  try {
    for (const { workspaceId, wrapped } of samples ?? []) await provider.unwrap(workspaceId, wrapped);
  } catch (cause) {
    if (!(cause instanceof UnknownMasterKeyError)) throw cause;
    throw new MasterKeyError(
      'The master key is not the one with which this installation sealed its values. Put the right one back ' +
        '(SMARTX_MASTER_KEY, or the file master.key of the data folder; while it is being replaced, the next one too: ' +
        'SMARTX_MASTER_KEY_NEXT or master.key.next) and start again. Nothing was changed.',
      { cause },
    );
  }
}

async function oneOfEachMaster(client: pg.Client): Promise<{ workspaceId: string; wrapped: Buffer }[]> {
  const there = await client.query("select to_regclass('workspace_key') is not null as exists");
  if (!there.rows[0]?.exists) return [];
  // Of a key database that an older version made, the column is not there yet; the row as JSON has it or has it not.
  const { rows } = await client.query<{ workspaceId: string; wrapped: Buffer }>(
    `select distinct on (to_jsonb(k) ->> 'master') workspace_id as "workspaceId", wrapped
     from workspace_key k order by to_jsonb(k) ->> 'master', created_at`,
  );
  return rows;
}
