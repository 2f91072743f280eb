import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueTable } from '../../privacy/catalogue.ts';
import { keyIdOf } from '../../privacy/keys/sealed-value.ts';
import { isSealed, loadRows, textOf } from '../../privacy/reach/table-rows.ts';
import type { MovedRows } from './moved-rows.ts';

/**
 * Brings what was sealed meanwhile under the survivor's key, in rows that go back, under the key of whoever has them: an erasure of
 * the one would make it unreadable for the other.
 */
export async function resealRows(
  em: EntityManager,
  scope: Scope,
  catalogue: readonly CatalogueTable[],
  moved: readonly MovedRows[],
  keys: { readonly from: string; readonly to: string },
): Promise<void> {
  const { vault, workspaceId } = scope;
  const anywhere = { workspaceId, table: 'contact', column: 'key', rowId: keys.to };
  // Whose key is destroyed is being erased: their rows go as they are.
  if ((await vault.commit(keys.to, anywhere, '')) === null) return;
  for (const table of catalogue) {
    const columns = table.columns.filter(isSealed);
    const ids = new Set(moved.filter((one) => one.table === table.table).flatMap((one) => one.ids));
    if (columns.length === 0 || ids.size === 0) continue;
    for (const row of await loadRows(em, workspaceId, table, [...ids]))
      for (const column of columns) {
        const sealed = row[column.column];
        if (!(sealed instanceof Uint8Array) || keyIdOf(sealed) !== keys.from) continue;
        const text = await textOf(vault, workspaceId, column, row);
        if (text === null) continue;
        const place = { workspaceId, table: table.table, column: column.column, rowId: row.id };
        await em.execute(`update "${table.table}" set "${column.column}" = ? where workspace_id = ? and id = ?`, [
          ...[await vault.seal(keys.to, place, text), workspaceId, row.id],
        ]);
      }
  }
}
