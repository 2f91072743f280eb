import { destroyBinnedFiles, destroyStrayContents } from '@smartx/domain/file';
import type { Application } from '../application.ts';
import { inEveryWorkspace } from '../jobs/every-workspace.ts';

/** Destroys in every workspace the files that have been in the bin for long enough, and contents that no row names. */
export function purgeFiles(app: Application): Promise<void> {
  const { orm, vault, clock, files, privacy } = app;
  const parts = { em: orm.em, vault, clock, files };
  return inEveryWorkspace(app, async (id) => {
    await destroyBinnedFiles(parts, id);
    await destroyStrayContents(parts, privacy.catalogue, id);
  });
}
