import { createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { BackupKeys, destroyBackupKey, expireBackupKeys, finishBackup } from '../../privacy/keys/backup/backup-keys.ts';
import { readKeyStore } from '../../privacy/keys/installation/installation-mark.ts';
import type { KeyUrls } from '../../privacy/keys/installation/key-database.ts';
import type { KeyParts } from '../../privacy/keys/rotation/rotate-workspace-key.ts';
import { BackupError, isFull } from '../backup-error.ts';
import { backupBytes, checkBackup } from './backup-file.ts';
import type { BackupPart, BackupTotals } from './backup-part.ts';
import { rowsOfTables, savedTables } from './saved-tables.ts';
import { countFiles, storedFiles } from './stored-files.ts';

/** A backup lives so long: whoever is erased is readable in it until then at the latest. */
export const BACKUP_DAYS = 35;

const DAY = 86_400_000;
const UNFINISHED = /^smartx-.+\.backup\.part$/;

/** How far a backup has come. */
export interface BackupProgress {
  readonly step: 'rows' | 'files' | 'check';
  readonly done: number;
  /** As far as it can be known beforehand. */
  readonly of: number;
}

/** What is saved, and where to. */
export interface Backup extends KeyParts {
  readonly urls: KeyUrls;
  readonly clock: Clock;
  /** By what the tables of this version are known. */
  readonly schema: string;
  /** Where the contents of files are kept. */
  readonly files: string;
  /** Where the backup is written to. */
  readonly folder: string;
  onProgress?(progress: BackupProgress): void;
}

/** A backup that was written and read again. */
export interface FinishedBackup extends BackupTotals {
  readonly id: string;
  readonly path: string;
  readonly byteSize: number;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

/**
 * Writes everything that the main database holds at one moment, and the file store, into one file under a key of its own, and
 * reads it back to its end before it gets its name. What is cut off or meets a full disk leaves no file and no key.
 * @throws BackupError
 */
export async function writeBackup(backup: Backup): Promise<FinishedBackup> {
  const { urls, pool, provider, clock, folder } = backup;
  const installation = (await readKeyStore(urls))?.mark;
  if (!installation) throw new BackupError('The installation is not set up yet: there is nothing to save.');
  const id = newId();
  const madeAt = clock.now();
  const expiresAt = new Date(madeAt.getTime() + BACKUP_DAYS * DAY);
  const path = join(folder, `smartx-${madeAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${id.slice(-4)}.backup`);
  const header = { id, installation, madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() };
  const key = await (await BackupKeys.open(pool, provider)).make({ id, path, madeAt, expiresAt });
  try {
    await makeFolder(folder);
    const bytes = (client: pg.Client) =>
      backupBytes(key, { ...header, schema: backup.schema }, partsOf(client, backup));
    await inSnapshot(urls.owner, (client) =>
      pipeline(bytes(client), createWriteStream(`${path}.part`, { mode: 0o600, flush: true })),
    );
    backup.onProgress?.({ step: 'check', done: 0, of: 1 });
    const totals = await checkBackup(`${path}.part`, key);
    await chmod(`${path}.part`, 0o600);
    await rename(`${path}.part`, path);
    const { size: byteSize } = await stat(path);
    await finishBackup(pool, id, { byteSize, rowCount: totals.rows, fileCount: totals.files }, clock.now());
    await expireBackups(backup);
    return { ...totals, id, path, byteSize, madeAt, expiresAt };
  } catch (error) {
    // What went wrong is told, not what could not be cleared away after it.
    await rm(`${path}.part`, { force: true }).catch(() => undefined);
    await destroyBackupKey(pool, id, clock.now()).catch(() => undefined);
    throw explain(error, folder);
  } finally {
    key.fill(0);
  }
}

/** Destroys the keys of backups whose time is over, removes their files where they are still where they were written to. Gives how many. */
export async function expireBackups({
  pool,
  clock,
  folder,
}: Pick<Backup, 'pool' | 'clock' | 'folder'>): Promise<number> {
  const now = clock.now();
  const expired = await expireBackupKeys(pool, now);
  for (const { path } of expired) await rm(path, { force: true });
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    const path = join(folder, name);
    if (UNFINISHED.test(name) && (await stat(path)).mtimeMs + DAY < now.getTime()) await rm(path, { force: true });
  }
  return expired.length;
}

async function* partsOf(client: pg.Client, { files, onProgress }: Backup): AsyncGenerator<BackupPart> {
  const tables = await savedTables(client);
  const rows = tables.reduce((sum, { estimate }) => sum + estimate, 0);
  let done = 0;
  for await (const part of rowsOfTables(client, tables)) {
    if (part.kind === 'rows') {
      done += part.count;
      onProgress?.({ step: 'rows', done, of: Math.max(rows, done) });
    }
    yield part;
  }
  // After the rows: a file that a row of the snapshot names is there, unless it was destroyed since.
  const count = await countFiles(files);
  done = 0;
  for await (const part of storedFiles(files)) {
    if (part.kind === 'file') {
      done += 1;
      onProgress?.({ step: 'files', done, of: Math.max(count, done) });
    }
    yield part;
  }
}

/** All rows as they are at one moment, past row-level security, beside whoever writes. */
async function inSnapshot(owner: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: owner });
  // A connection that is lost between two statements tells nobody else.
  const lost = new Promise<never>((_, reject) => client.on('error', reject));
  lost.catch(() => undefined);
  await client.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await Promise.race([work(client), lost]);
    await client.query('commit');
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new BackupError(`The folder ${folder} cannot be made. Name another one with --to. Nothing was kept.`, {
      cause,
    });
  }
}

function explain(error: unknown, folder: string): unknown {
  if (isFull(error))
    return new BackupError(`There is no room left in ${folder}. What was written of the backup is gone again.`, {
      cause: error,
    });
  if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EROFS'))
    return new BackupError(`Nothing can be written to ${folder}. Name another folder with --to. Nothing was kept.`, {
      cause: error,
    });
  if (isCut(error))
    return new BackupError('The connection to the database was cut. What was written of the backup is gone again.', {
      cause: error,
    });
  return error;
}

function isCut(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(57P|08|ECONN|EPIPE)/.test(code) || error.message.startsWith('Connection terminated');
}
