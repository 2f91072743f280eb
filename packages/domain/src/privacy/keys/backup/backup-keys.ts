import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { openInstallationSecret } from '../installation/installation-secret.ts';
import { deriveKey, type KeyProvider, unwrapKey, wrapKey } from '../key-provider.ts';

/** A pool, or one connection of it. */
type Queries = Pick<pg.Pool, 'query'>;

/** A backup of the data, as the key database knows it; the file itself may be anywhere. */
export interface BackupNote {
  readonly id: string;
  /** Where it was written to. */
  readonly path: string;
  readonly madeAt: Date;
  /** When its key is destroyed; what is left of the file is unreadable from then on. */
  readonly expiresAt: Date;
  /** Null while it is being written, and where that was cut off. */
  readonly finishedAt: Date | null;
  readonly destroyedAt: Date | null;
  readonly byteSize: number | null;
}

/** What a backup became. */
export interface BackupSize {
  readonly byteSize: number;
  readonly rowCount: number;
  readonly fileCount: number;
}

const COLUMNS = `id, path, made_at as "madeAt", expires_at as "expiresAt", finished_at as "finishedAt",
  destroyed_at as "destroyedAt", byte_size::float8 as "byteSize"`;

/** The keys of backups: each its own, in the key database alone, so that a backup ends everywhere once its key is destroyed. */
export class BackupKeys {
  private constructor(
    private readonly keys: Queries,
    private readonly wrapping: Buffer,
  ) {}

  /** The keys of this installation; they lie under its secret, which outlives every master key. @throws UnknownMasterKeyError */
  static async open(keys: Queries, provider: KeyProvider): Promise<BackupKeys> {
    return new BackupKeys(keys, deriveKey(await openInstallationSecret(keys, provider), 'smartx keys of backups'));
  }

  /** Makes the key of a backup that is about to be written. */
  async make({
    id,
    path,
    madeAt,
    expiresAt,
  }: Omit<BackupNote, 'finishedAt' | 'destroyedAt' | 'byteSize'>): Promise<Buffer> {
    const key = randomBytes(32);
    await this.keys.query(
      'insert into backup_key (id, wrapped, path, made_at, expires_at) values ($1, $2, $3, $4, $5)',
      [id, wrapKey(this.wrapping, contextOf(id), key), path, madeAt, expiresAt],
    );
    return key;
  }

  /** The key of a backup; null where it never was here or was destroyed. */
  async find(id: string): Promise<Buffer | null> {
    const sql = 'select wrapped from backup_key where id = $1 and wrapped is not null';
    const { rows } = await this.keys.query<{ wrapped: Buffer }>(sql, [id]);
    return rows[0] ? unwrapKey(this.wrapping, contextOf(id), rows[0].wrapped) : null;
  }
}

/** Notes down that a backup is whole, and how large. */
export async function finishBackup(keys: Queries, id: string, size: BackupSize, now: Date): Promise<void> {
  await keys.query(
    'update backup_key set byte_size = $2, row_count = $3, file_count = $4, finished_at = $5 where id = $1',
    [id, size.byteSize, size.rowCount, size.fileCount, now],
  );
}

/** Destroys the key of a backup that came to nothing. */
export async function destroyBackupKey(keys: Queries, id: string, now: Date): Promise<void> {
  await keys.query('update backup_key set wrapped = null, destroyed_at = $2 where id = $1 and wrapped is not null', [
    id,
    now,
  ]);
}

/** Destroys the keys of backups whose time is over, and gives these backups. */
export async function expireBackupKeys(keys: Queries, now: Date): Promise<BackupNote[]> {
  const { rows } = await keys.query<BackupNote>(
    `update backup_key set wrapped = null, destroyed_at = $1
     where expires_at <= $1 and wrapped is not null returning ${COLUMNS}`,
    [now],
  );
  return rows;
}

/** What is known of a backup, also of one whose key is destroyed. */
export async function findBackup(keys: Queries, id: string): Promise<BackupNote | null> {
  return (await keys.query<BackupNote>(`select ${COLUMNS} from backup_key where id = $1`, [id])).rows[0] ?? null;
}

/** Every backup, the newest first, with those that ended. */
export async function listBackups(keys: Queries): Promise<BackupNote[]> {
  return (await keys.query<BackupNote>(`select ${COLUMNS} from backup_key order by made_at desc, id desc`)).rows;
}

/** The newest backup that is whole and can be read; null where there is none. */
export async function newestBackup(keys: Queries): Promise<BackupNote | null> {
  const sql = `select ${COLUMNS} from backup_key where wrapped is not null and finished_at is not null
    order by made_at desc limit 1`;
  return (await keys.query<BackupNote>(sql)).rows[0] ?? null;
}

/**
 * When the last backup ends that can still show in clear what was there at a moment: one that was begun by then and whose key is
 * alive. Null where there is none, so that what was erased at that moment is in no backup any more.
 */
export async function lastBackupDies(keys: Queries, at: Date): Promise<Date | null> {
  const sql = 'select max(expires_at) as dies from backup_key where wrapped is not null and made_at <= $1';
  return (await keys.query<{ dies: Date | null }>(sql, [at])).rows[0]?.dies ?? null;
}

function contextOf(id: string): string {
  return `backup ${id}`;
}
