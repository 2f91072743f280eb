import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileStore } from '../file-store/file-store.ts';
import type { Clock } from '../kernel/clock.ts';
import { enterWorkspace } from '../kernel/scope.ts';
import type { CatalogueTable } from '../privacy/catalogue.ts';
import { tablesWithContent } from '../privacy/erasure/erase-joint-records.ts';

const DAY_MS = 86_400_000;

/** What cleaning up needs. */
export interface CleaningParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly files: FileStore;
}

/**
 * Destroys contents that no row names: what was written beside a transaction that failed. Only those that are a day old, so
 * that none is taken whose transaction has not ended. Gives their number.
 */
export async function destroyStrayContents(
  { em, clock, files }: CleaningParts,
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
