import { ref } from '@mikro-orm/postgresql';
import { newId } from '../../../kernel/ids.ts';
import { reasonNotExported } from '../../access-export/copy-columns.ts';
import type { CatalogueTable } from '../../catalogue.ts';
import type { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import { loadRows, type RawRow, textOf } from '../../reach/table-rows.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import type { ErasureContext } from '../erasure-context.ts';
import { KeptItem } from './erasure-item.entity.ts';
import { claimsOn, type KeptClaim } from './item-keeper.ts';

/**
 * B11-AC4: copies what a ground keeps before anything is changed, each item sealed under a key of its own. The rows are erased as
 * any other afterwards, so that an erasure has no exceptions. Can run twice; the ledger counts what is kept.
 */
export async function keepItems(context: ErasureContext, ledger: ErasureLedger): Promise<void> {
  const { em, scope, keepers } = context;
  const { workspaceId } = scope;
  const claims = await claimsOn(em, keepers, { ...context, workspaceId }, ledger.requestId ?? null);
  const kept = await em.find(KeptItem, { workspaceId, ledgerId: ledger.id });
  const known = new Set(kept.map((item) => keyOf({ ...item, table: item.itemTable })));
  const missing = claims.filter((claim) => !known.has(keyOf(claim)));
  for (const [name, ofTable] of Map.groupBy(missing, ({ table }) => table)) {
    const table = context.catalogue.find((one) => one.table === name);
    const rows = table ? await loadRows(em, workspaceId, table, [...new Set(ofTable.map(({ itemId }) => itemId))]) : [];
    for (const claim of ofTable) {
      const row = rows.find(({ id }) => id === claim.itemId);
      if (table && row) await sealCopy({ ...context, subjectId: ledger.subjectId, ledger }, table, row, claim);
    }
  }
  ledger.exemptCount = await em.count(KeptItem, { workspaceId, ledgerId: ledger.id });
}

function keyOf({
  table,
  itemId,
  holdItemId,
}: {
  table: string;
  itemId: string;
  holdItemId?: string | null | undefined;
}): string {
  return `${table} ${itemId} ${holdItemId ?? ''}`;
}

/** Where and for whom a copy is kept, and what it is made with. */
interface Keeping extends Pick<ErasureContext, 'em' | 'scope' | 'files' | 'keepers'> {
  readonly subjectId: string;
  readonly ledger: Pick<ErasureLedger, 'id' | 'requestId'> | null;
}

/** Seals a copy of a row as it is now, with what belongs to it, under a key of its own. */
export async function sealCopy(keeping: Keeping, table: CatalogueTable, row: RawRow, claim: KeptClaim): Promise<void> {
  const { em, scope, keepers, subjectId, ledger } = keeping;
  const { ground, endsOn, startsOn = null, holdItemId } = claim;
  const { workspaceId, vault, clock } = scope;
  const id = newId();
  await vault.ensureKeys(workspaceId, 'record', [id]);
  const place = { workspaceId, table: 'kept_item', column: 'snapshot', rowId: id };
  const parts = await openRow(keeping, table, row);
  for (const keeper of keepers) Object.assign(parts, await keeper.enclose?.(em, scope, claim));
  const snapshot = JSON.stringify(parts);
  const item = em.create(KeptItem, {
    ...{ workspaceId, id, subject: ref(em.getReference(DataSubject, [workspaceId, subjectId])) },
    ...{ ledgerId: ledger?.id ?? null, requestId: ledger?.requestId ?? null, itemTable: table.table, itemId: row.id },
    ...{ ground, startsOn, endsOn, holdItemId, keptAt: clock.now() },
    snapshot: await vault.seal(id, place, snapshot),
    commitment: await vault.commit(id, place, snapshot),
    storageKey: await copyContent(keeping, id, row),
  });
  em.persist(item);
  await em.flush();
}

/** A row with everything in it that can be read: what is sealed is opened, keyed hashes say nothing. */
async function openRow(
  { scope }: Pick<ErasureContext, 'scope'>,
  { columns }: CatalogueTable,
  row: RawRow,
): Promise<Record<string, unknown>> {
  const opened: Record<string, unknown> = {};
  for (const column of columns) {
    if (reasonNotExported(column) !== null) continue;
    const value = row[column.column];
    const text = await textOf(scope.vault, scope.workspaceId, column, row);
    if (text !== null || value instanceof Uint8Array) opened[column.property] = text;
    else if (value !== null && value !== undefined) opened[column.property] = value;
  }
  return opened;
}

/** A content goes with its row, so the copy has one of its own, under its own key. */
async function copyContent({ scope, files }: Keeping, keyId: string, row: RawRow): Promise<string | null> {
  if (typeof row.storage_key !== 'string') return null;
  const { workspaceId } = scope;
  const content = await files.read(workspaceId, row.storage_key);
  return content && (await files.write({ workspaceId, keyId }, content)).storageKey;
}
