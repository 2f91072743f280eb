import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { KeyStoreError } from '../../privacy/keys/installation/installation-mark.ts';
import type { KeyProvider } from '../../privacy/keys/key-provider.ts';
import { KeyStore } from '../../privacy/keys/key-store.ts';
import { areTooMany } from '../../privacy/keys/orphan-keys.ts';
import { type KeyName, withoutRecord } from '../../privacy/keys/record-keys.ts';

const PORTION = 5000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Of these the database knows that their key was destroyed: erased people, whoever was merged into them, requests long closed. */
const ERASED = `select workspace_id, subject_id as id from erasure_ledger where keys_destroyed_at is not null
  union select workspace_id, id from data_subject where erased_at is not null
  union select workspace_id, id from privacy_request where identity_destroyed_at is not null`;

const PEOPLE = 'select workspace_id, id from data_subject';

async function destroyClosed(main: pg.Client, keys: pg.Client): Promise<number> {
  const closed = await main.query<{ id: string }>('select closed_workspace_id as id from workspace_closure');
  const ids = closed.rows.map(({ id }) => id);
  const { rowCount } = await keys.query(
    'update data_key set wrapped = null, destroyed_at = now() where workspace_id = any($1) and wrapped is not null',
    [ids],
  );
  await keys.query('delete from workspace_key where workspace_id = any($1)', [ids]);
  return rowCount ?? 0;
}

/** Destroys the keys of whoever was erased since they were saved, and of workspaces that were closed. Gives how many were alive. */
export async function destroyAgain(main: pg.Client, keys: pg.Client): Promise<number> {
  const store = new KeyStore(keys);
  let destroyed = await destroyClosed(main, keys);
  for await (const names of portionsOf(main, ERASED)) {
    const { rows } = await keys.query<KeyName>(
      `select workspace_id as "workspaceId", key_id as "keyId" from data_key
       join unnest($1::uuid[], $2::uuid[]) n (workspace_id, id) using (workspace_id)
       where key_id = n.id and wrapped is not null`,
      columns(names),
    );
    destroyed += rows.length;
    await destroy(store, rows);
  }
  return destroyed;
}

/**
 * Destroys the keys of records that no row names any more: of files that were destroyed, uploads that were taken, notes that are gone.
 * What is being written this moment has its key before its row and is left alone. Gives how many.
 * @throws KeyStoreError where so many lack their record that the database may be an older one, unless all of them are meant
 */
export async function destroyUnnamed(main: pg.Client, keys: pg.Client, isAllMeant: boolean): Promise<number> {
  const store = new KeyStore(keys);
  const ask = async (sql: string, values: readonly string[]) =>
    (await main.query(sql.replace('?', '$1'), [...values])).rows;
  const unnamed: KeyName[] = [];
  let count = 0;
  for await (const names of portionsOf(keys, RECORD_KEYS)) {
    count += names.length;
    unnamed.push(...(await withoutRecord(ask, names)));
  }
  if (!isAllMeant && areTooMany(unnamed.length, count))
    throw new KeyStoreError(
      `${unnamed.length} of ${count} keys of records have no record in the database. Was an older database restored? Put back ` +
        'the newest one first; "npm run smartx -- keys restore --all" destroys these keys for good if that is what you want. ' +
        'Nothing was changed.',
    );
  for (let from = 0; from < unnamed.length; from += PORTION) await destroy(store, unnamed.slice(from, from + PORTION));
  return unnamed.length;
}

const RECORD_KEYS = `select workspace_id, key_id as id from data_key where kind = 'record' and wrapped is not null
  and created_at < now() - interval '10 minutes'`;

async function destroy(store: KeyStore, names: readonly KeyName[]): Promise<void> {
  for (const workspaceId of new Set(names.map((name) => name.workspaceId))) {
    const own = names.filter((name) => name.workspaceId === workspaceId);
    await store.destroyKeys(
      workspaceId,
      own.map(({ keyId }) => keyId),
    );
  }
}

/**
 * Notes the keys down as destroyed that no backup has, so that what they sealed shows as gone and not as broken. Gives how many.
 */
export async function giveUpLost(main: pg.Client, keys: pg.Client): Promise<number> {
  let lost = 0;
  for await (const names of portionsOf(main, PEOPLE)) {
    const { rowCount } = await keys.query(
      `insert into data_key (workspace_id, key_id, kind, workspace_key_version, destroyed_at)
       select workspace_id, id, 'subject', 1, now() from unnest($1::uuid[], $2::uuid[]) n (workspace_id, id)
       on conflict do nothing`,
      columns(names),
    );
    lost += rowCount ?? 0;
  }
  return lost;
}

/** Gives each workspace that no backup knows a key of its own again; what it had sealed is gone, what it seals from now on is not. */
export async function renewLostWorkspaces(main: pg.Client, keys: pg.Client, provider: KeyProvider): Promise<void> {
  const workspaces = await main.query<{ id: string }>('select id from workspace where closed_at is null');
  const known = await keys.query<{ id: string }>('select workspace_id as id from workspace_key where version = 1');
  const rooted = new Set(known.rows.map(({ id }) => id));
  const store = new KeyStore(keys);
  for (const { id } of workspaces.rows) {
    if (rooted.has(id)) continue;
    const master = (await store.findMaster()) ?? provider.masters[0] ?? '';
    await store.addWorkspaceKey(id, 1, { master, wrapped: await provider.wrap(id, randomBytes(32), master) });
  }
}

async function* portionsOf(client: pg.Client, sql: string): AsyncGenerator<KeyName[]> {
  let after: KeyName = { workspaceId: FIRST_ID, keyId: FIRST_ID };
  for (;;) {
    const { rows }: { rows: KeyName[] } = await client.query<KeyName>(
      `select workspace_id as "workspaceId", id as "keyId" from (${sql}) named
       where (workspace_id, id) > ($1, $2) order by workspace_id, id limit ${PORTION}`,
      [after.workspaceId, after.keyId],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last;
  }
}

function columns(names: readonly KeyName[]): [string[], string[]] {
  return [names.map(({ workspaceId }) => workspaceId), names.map(({ keyId }) => keyId)];
}
