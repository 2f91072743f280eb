import type pg from 'pg';
import type { Scope } from '../../kernel/scope.ts';
import type { KeyKind } from '../../kernel/vault.ts';
import type { CatalogueTable } from '../catalogue.ts';
import { newestBackup } from './backup/backup-keys.ts';

/** A version of the workspace's own key. */
export interface KeyVersion {
  readonly version: number;
  readonly createdAt: Date;
  /** How many data keys lie under it now. */
  readonly keys: number;
}

/** How many data keys of a kind there are. */
export interface KeyCount {
  readonly kind: KeyKind;
  readonly alive: number;
  readonly destroyed: number;
}

/** A column that is sealed, or kept readable so that it can be searched. */
export interface StoredColumn {
  readonly table: string;
  readonly column: string;
  readonly stored: 'sealed' | 'searchable';
}

/** How a workspace's data is encrypted: numbers and dates, no key. */
export interface EncryptionStatus {
  /** The newest first. */
  readonly versions: readonly KeyVersion[];
  readonly counts: readonly KeyCount[];
  /** The newest backup of the keys whose time is not over. */
  readonly lastBackup: { readonly madeAt: Date; readonly expiresAt: Date } | null;
  /** The newest backup of the data whose key is alive; of the whole installation, as every backup is. */
  readonly lastDataBackup: { readonly madeAt: Date; readonly expiresAt: Date } | null;
  /** Up to when everything that a restore must not take back is written down outside the database. */
  readonly journalCompleteAt: Date | null;
  readonly columns: readonly StoredColumn[];
}

/** What is known about a workspace's keys. @throws NotAllowedError · PurposeNotAllowedError */
export async function encryptionStatus(
  scope: Scope,
  pool: pg.Pool,
  catalogue: readonly CatalogueTable[],
): Promise<EncryptionStatus> {
  scope.require('key:read');
  const { workspaceId, clock } = scope;
  const versions = await pool.query<KeyVersion>(VERSIONS, [workspaceId]);
  const counts = await pool.query<KeyCount>(COUNTS, [workspaceId]);
  const backups = await pool.query<{ madeAt: Date; expiresAt: Date }>(NEWEST_BACKUP, [clock.now()]);
  const journal = await pool.query<{ at: Date }>('select complete_until as at from replay_journal');
  return {
    ...{ versions: versions.rows, counts: counts.rows, lastBackup: backups.rows[0] ?? null },
    ...{ lastDataBackup: await newestBackup(pool), journalCompleteAt: journal.rows[0]?.at ?? null },
    columns: storedColumns(catalogue),
  };
}

const VERSIONS = `select w.version, w.created_at as "createdAt", count(d.key_id)::int as keys
  from workspace_key w left join data_key d
    on d.workspace_id = w.workspace_id and d.workspace_key_version = w.version and d.wrapped is not null
  where w.workspace_id = $1 group by w.version, w.created_at order by w.version desc`;

const COUNTS = `select kind, count(wrapped)::int as alive, count(destroyed_at)::int as destroyed
  from data_key where workspace_id = $1 group by kind order by kind`;

const NEWEST_BACKUP = `select made_at as "madeAt", expires_at as "expiresAt" from key_backup
  where expires_at > $1 order by made_at desc limit 1`;

/** The columns that are sealed or searchable, as they are declared beside each. */
export function storedColumns(catalogue: readonly CatalogueTable[]): StoredColumn[] {
  return catalogue.flatMap(({ table, columns }) =>
    columns.flatMap(({ column, declaration }) =>
      declaration.kind === 'notPersonal' || !declaration.stored ? [] : [{ table, column, stored: declaration.stored }],
    ),
  );
}
