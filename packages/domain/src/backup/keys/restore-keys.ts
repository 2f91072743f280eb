import type pg from 'pg';
import type { Clock } from '../../kernel/clock.ts';
import { KeyStoreError, nameOf, readKeyStore, readMain } from '../../privacy/keys/installation/installation-mark.ts';
import { inKeyDatabase, type KeyUrls, withClient } from '../../privacy/keys/installation/key-database.ts';
import type { KeyProvider } from '../../privacy/keys/key-provider.ts';
import { addBackup } from './add-backup.ts';
import { KeyBackupError, readKeyBackup, readKeyBackupHeader } from './key-backup-file.ts';
import { destroyAgain, destroyUnnamed, giveUpLost, renewLostWorkspaces } from './settle-with-main.ts';

/** Where keys are restored to. */
export interface KeyRestore {
  readonly urls: KeyUrls;
  readonly provider: KeyProvider;
  readonly clock: Clock;
  /** The backup; without one the key database is only made to agree with the main one. */
  readonly path: string | null;
  /** Keys of records without their record are destroyed, however many they are. */
  readonly isAllMeant: boolean;
  /** Makes the key database where it is missing. */
  prepare(): Promise<void>;
}

/** What a restore did, in numbers of keys. */
export interface KeyRestoreReport {
  readonly added: number;
  /** Of people and requests that were erased since the backup was made, and of records that are gone. */
  readonly destroyedAgain: number;
  /** Of people whom the database holds and no backup has: what was sealed for them can never be read again. */
  readonly lost: number;
}

/**
 * Reads a backup of the keys into the key database: adds what is missing, changes nothing that is there, destroys again what was
 * erased since, as far as the database knows. All of it or, if it is cut off, none.
 * @throws KeyBackupError · KeyStoreError, before anything is changed
 */
export async function restoreKeys(restore: KeyRestore): Promise<KeyRestoreReport> {
  const { urls, path } = restore;
  await assertFits(restore);
  await restore.prepare();
  const report = await inKeyDatabase(urls, async (keys) => {
    await keys.query('begin');
    try {
      const added = path ? await addBackup(keys, restore.provider, path) : 0;
      const { destroyedAgain, lost } = await withClient(urls.owner, (main) => settle(main, keys, restore));
      await keys.query('commit');
      return { added, destroyedAgain, lost };
    } catch (error) {
      await keys.query('rollback');
      throw error;
    }
  });
  if (!report) throw new KeyStoreError(`There is no key database "${nameOf(urls.keys)}". Nothing was changed.`);
  return report;
}

async function settle(
  main: pg.Client,
  keys: pg.Client,
  { provider, isAllMeant }: Pick<KeyRestore, 'provider' | 'isAllMeant'>,
): Promise<Omit<KeyRestoreReport, 'added'>> {
  const there = await main.query("select to_regclass('public.erasure_ledger') is not null as exists");
  if (!there.rows[0]?.exists) return { destroyedAgain: 0, lost: 0 };
  await renewLostWorkspaces(main, keys, provider);
  const destroyedAgain = (await destroyAgain(main, keys)) + (await destroyUnnamed(main, keys, isAllMeant));
  return { destroyedAgain, lost: await giveUpLost(main, keys) };
}

async function assertFits({ urls, provider, clock, path }: KeyRestore): Promise<void> {
  const [main, keys] = [await readMain(urls), await readKeyStore(urls)];
  if (path === null) {
    if (keys && keys.workspaces.length > 0 && (!main.mark || !keys.mark || main.mark === keys.mark)) return;
    throw new KeyStoreError('The key database holds no keys of this installation: name a backup with --from.');
  }
  const { installation, expiresAt } = await readKeyBackupHeader(path);
  const foreign = [main.mark, keys?.mark].find((mark) => mark && mark !== installation);
  if (foreign)
    throw new KeyBackupError(
      `The backup belongs to another installation: it is marked ${installation}, this one is marked ${foreign}. Nothing was changed.`,
    );
  if (new Date(expiresAt) <= clock.now())
    throw new KeyBackupError(
      `The backup's time was over on ${expiresAt.slice(0, 10)}: it may hold keys of people who were erased since. Take a newer ` +
        'one. Nothing was changed.',
    );
  // To its end, before a row of it is believed.
  for await (const _row of readKeyBackup(path, provider));
}
