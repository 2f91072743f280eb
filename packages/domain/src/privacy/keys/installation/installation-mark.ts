import type pg from 'pg';
import { newId } from '../../../kernel/ids.ts';
import { inKeyDatabase, type KeyUrls, withClient } from './key-database.ts';

/** The key database is missing, another one's or incomplete; the message says what was found and what to do. Nothing was changed. */
export class KeyStoreError extends Error {
  override readonly name = 'KeyStoreError';
}

/**
 * The tables of the mark in the main database, and of the quarantine after a restore; they stand in a schema of their own, which
 * no role but the owner enters. Safe to run again.
 */
export const MARK_SCHEMA = `
  create schema if not exists installation;
  create table if not exists installation.mark (
    single boolean primary key default true check (single), id uuid not null, made_at timestamptz not null default now());
  create table if not exists installation.quarantine (
    single boolean primary key default true check (single), state text not null check (state in ('restoring', 'replaying')),
    backup_id uuid not null, made_at timestamptz not null);
`;

/** What one of the two databases says about itself. */
export interface MarkedDatabase {
  /** Null where it was never marked. */
  readonly mark: string | null;
  /** The workspaces whose rows, or whose keys, it holds. */
  readonly workspaces: readonly string[];
}

const NOTHING: MarkedDatabase = { mark: null, workspaces: [] };
const RESTORE =
  'Put the right key database back: "npm run smartx -- keys restore --from FILE" reads a backup of the keys, which are kept ' +
  'for seven days in the folder key-backups of the data folder. Nothing was changed.';

/** What the main database says; empty before its first migration. */
export function readMain({ owner }: Pick<KeyUrls, 'owner'>): Promise<MarkedDatabase> {
  return withClient(owner, (client) => readMarked(client, 'installation.mark', 'id', 'public.workspace', 'id'));
}

/** What the key database says; null where there is none. */
export function readKeyStore(urls: KeyUrls): Promise<MarkedDatabase | null> {
  return inKeyDatabase(urls, (client) =>
    readMarked(client, 'public.installation_mark', 'id', 'public.workspace_key', 'workspace_id'),
  );
}

/**
 * Makes sure that the key database is the one of this installation, before anything is migrated or sealed: one that is made anew
 * would lock away everything that was sealed. Reads only.
 * @throws KeyStoreError
 */
export async function assertMarks(urls: KeyUrls): Promise<void> {
  const main = await readMain(urls);
  const found = await readKeyStore(urls);
  const keys = found ?? NOTHING;
  const name = `The key database "${nameOf(urls.keys)}"`;
  const held = `the database "${nameOf(urls.owner)}" holds ${count(main.workspaces.length)} sealed with its keys`;
  if (keys.workspaces.length === 0) {
    if (main.workspaces.length === 0) return;
    throw new KeyStoreError(`${name} ${found ? 'holds no keys' : 'is missing'}, but ${held}. ${RESTORE}`);
  }
  if (main.mark && keys.mark && main.mark !== keys.mark)
    throw new KeyStoreError(
      `${name} belongs to another installation: it is marked ${keys.mark}, the database "${nameOf(urls.owner)}" is marked ` +
        `${main.mark}. ${RESTORE}`,
    );
  const isShared = main.workspaces.some((id) => keys.workspaces.includes(id));
  if (isShared || (main.mark !== null && main.mark === keys.mark && main.workspaces.length === 0)) return;
  if (main.workspaces.length === 0)
    throw new KeyStoreError(
      `${name} holds the keys of ${count(keys.workspaces.length)}, but the database "${nameOf(urls.owner)}" is new. Put the ` +
        'database back from its backup, or name a key database of its own in KEYS_DATABASE_URL. Nothing was changed.',
    );
  throw new KeyStoreError(
    `${name} belongs to another installation: it holds the keys of ${count(keys.workspaces.length)}, none of which is among ` +
      `those of the database "${nameOf(urls.owner)}". ${RESTORE}`,
  );
}

/** Marks both databases as one installation, where they are not marked yet. */
export async function settleMarks(urls: KeyUrls): Promise<void> {
  const [main, keys] = [await readMain(urls), await readKeyStore(urls)];
  const mark = main.mark ?? keys?.mark ?? newId();
  if (!keys?.mark)
    await inKeyDatabase(urls, (client) =>
      client.query('insert into installation_mark (id) values ($1) on conflict do nothing', [mark]),
    );
  await withClient(urls.owner, async (client) => {
    await client.query(MARK_SCHEMA);
    await client.query('insert into installation.mark (id) values ($1) on conflict do nothing', [mark]);
  });
}

/** The name of the database in an address. */
export function nameOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

function count(workspaces: number): string {
  return workspaces === 1 ? 'one workspace' : `${workspaces} workspaces`;
}

async function readMarked(
  client: pg.Client,
  markTable: string,
  markColumn: string,
  table: string,
  column: string,
): Promise<MarkedDatabase> {
  const ids = async (from: string, of: string) => {
    const there = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [from]);
    if (!there.rows[0]?.exists) return [];
    return (await client.query<{ id: string }>(`select distinct ${of} as id from ${from}`)).rows.map(({ id }) => id);
  };
  const [marks, workspaces] = [await ids(markTable, markColumn), await ids(table, column)];
  return { mark: marks[0] ?? null, workspaces };
}
