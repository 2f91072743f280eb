import { enterWorkspace } from '../../kernel/scope.ts';
import { query } from '../write/bulk-rows.ts';
import type { ImportParts } from './import-scope.ts';
import { placeOfFileName } from './open-run.ts';

/**
 * Destroys the files of runs that are over: a process that dies between the end of a run and the destruction of its file
 * leaves it behind. Returns their number.
 */
export async function destroyLeftImports(
  { em, files }: Pick<ImportParts, 'em' | 'files'>,
  workspaceId: string,
): Promise<number> {
  const stored: string[] = [];
  for await (const { storageKey } of files.list(workspaceId)) stored.push(storageKey);
  if (stored.length === 0) return 0;
  const left = await em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    return query<{ storageKey: string }>(
      tx,
      `select storage_key as "storageKey" from import_run
       where workspace_id = $1 and state in ('done', 'cancelled') and storage_key = any($2::text[])`,
      [workspaceId, stored],
    );
  });
  for (const { storageKey } of left) await files.destroy(workspaceId, storageKey);
  return left.length;
}

/**
 * Destroys files, file names and the cells of faulty lines seven days after they came; for the nightly job. What became of
 * each line stays, without a word of its content. Returns the number of runs.
 */
export async function destroyExpiredImports(
  { em, vault, clock, files }: Omit<ImportParts, 'jobs'>,
  workspaceId: string,
): Promise<number> {
  const now = clock.now();
  const expired = await em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    return query<{ id: string; storageKey: string }>(
      tx,
      `select id, storage_key as "storageKey" from import_run
       where workspace_id = $1 and expires_at <= $2 and storage_key <> ''`,
      [workspaceId, now],
    );
  });
  for (const { id, storageKey } of expired) {
    await files.destroy(workspaceId, storageKey);
    const nameless = await vault.seal(workspaceId, placeOfFileName(workspaceId, id), '');
    await em.fork().transactional(async (tx) => {
      await enterWorkspace(tx, workspaceId);
      await query(
        tx,
        'update import_line set cells = null where workspace_id = $1 and run_id = $2 and cells is not null',
        [workspaceId, id],
      );
      // A run that nobody started or finished in a week is over.
      await query(
        tx,
        `update import_run set storage_key = '', file_name = $3, updated_at = $4, version = version + 1,
           state = case when state = 'done' then state else 'cancelled' end
         where workspace_id = $1 and id = $2`,
        [workspaceId, id, nameless, now],
      );
    });
  }
  return expired.length;
}
