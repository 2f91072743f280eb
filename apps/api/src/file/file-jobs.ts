import { destroyBinnedFiles, destroyStrayContents } from '@smartx/domain/file';
import type { Application } from '../application.ts';

/** Destroys in every workspace the files that have been in the bin for long enough, and contents that no row names. */
export async function purgeFiles({ orm, vault, clock, files, privacy }: Application): Promise<void> {
  const parts = { em: orm.em, vault, clock, files };
  const workspaces = await orm.em.fork().execute<{ id: string }[]>('select id from every_workspace()');
  for (const { id } of workspaces) {
    await destroyBinnedFiles(parts, id);
    await destroyStrayContents(parts, privacy.catalogue, id);
  }
}
