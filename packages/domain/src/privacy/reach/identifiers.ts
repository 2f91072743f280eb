import type { EntityManager } from '@mikro-orm/postgresql';
import type { Vault } from '../../kernel/vault.ts';
import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import type { Reach } from './reached-rows.ts';
import { loadRows, textOf } from './table-rows.ts';

/** What a person is recognised by in a free text. */
export interface Identifiers {
  readonly names: readonly string[];
  /** E-mail and postal addresses, phone numbers, handles. */
  readonly addresses: readonly string[];
}

/** Every name and address that the workspace holds of a person, read from what is theirs before it is erased. */
export async function identifiersOf(
  em: EntityManager,
  vault: Vault,
  workspaceId: string,
  catalogue: readonly CatalogueTable[],
  reach: Reach,
): Promise<Identifiers> {
  const names = new Set<string>();
  const addresses = new Set<string>();
  for (const table of catalogue) {
    const reached = reach.get(table.table);
    const columns = table.columns.filter((column) => isName(column) || isAddress(column));
    if (reached?.relation !== 'owned' || columns.length === 0) continue;
    for (const row of await loadRows(em, workspaceId, table, reached.ids))
      for (const column of columns) {
        const text = (await textOf(vault, workspaceId, column, row))?.trim();
        if (text) (isName(column) ? names : addresses).add(text);
      }
  }
  return { names: [...names], addresses: [...addresses] };
}

/** Names are what a mask shortens to initials. */
function isName({ declaration }: CatalogueColumn): boolean {
  return declaration.kind === 'identifying' && declaration.mask === 'initials';
}

function isAddress({ declaration, sqlType }: CatalogueColumn): boolean {
  if (declaration.kind !== 'identifying' || declaration.category !== 'contact') return false;
  return sqlType === 'text' || declaration.stored === 'sealed';
}
