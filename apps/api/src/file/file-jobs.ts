import { destroyStrayContents } from '@smartx/domain/file';
import type { Application } from '../application.ts';
import { inEveryWorkspace } from '../jobs/every-workspace.ts';

/** Destroys contents that no row names: what was written beside a transaction that failed, and what was cut off. */
export async function purgeFiles(app: Application): Promise<void> {
  const { orm, clock, files, privacy } = app;
  await files.removeUnfinished();
  await inEveryWorkspace(app, (id) => destroyStrayContents({ em: orm.em, clock, files }, privacy.catalogue, id));
}
