import type { Scope } from '../../../kernel/scope.ts';
import type { CatalogueColumn, CatalogueTable } from '../../catalogue.ts';
import { BrokenCiphertextError, keyIdOf } from '../../keys/sealed-value.ts';
import { blackOut, ERASED, type Passage } from '../../reach/redact-text.ts';
import { type RawRow, textOf } from '../../reach/table-rows.ts';
import { isContent, replaceText, textOfFile, UnreadableTextError } from './file-text.ts';
import type { TextSources, TextWriting } from './text-sources.ts';

/** The texts of a row, by column, and how many of them cannot be read though their key is there. */
export interface OpenedTexts {
  readonly texts: ReadonlyMap<CatalogueColumn, string>;
  readonly broken: number;
}

/** Opens the texts of a row; one whose key is destroyed says nothing any more. */
export async function openTexts(
  { scope: { workspaceId, vault }, files }: TextSources,
  columns: readonly CatalogueColumn[],
  row: RawRow,
): Promise<OpenedTexts> {
  const texts = new Map<CatalogueColumn, string>();
  let broken = 0;
  for (const column of columns) {
    try {
      const text = isContent(column)
        ? await textOfFile(files, workspaceId, row)
        : await textOf(vault, workspaceId, column, row);
      if (text) texts.set(column, text);
    } catch (error) {
      if (!(error instanceof BrokenCiphertextError || error instanceof UnreadableTextError)) throw error;
      broken += 1;
    }
  }
  return { texts, broken };
}

/** A keyed hash of a text: tells later whether it is still the same one, and nothing else. */
export async function digestOf({ vault, workspaceId }: Scope, text: string): Promise<string> {
  return (await vault.blindIndex(workspaceId, 'text', text)).toString('base64url');
}

/** Makes everybody else wait who would write a row. */
export async function lockRow({ em, scope }: TextWriting, { table }: CatalogueTable, rowId: string): Promise<void> {
  await em.execute(`select id from "${table}" where workspace_id = ? and id = ? for update`, [
    scope.workspaceId,
    rowId,
  ]);
}

/**
 * Writes a text without some places of it, under the key that it had, and forgets what it said before: the history of the field,
 * and the keyed hash by which it was found. Whoever has the record open meanwhile has another version of it. A web address goes
 * as a whole: without a part of it, it would lead elsewhere or nowhere. Gives what is left of the text.
 */
export async function takeOut(
  writing: TextWriting,
  table: CatalogueTable,
  column: CatalogueColumn,
  row: RawRow,
  { text, places }: { readonly text: string; readonly places: readonly Passage[] },
): Promise<string> {
  const { em, scope } = writing;
  const { workspaceId, vault } = scope;
  if (await removeAddress(writing, table, row)) {
    await forgetBefore(writing, table, column, row);
    return '';
  }
  const redacted = blackOut(text, places, ERASED);
  if (isContent(column)) {
    await replaceText(writing, row, redacted);
    return redacted;
  }
  const sealed = row[column.column];
  const value =
    sealed instanceof Uint8Array
      ? await vault.seal(
          keyIdOf(sealed),
          { workspaceId, table: table.table, column: column.column, rowId: row.id },
          redacted,
        )
      : redacted;
  const has = (name: string) => table.columns.some((one) => one.column === name);
  const sets = [`"${column.column}" = ?`];
  if (has('version')) sets.push('version = version + 1');
  if (has('blind_index')) sets.push('blind_index = null');
  await em.execute(`update "${table.table}" set ${sets.join(', ')} where workspace_id = ? and id = ?`, [
    ...[value, workspaceId, row.id],
  ]);
  await forgetBefore(writing, table, column, row);
  return redacted;
}

/** Empties a field of web addresses: whoever has no value has no row. False for every other text. */
async function removeAddress({ em, scope }: TextWriting, { table }: CatalogueTable, row: RawRow): Promise<boolean> {
  if (table !== 'custom_value') return false;
  const removed = await em.execute<{ id: string }[]>(
    `delete from custom_value v using custom_field_definition d where v.workspace_id = ? and v.id = ?
       and d.workspace_id = v.workspace_id and d.id = v.definition_id and d.type = 'url' returning v.id`,
    [scope.workspaceId, row.id],
  );
  return removed.length > 0;
}

/** What a text said before would tell everything. */
async function forgetBefore(
  { em, scope }: TextWriting,
  { table }: CatalogueTable,
  { property }: CatalogueColumn,
  row: RawRow,
): Promise<void> {
  if (table === 'field_change') return;
  if (table !== 'custom_value') {
    await em.execute('delete from field_change where workspace_id = ? and record_id = ? and field = ?', [
      ...[scope.workspaceId, row.id, property],
    ]);
    return;
  }
  await em.execute(
    `delete from field_change f using custom_field_definition d where f.workspace_id = ? and f.record_id = ?
       and d.workspace_id = f.workspace_id and d.id = ? and f.field = 'customFields.' || d.key`,
    [scope.workspaceId, String(row.record_id), String(row.definition_id)],
  );
}
