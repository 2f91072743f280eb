import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { loadRows } from '../../reach/table-rows.ts';
import { destroyExports } from '../recipients/destroy-exports.ts';
import { searchedTables } from './searched-texts.ts';
import { readPlaces } from './text-places.ts';
import { digestOf, openTexts, takeOut } from './write-text.ts';

/** What was taken out of the texts of a row, as a review item says it: numbers, names of fields and keyed hashes. */
export interface TakenOut {
  readonly table: string;
  readonly rowId: string;
  readonly places: string;
}

/**
 * Takes out of a restored text what was taken out of it before: the same places, where it is still the same text. Nobody has to
 * know any more who was looked for. What was in the place of a file's content is a stray then, and goes by night. False where there is nothing to do.
 */
export async function takeOutAgain(
  em: EntityManager,
  scope: Scope,
  { catalogue, files }: Pick<PrivacyParts, 'catalogue' | 'files'>,
  { table, rowId, places }: TakenOut,
): Promise<boolean> {
  const at = searchedTables(catalogue).find((one) => one.table.table === table);
  const [row] = at ? await loadRows(em, scope.workspaceId, at.table, [rowId]) : [];
  if (!at || !row) return false;
  const known = readPlaces(places);
  let isDone = false;
  const writing = { em, scope, files, replaced: [] };
  for (const [column, text] of (await openTexts(writing, at.columns, row)).texts) {
    const taken = known[column.property];
    if (!taken || taken.digest !== (await digestOf(scope, text))) continue;
    await takeOut(writing, at.table, column, row, { text, places: taken.places });
    isDone = true;
  }
  if (isDone) await destroyExports(em, scope);
  return isDone;
}
