import type pg from 'pg';
import type { Clock } from '../../kernel/clock.ts';
import { BackupKeys, findBackup } from '../../privacy/keys/backup/backup-keys.ts';
import { nameOf as databaseOf, readKeyStore, readMain } from '../../privacy/keys/installation/installation-mark.ts';
import { inKeyDatabase, type KeyUrls, withClient } from '../../privacy/keys/installation/key-database.ts';
import { assertMasterKey } from '../../privacy/keys/installation/master-key.ts';
import type { KeyProvider } from '../../privacy/keys/key-provider.ts';
import { BackupError, isFull } from '../backup-error.ts';
import type { ReadJournal } from '../journal/journal-files.ts';
import { completeUntil } from '../journal/journal-store.ts';
import { takeInFiles } from '../journal/open-journal.ts';
import { beginQuarantine, readQuarantine } from '../quarantine.ts';
import { type BackupHeader, checkBackup, readBackupHeader } from './backup-file.ts';
import type { BackupTotals } from './backup-part.ts';
import { loadBackup } from './load-backup.ts';
import { filledTables } from './saved-tables.ts';
import type { BackupProgress } from './write-backup.ts';

/** What is restored, and where to. */
export interface Restore {
  readonly urls: KeyUrls;
  readonly provider: KeyProvider;
  readonly clock: Clock;
  readonly path: string;
  /** By what the tables of this version are known. */
  readonly schema: string;
  /** Where the contents of files are kept. */
  readonly files: string;
  /** What the files of the journal know; the key database may know more. */
  readonly journal: ReadJournal;
  /** Whoever restores knows that erasures and withdrawals since the backup are lost, and wants it nevertheless. */
  readonly isJournalGivenUp: boolean;
  /** Makes the tables in the database, which is empty. */
  migrate(): Promise<unknown>;
  onProgress?(progress: BackupProgress): void;
}

/** What was restored; it is still closed. */
export interface Restored extends BackupTotals {
  readonly madeAt: Date;
}

/**
 * Puts a backup into a database that is empty, and leaves it in quarantine: what happened since has to be replayed before anybody
 * works in it. Version, keys and the whole file are checked before anything is changed; the rows come in one transaction.
 * @throws BackupError · KeyStoreError · MasterKeyError · QuarantineError, before anything is changed
 */
export async function restoreBackup(restore: Restore): Promise<Restored> {
  const { urls, path, onProgress } = restore;
  const header = await readBackupHeader(path);
  if (header.schema !== restore.schema) throw new BackupError(OTHER_VERSION);
  const mark = await assertOurs(restore, header);
  await assertEmpty(urls);
  const key = await findKey(restore, header);
  onProgress?.({ step: 'check', done: 0, of: 1 });
  const totals = await checkBackup(path, key);
  await assertJournal(restore, header);
  const madeAt = new Date(header.madeAt);
  await beginQuarantine(urls.owner, { mark, backupId: header.id, madeAt });
  await restore.migrate();
  // Before the rows are there: whoever goes on after a cut finds all of it.
  await inKeyDatabase(urls, (keys) => takeInFiles(keys, restore.journal));
  try {
    await loadBackup({ owner: urls.owner, files: restore.files, path, key, totals, ...(onProgress && { onProgress }) });
  } catch (error) {
    throw isFull(error) ? new BackupError(NO_ROOM, { cause: error }) : error;
  } finally {
    key.fill(0);
  }
  return { ...totals, madeAt };
}

const OTHER_VERSION =
  'The backup was made by another version of SmartX, whose tables are others. Restore it with that version, then upgrade. ' +
  'Nothing was changed.';
const NO_ROOM = 'There is no room left on the disk. Make some, then run the same command again: it begins anew.';

async function assertOurs({ urls, provider }: Restore, { installation }: BackupHeader): Promise<string> {
  const [main, keys] = [await readMain(urls), await readKeyStore(urls)];
  if (!keys?.mark)
    throw new BackupError(
      `The key database "${databaseOf(urls.keys)}" holds no keys. Put the master key in place and read the newest backup of the keys ` +
        'first: "npm run smartx -- keys restore --from FILE". Nothing was changed.',
    );
  const foreign = [keys.mark, main.mark].find((mark) => mark && mark !== installation);
  if (foreign)
    throw new BackupError(
      `The backup belongs to another installation: it is marked ${installation}, this one is marked ${foreign}. Nothing was changed.`,
    );
  await assertMasterKey(urls, provider);
  return installation;
}

async function assertEmpty({ owner }: KeyUrls): Promise<void> {
  const { filled, isCutOff, others } = await withClient(owner, async (client) => ({
    filled: await filledTables(client),
    isCutOff: (await readQuarantine(client))?.state === 'restoring',
    others: await countOthers(client),
  }));
  const name = databaseOf(owner);
  if (filled.length > 0)
    throw new BackupError(
      `The database "${name}" is not empty (${filled.slice(0, 3).join(', ')} and more hold rows). A backup is never restored over ` +
        'data: name an empty database, or another data folder. Nothing was changed.',
    );
  if (others > 0 && !isCutOff)
    throw new BackupError(`Somebody else uses the database "${name}". Stop every server first. Nothing was changed.`);
}

/** Who works in this database beside its owner: a server that runs would be open before anything is replayed. */
async function countOthers(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and usename <> current_user and backend_type = 'client backend'`,
  );
  return rows[0]?.count ?? 0;
}

async function findKey({ urls, provider, clock }: Restore, header: BackupHeader): Promise<Buffer> {
  const found = await inKeyDatabase(urls, async (keys) => {
    const there = await keys.query("select to_regclass('public.backup_key') is not null as exists");
    const note = there.rows[0]?.exists ? await findBackup(keys, header.id) : null;
    const key =
      note && note.expiresAt > clock.now() ? await (await BackupKeys.open(keys, provider)).find(header.id) : null;
    return { note, key };
  });
  if (found?.key) return found.key;
  if (found?.note)
    throw new BackupError(
      `The backup's time was over on ${(found.note.destroyedAt ?? found.note.expiresAt).toISOString().slice(0, 10)}: its key is ` +
        'destroyed, and nobody can read it any more. Nothing was changed.',
    );
  throw new BackupError(
    'The key of the backup is not in the key database. Read the newest backup of the keys into it first: "npm run smartx -- keys ' +
      'restore --from FILE". Nothing was changed.',
  );
}

async function assertJournal(restore: Restore, { madeAt }: BackupHeader): Promise<void> {
  const until = await journalUntil(restore);
  if (restore.isJournalGivenUp || (until !== null && until >= new Date(madeAt))) return;
  throw new BackupError(
    'The journal of what was erased and withdrawn since the backup is not here: ' +
      `${until ? `it ends on ${until.toISOString()}` : 'there is none'}, the backup was made on ${madeAt}. Name the folder with the ` +
      'newest one in --journal. If it is lost for good, --without-journal restores without it: then whoever was erased or withdrew a ' +
      'consent since has to be treated again by hand. Nothing was changed.',
  );
}

/** Up to when the journal is complete, that of the files or that of the key database. */
async function journalUntil({ urls, journal }: Restore): Promise<Date | null> {
  const stored = await inKeyDatabase(urls, async (keys) => {
    const there = await keys.query("select to_regclass('public.replay_journal') is not null as exists");
    return there.rows[0]?.exists ? await completeUntil(keys) : null;
  });
  const known = [journal.completeUntil, stored].flatMap((until) => until ?? []);
  return known.sort((one, other) => other.getTime() - one.getTime())[0] ?? null;
}
