import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalDatabaseError } from '../local-database-error.ts';
import { writeSecretFile } from '../secret-file.ts';
import type { PostgresMajor } from './binaries.ts';

/** The layout of the data folder's `database` part; a number above this one was written by a newer SmartX. */
export const CURRENT_FORMAT = 1;

type Passwords = Readonly<Record<'superuser' | 'owner' | 'app' | 'keys', string>>;

/** What `database/database.json` keeps between starts. */
export interface ClusterRecord {
  readonly format: number;
  readonly major: number;
  readonly port: number;
  /** Where the cluster is when its account cannot enter the data folder; null: beside this record. */
  readonly elsewhere: string | null;
  /** True once role and database exist; before that there can be no data. */
  readonly ready: boolean;
  readonly passwords: Passwords;
}

/** The record of a cluster that does not exist yet. */
export function newRecord(major: PostgresMajor, port: number, elsewhere: string | null): ClusterRecord {
  const password = () => randomBytes(24).toString('base64url');
  const passwords = { superuser: password(), owner: password(), app: password(), keys: password() };
  return { format: CURRENT_FORMAT, major, port, elsewhere, ready: false, passwords };
}

/** Undefined in a new data folder. @throws LocalDatabaseError BROKEN_DATA_FOLDER · NEWER_DATA_FOLDER */
export function readRecord(folder: string): ClusterRecord | undefined {
  const path = recordPath(folder);
  try {
    return parseRecord(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces the record durably. */
export function writeRecord(folder: string, record: ClusterRecord): void {
  writeSecretFile(recordPath(folder), `${JSON.stringify(record, null, 2)}\n`);
}

/** Reads a record's text. @throws LocalDatabaseError BROKEN_DATA_FOLDER · NEWER_DATA_FOLDER */
export function parseRecord(text: string, path: string): ClusterRecord {
  const value = parseObject(text);
  if (value && typeof value.format === 'number' && value.format > CURRENT_FORMAT) {
    throw new LocalDatabaseError(
      'NEWER_DATA_FOLDER',
      `${path} was written by a newer version of SmartX (format ${value.format}; this version knows ${CURRENT_FORMAT}). ` +
        'Start that version again; nothing was changed.',
    );
  }
  const record = value && completeRecord(value);
  if (record) return record;
  throw new LocalDatabaseError(
    'BROKEN_DATA_FOLDER',
    `${path} cannot be read as SmartX wrote it. It holds the passwords of the database, so restore it from a backup; ` +
      'to begin with an empty database, move the whole data folder away. Nothing was changed.',
  );
}

function completeRecord(value: Record<string, unknown>): ClusterRecord | undefined {
  const { format, major, port, elsewhere, ready } = value;
  const passwords = completePasswords(value.passwords);
  if (typeof format !== 'number' || typeof major !== 'number' || typeof port !== 'number') return undefined;
  if (typeof ready !== 'boolean' || (elsewhere !== null && typeof elsewhere !== 'string') || !passwords)
    return undefined;
  return { format, major, port, elsewhere, ready, passwords };
}

function completePasswords(value: unknown): Passwords | undefined {
  if (!isObject(value)) return undefined;
  const { superuser, owner, app, keys } = value;
  if (typeof superuser !== 'string' || typeof owner !== 'string') return undefined;
  if (typeof app !== 'string' || typeof keys !== 'string') return undefined;
  return { superuser, owner, app, keys };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // said by the caller, with the path
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordPath(folder: string): string {
  return join(folder, 'database.json');
}
