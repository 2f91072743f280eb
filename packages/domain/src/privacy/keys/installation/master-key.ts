import type pg from 'pg';
import { type KeyProvider, UnknownMasterKeyError } from '../key-provider.ts';
import { readKeyStore, readMain } from './installation-mark.ts';
import { SECRET_CONTEXT } from './installation-secret.ts';
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
    for (const { context, wrapped } of samples ?? []) await provider.unwrap(context, wrapped);
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

async function oneOfEachMaster(client: pg.Client): Promise<{ context: string; wrapped: Buffer }[]> {
  const { rows } = await client.query<{ keys: boolean; mark: boolean }>(
    "select to_regclass('workspace_key') is not null as keys, to_regclass('installation_mark') is not null as mark",
  );
  // Of a key database that an older version made, the column is not there yet; the row as JSON has it or has it not.
  const keys = `select distinct on (to_jsonb(k) ->> 'master') workspace_id::text as context, wrapped
    from workspace_key k order by to_jsonb(k) ->> 'master', created_at`;
  const secret = 'select $1 as context, secret as wrapped from installation_mark where secret is not null';
  return [
    ...(rows[0]?.keys ? (await client.query(keys)).rows : []),
    ...(rows[0]?.mark ? (await client.query(secret, [SECRET_CONTEXT])).rows : []),
  ];
}
