import { join } from 'node:path';
import { writeKeyBackup } from '@smartx/domain/backup';
import { rotateWorkspaceKey, sweepOrphanKeys } from '@smartx/domain/privacy';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';
import type { JobHandlers } from '../../jobs/pg-boss-queue.ts';
import { rightsScope } from '../privacy-jobs.ts';

/** Where the nightly backup of the keys is kept: a folder beside the database, of which nothing but keys is in it. */
export function keyBackupFolder({ dataFolder }: Pick<Application, 'dataFolder'>): string {
  return join(dataFolder, 'key-backups');
}

/** What is done to keys when nobody waits for it. */
export function keyJobs(app: Application): Pick<JobHandlers, 'keys:rotate' | 'keys:orphans' | 'keys:backup'> {
  return {
    'keys:rotate': async ({ workspaceId, version }) => void (await rotateWorkspaceKey(app.keys, workspaceId, version)),
    'keys:orphans': () => inEveryWorkspace(app, (id) => sweepOrphanKeys(rightsScope(app, id), app.keys.pool)),
    'keys:backup': async () => void (await writeKeyBackup({ ...app.keys, clock: app.clock }, keyBackupFolder(app))),
  };
}
