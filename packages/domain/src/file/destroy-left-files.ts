import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileStore } from '../file-store/file-store.ts';
import type { Clock } from '../kernel/clock.ts';
import { enterWorkspace } from '../kernel/scope.ts';
import type { Vault } from '../kernel/vault.ts';
import type { CatalogueTable } from '../privacy/catalogue.ts';
import { tablesWithContent } from '../privacy/erasure/erase-joint-records.ts';
import { File } from './file.entity.ts';

const BIN_DAYS = 30;
const FILES_AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** What cleaning up needs. */
export interface CleaningParts {
  readonly em: EntityManager;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly files: FileStore;
}

/** Destroys what has been in the bin for 30 days: content, own key, row and ties; for the nightly job. Gives their number. */
export async function destroyBinnedFiles(parts: CleaningParts, workspaceId: string): Promise<number> {
  const { em, vault, clock, files } = parts;
  const before = new Date(clock.now().getTime() - BIN_DAYS * DAY_MS);
  return em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    const old = await tx.find(File, { workspaceId, deletedAt: { $lte: before } }, { limit: FILES_AT_ONCE });
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    for (const table of ['record_subject', 'field_change'])
      await tx.execute(`delete from ${table} where workspace_id = ? and record_type = 'file' and record_id in (?)`, [
        workspaceId,
        ids,
      ]);
    await tx.nativeDelete(File, { workspaceId, id: { $in: ids } });
    // Last, and again at the next attempt: a file that is in the bin without its content can only be destroyed anyway.
    for (const { storageKey } of old) await files.destroy(workspaceId, storageKey);
    await vault.destroyKeys(workspaceId, ids);
    return ids.length;
  });
}

/**
 * Destroys contents that no row names: what was written beside a transaction that failed. Only those that are a day old, so
 * that none is taken whose transaction has not ended. Gives their number.
 */
export async function destroyStrayContents(
  { em, clock, files }: Omit<CleaningParts, 'vault'>,
  catalogue: readonly CatalogueTable[],
  workspaceId: string,
): Promise<number> {
  const before = clock.now().getTime() - DAY_MS;
  const named = await namedContents(em, catalogue, workspaceId);
  let destroyed = 0;
  for await (const { storageKey } of files.list(workspaceId)) {
    if (madeAt(storageKey) > before || named.has(storageKey)) continue;
    await files.destroy(workspaceId, storageKey);
    destroyed += 1;
  }
  return destroyed;
}

async function namedContents(
  em: EntityManager,
  catalogue: readonly CatalogueTable[],
  workspaceId: string,
): Promise<ReadonlySet<string>> {
  const selects = tablesWithContent(catalogue).map(
    ({ table }) => `select storage_key from "${table}" where workspace_id = ?`,
  );
  const rows = await em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    const parameters = selects.map(() => workspaceId);
    return tx.execute<{ storage_key: string | null }[]>(selects.join(' union all '), parameters);
  });
  return new Set(rows.map(({ storage_key: key }) => key ?? ''));
}

/** When a storage key was made: it is a UUIDv7. */
function madeAt(storageKey: string): number {
  return Number.parseInt(storageKey.slice(0, 13).replace('-', ''), 16);
}
