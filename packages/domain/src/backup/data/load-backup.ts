import pg from 'pg';
import { BackupError } from '../backup-error.ts';
import { rowsAreThere } from '../quarantine.ts';
import { readBackup } from './backup-file.ts';
import type { BackupPart, BackupTotals, SavedTable } from './backup-part.ts';
import { insertRows, nameOf, savedTables } from './saved-tables.ts';
import { FileRestorer } from './stored-files.ts';
import type { BackupProgress } from './write-backup.ts';

/** A backup that was checked, and the migrated, empty database that it goes into. */
export interface Loading {
  readonly owner: string;
  readonly files: string;
  readonly path: string;
  readonly key: Buffer;
  readonly totals: BackupTotals;
  onProgress?(progress: BackupProgress): void;
}

/** What waited to be sent or was being worked on when the backup was made is not taken up again: nobody knows what became of it. */
const SETTLED = [
  `update mail_message set state = 'stopped', stopped_at = now() where state = 'queued'`,
  `update import_run set state = 'cancelled', finished_at = now() where state in ('dry-run', 'running')`,
  `update bulk_action set state = 'cancelled', finished_at = now() where state in ('prepared', 'running', 'undoing')`,
];

/**
 * Puts the rows of a backup into the database and its files into the store. The rows are there with the commit, all of them, and
 * with them the quarantine that waits for the replay; foreign keys are checked at the end, over everything.
 */
export async function loadBackup(loading: Loading): Promise<void> {
  const client = new pg.Client({ connectionString: loading.owner });
  client.on('error', () => undefined);
  await client.connect();
  const files = new FileRestorer(loading.files);
  try {
    await client.query('begin');
    const tables = await savedTables(client);
    const references = await takeReferencesOff(client);
    for (const table of tables) await client.query(`alter table ${nameOf(table)} disable trigger user`);
    await putBack(client, files, tables, loading);
    for (const table of tables) await client.query(`alter table ${nameOf(table)} enable trigger user`);
    for (const sql of references) await client.query(sql);
    for (const sql of SETTLED) await client.query(sql);
    await rowsAreThere(client);
    await client.query('commit');
    await client.query('analyze');
  } catch (error) {
    await files.giveUp();
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Rows may name others that come later; gives the statements that put the foreign keys back. */
async function takeReferencesOff(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as table, quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where c.contype = 'f' and n.nspname in ('public', 'auth') and c.conparentid = 0`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return rows.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`);
}

async function putBack(
  client: pg.Client,
  files: FileRestorer,
  known: readonly SavedTable[],
  { path, key, totals, onProgress }: Loading,
): Promise<void> {
  let table: SavedTable | null = null;
  const done = { rows: 0, files: 0 };
  for await (const part of readBackup(path, key)) {
    if (part.kind === 'table') table = requireTable(known, part.table);
    if (part.kind === 'rows' && table) {
      await insertRows(client, table, part.json);
      done.rows += part.count;
      onProgress?.({ step: 'rows', done: done.rows, of: totals.rows });
    }
    if (part.kind === 'file') {
      done.files += 1;
      onProgress?.({ step: 'files', done: done.files, of: totals.files });
    }
    await putFile(files, part);
  }
  await files.end();
}

async function putFile(files: FileRestorer, part: BackupPart): Promise<void> {
  if (part.kind === 'file') await files.begin(part.path);
  if (part.kind === 'bytes') await files.write(part.bytes);
}

/** The versions agree, so a table that differs was changed by somebody else. @throws BackupError */
function requireTable(known: readonly SavedTable[], saved: SavedTable): SavedTable {
  const found = known.find(({ schema, table }) => schema === saved.schema && table === saved.table);
  if (found && saved.columns.every((column) => found.columns.includes(column))) return saved;
  throw new BackupError(
    `The backup holds the table ${saved.table} with other columns than this version. Nothing was changed.`,
  );
}
