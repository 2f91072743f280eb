import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { KeyParts } from '../../privacy/keys/rotation/rotate-workspace-key.ts';
import {
  BACKUP_CONTEXT,
  KeyBackupError,
  type KeyBackupRow,
  keyBackupBytes,
  readKeyBackup,
  readKeyBackupHeader,
} from './key-backup-file.ts';

/** A backup of the keys lives so long: an erased person can come back out of it only until then. */
export const KEY_BACKUP_DAYS = 7;

const DAY = 86_400_000;
const PORTION = 5000;
const NAME = /^smartx-keys-.+\.backup$/;
const UNFINISHED = /^smartx-keys-.+\.backup\.part$/;

/** A backup that was written and read again. */
export interface KeyBackup {
  readonly path: string;
  readonly keys: number;
  readonly expiresAt: Date;
}

/**
 * Writes everything that the key database holds at one moment into a file of its own, sealed under the master key, reads it back
 * and notes it down. Backups in the same folder whose time is over are removed.
 */
export async function writeKeyBackup(parts: KeyParts & { readonly clock: Clock }, folder: string): Promise<KeyBackup> {
  const { pool, provider, clock } = parts;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const madeAt = clock.now();
  const expiresAt = new Date(madeAt.getTime() + KEY_BACKUP_DAYS * DAY);
  const path = join(
    folder,
    `smartx-keys-${madeAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${newId().slice(-4)}.backup`,
  );
  const unfinished = `${path}.part`;
  const keys = await inSnapshot(pool, async (client) => {
    const { rows } = await client.query<{ id: string; master: string | null }>(
      'select id, master from installation_mark',
    );
    const [mark] = rows;
    if (!mark) throw new KeyBackupError('The key database is not marked: run "smartx migrate" first.');
    const key = randomBytes(32);
    const wrapped = await provider.wrap(BACKUP_CONTEXT, key, mark.master ?? undefined);
    const header = {
      ...{ installation: mark.id, madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() },
      wrapped: wrapped.toString('base64'),
    };
    const count = { rows: 0 };
    await pipeline(
      keyBackupBytes(key, header, counted(rowsOf(client, expiresAt), count)),
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    );
    return count.rows;
  });
  let read = 0;
  for await (const row of readKeyBackup(unfinished, provider)) if (isKey(row)) read += 1;
  if (read !== keys) throw new KeyBackupError(`The backup holds ${read} keys, not ${keys}.`);
  await chmod(unfinished, 0o600);
  await rename(unfinished, path);
  const note = 'insert into key_backup (id, keys, made_at, expires_at) values ($1, $2, $3, $4)';
  await pool.query(note, [newId(), keys, madeAt, expiresAt]);
  await expireKeyBackups(parts, folder);
  return { path, keys, expiresAt };
}

/**
 * Removes the backups of a folder whose time is over, and, a day after they were begun, those that were never finished. One whose
 * header cannot be read goes when it is as old as a backup gets: it may still hold keys. Gives how many.
 */
export async function expireKeyBackups(
  { pool, clock }: { pool: Pick<pg.Pool, 'query'>; clock: Clock },
  folder: string,
): Promise<number> {
  const now = clock.now();
  await pool.query('delete from key_backup where expires_at <= $1', [now]);
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const end = await endOf(join(folder, name));
    if (!end || end > now) continue;
    await rm(join(folder, name));
    removed += 1;
  }
  return removed;
}

/** Until when a file of the folder may stay; null where it is none of ours. */
async function endOf(path: string): Promise<Date | null> {
  const after = async (days: number) => new Date((await stat(path)).mtimeMs + days * DAY);
  if (UNFINISHED.test(basename(path))) return after(1);
  if (!NAME.test(basename(path))) return null;
  const header = await readKeyBackupHeader(path).catch((error) => {
    if (error instanceof KeyBackupError) return null;
    throw error;
  });
  const end = new Date(header?.expiresAt ?? Number.NaN);
  return Number.isNaN(end.getTime()) ? after(KEY_BACKUP_DAYS) : end;
}

/** A folder that was never made has no backups; one that cannot be read is no reason to believe so. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Removes every backup of a folder, once the master key is gone that opens them. */
export async function removeKeyBackups(pool: pg.Pool, folder: string, except: string): Promise<void> {
  for (const name of await namesIn(folder))
    if ((NAME.test(name) || UNFINISHED.test(name)) && join(folder, name) !== except) await rm(join(folder, name));
  await pool.query('delete from key_backup where made_at < (select max(made_at) from key_backup)');
}

async function inSnapshot<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Up to when this backup may stay; it holds no key of a backup of the data whose time is over by then, and so prolongs none. */
const BACKUP_KEYS = (end: Date) => `select json_build_array('b', to_jsonb(b)) as row from backup_key b
  where wrapped is not null and expires_at >= '${end.toISOString()}'`;

const JOURNAL = [
  `select json_build_array('j', json_build_object('workspaceId', workspace_id, 'kind', kind, 'id', id, 'occurredAt', occurred_at,
     'body', body)) as row from replay_entry order by noted_at`,
  `select json_build_array('u', complete_until) as row from replay_journal`,
];

const ROWS = [
  `select json_build_array('m', id, master, encode(secret, 'base64')) as row from installation_mark`,
  `select json_build_array('w', workspace_id, version, encode(wrapped, 'base64'), master, created_at) as row
   from workspace_key order by workspace_id, version`,
  `select json_build_array('d', workspace_id, key_id, kind, workspace_key_version, encode(wrapped, 'base64'),
     created_at, destroyed_at) as row from data_key order by workspace_id, key_id`,
];

async function* rowsOf(client: pg.PoolClient, end: Date): AsyncGenerator<KeyBackupRow> {
  for (const sql of [...ROWS, BACKUP_KEYS(end), ...JOURNAL]) {
    await client.query(`declare backup no scroll cursor for ${sql}`);
    for (;;) {
      const { rows } = await client.query<{ row: KeyBackupRow }>(`fetch ${PORTION} from backup`);
      for (const { row } of rows) yield row;
      if (rows.length < PORTION) break;
    }
    await client.query('close backup');
  }
}

async function* counted(rows: AsyncIterable<KeyBackupRow>, count: { rows: number }): AsyncGenerator<KeyBackupRow> {
  for await (const row of rows) {
    if (isKey(row)) count.rows += 1;
    yield row;
  }
}

function isKey([kind]: KeyBackupRow): boolean {
  return kind !== 'j' && kind !== 'u';
}
