import type pg from 'pg';
import { KeyStoreError } from '../../privacy/keys/installation/installation-mark.ts';
import { RETIRE_OLD_VERSIONS } from '../../privacy/keys/installation/key-database-schema.ts';
import type { KeyProvider } from '../../privacy/keys/key-provider.ts';
import { type JournalEntry, parseEntry } from '../journal/journal-entry.ts';
import { addEntries, markComplete } from '../journal/journal-store.ts';
import { type KeyBackupRow, readKeyBackup } from './key-backup-file.ts';

const PORTION = 5000;

type WorkspaceKeyRow = Extract<KeyBackupRow, readonly ['w', ...unknown[]]>;

/** Adds the rows of a backup that are not there, in the caller's transaction. Gives how many keys. @throws KeyStoreError */
export async function addBackup(keys: pg.Client, provider: KeyProvider, path: string): Promise<number> {
  const waiting: KeyBackupRow[] = [];
  const entries: JournalEntry[] = [];
  let added = 0;
  for await (const row of readKeyBackup(path, provider)) {
    if (row[0] === 'm') await addMark(keys, row);
    else if (row[0] === 'w') await addWorkspaceKey(keys, provider, row);
    else if (row[0] === 'b') await addBackupKey(keys, row[1]);
    else if (row[0] === 'j') addEntry(entries, row[1]);
    else if (row[0] === 'u') await markComplete(keys, new Date(row[1]));
    else if (waiting.push(row) >= PORTION) added += await addDataKeys(keys, waiting.splice(0));
  }
  await addEntries(keys, entries);
  await keys.query(RETIRE_OLD_VERSIONS);
  return added + (await addDataKeys(keys, waiting));
}

async function addMark(keys: pg.Client, [, id, master, secret]: Extract<KeyBackupRow, readonly ['m', ...unknown[]]>) {
  await keys.query(
    `insert into installation_mark as m (id, master, secret) values ($1, $2, decode($3, 'base64'))
     on conflict (single) do update set secret = coalesce(m.secret, excluded.secret), master = coalesce(m.master, excluded.master)`,
    [id, master, secret],
  );
}

/** A key of the same version that is another key was made anew after a loss: what the backup has would not open under it. */
async function addWorkspaceKey(keys: pg.Client, provider: KeyProvider, row: WorkspaceKeyRow): Promise<void> {
  const [, workspaceId, version, wrapped, master, createdAt] = row;
  const added = await keys.query(
    `insert into workspace_key (workspace_id, version, wrapped, master, created_at)
     values ($1, $2, decode($3, 'base64'), $4, $5) on conflict do nothing`,
    [workspaceId, version, wrapped, master, createdAt],
  );
  if (added.rowCount) return;
  const { rows } = await keys.query<{ wrapped: Buffer }>(
    'select wrapped from workspace_key where workspace_id = $1 and version = $2',
    [workspaceId, version],
  );
  const present = await provider.unwrap(workspaceId, rows[0]?.wrapped ?? Buffer.alloc(0));
  if (present.equals(await provider.unwrap(workspaceId, Buffer.from(wrapped, 'base64')))) return;
  throw new KeyStoreError(
    `The key database holds another key of the workspace ${workspaceId} than the backup: it was made anew after the old one was ` +
      'lost. Move that key database away, then restore. Nothing was changed.',
  );
}

async function addDataKeys(keys: pg.Client, rows: readonly KeyBackupRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { rowCount } = await keys.query(
    `insert into data_key (workspace_id, key_id, kind, workspace_key_version, wrapped, created_at, destroyed_at)
     select (r ->> 1)::uuid, (r ->> 2)::uuid, r ->> 3, (r ->> 4)::int, decode(r ->> 5, 'base64'),
       (r ->> 6)::timestamptz, (r ->> 7)::timestamptz
     from jsonb_array_elements($1::jsonb) r on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  return rowCount ?? 0;
}

/** One that was destroyed since stays so. */
async function addBackupKey(keys: pg.Client, row: object): Promise<void> {
  await keys.query(
    'insert into backup_key select r.* from jsonb_populate_record(null::backup_key, $1::jsonb) r on conflict do nothing',
    [JSON.stringify(row)],
  );
}

function addEntry(entries: JournalEntry[], row: object): void {
  const entry = parseEntry(row);
  if (entry) entries.push(entry);
}
