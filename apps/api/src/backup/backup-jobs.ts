import { expireBackups, pruneJournal, relayJournal } from '@smartx/domain/backup';
import type { Application } from '../application.ts';
import type { JobHandlers } from '../jobs/pg-boss-queue.ts';
import { backupFolder, journalFolder } from './folders.ts';

/** What is done for backups when nobody waits for it. */
export function backupJobs(app: Application): Pick<JobHandlers, 'journal:relay' | 'backup:expire'> {
  const { orm, clock, keys, dataFolder } = app;
  const journal = { em: orm.em, pool: keys.pool, clock, folder: journalFolder(dataFolder) };
  return {
    'journal:relay': async () => void (await relayJournal(journal)),
    'backup:expire': async () => {
      await expireBackups({ pool: keys.pool, clock, folder: backupFolder(dataFolder) });
      await pruneJournal(journal);
    },
  };
}
