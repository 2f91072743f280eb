import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import { keyIdOf } from '../keys/sealed-value.ts';
import { mentions, redactText } from '../reach/redact-text.ts';
import { actionOf } from '../reach/subject-paths.ts';
import { isSealed, loadRows, type RawRow, textOf } from '../reach/table-rows.ts';
import { changeRows, type ErasureContext } from './erasure-context.ts';
import type { JointRows } from './joint-records.ts';

/**
 * B11-AC5: takes the person out of the texts that others keep, and brings what lies under the person's key under the record's
 * own, so that the others can read on after that key is destroyed.
 */
export async function redactSharedRecords(context: ErasureContext, joint: readonly JointRows[]): Promise<void> {
  for (const { table, shared } of joint) await redactRows(context, table, shared);
  for (const table of context.catalogue) {
    const reached = context.reach.get(table.table);
    if (reached?.relation === 'linked' && !isOwnBusiness(table))
      await redactRows(context, table, await loadRows(context.em, context.scope.workspaceId, table, reached.ids));
  }
  await redactMentions(context);
}

async function redactRows(context: ErasureContext, table: CatalogueTable, rows: readonly RawRow[]): Promise<void> {
  const columns = table.columns.filter(isText);
  for (const row of rows) for (const column of columns) await redactCell(context, column, row);
  const fields = columns.map(({ property }) => property);
  await forgetHistory(
    context,
    fields,
    rows.map(({ id }) => id),
  );
}

async function redactCell(context: ErasureContext, column: CatalogueColumn, row: RawRow): Promise<void> {
  const { em, scope, identifiers, subjectIds, counts } = context;
  const text = await textOf(scope.vault, scope.workspaceId, column, row);
  if (text === null) return;
  const redacted = redactText(text, identifiers);
  const sealed = row[column.column];
  const underTheirKey = sealed instanceof Uint8Array && subjectIds.includes(keyIdOf(sealed));
  if (redacted === text && !underTheirKey) return;
  const value = sealed instanceof Uint8Array ? await seal(context, column, row, sealed, redacted) : redacted;
  await em.execute(`update "${column.table}" set "${column.column}" = ? where workspace_id = ? and id = ?`, [
    ...[value, scope.workspaceId, row.id],
  ]);
  if (redacted !== text) counts.cleared += 1;
}

/** Under the key that it had, unless that is one which is about to be destroyed. */
async function seal(
  { scope, subjectIds }: ErasureContext,
  { table, column }: CatalogueColumn,
  row: RawRow,
  before: Uint8Array,
  text: string,
): Promise<Buffer> {
  const { vault, workspaceId } = scope;
  const place = { workspaceId, table, column, rowId: row.id };
  const keyId = keyIdOf(before);
  if (!subjectIds.includes(keyId)) return vault.seal(keyId, place, text);
  await vault.ensureKeys(workspaceId, 'record', [row.id]);
  return vault.seal(row.id, place, text);
}

/** What a text said before it was redacted would tell everything. */
async function forgetHistory(
  context: ErasureContext,
  fields: readonly string[],
  recordIds: readonly string[],
): Promise<void> {
  const list = fields.map((field) => `'${field}'`).join(', ');
  if (list === '') return;
  const sql = `delete from field_change where workspace_id = ? and record_id in (?) and field in (${list})`;
  context.counts.deleted += await changeRows(context, sql, recordIds);
}

/**
 * How titles and names in clear are searched for parts of a text: by functions that reach the trigram index, so that an erasure
 * takes as long in a large workspace as in a small one.
 */
export const MENTIONED_BY: Readonly<Record<string, string>> = {
  'deal.name': 'mentioned_in_deal_name',
  'task.title': 'mentioned_in_task_title',
};

/** The columns in clear in which anybody can be named, whomever the row is about. */
export function mentioningColumns(catalogue: readonly CatalogueTable[]): CatalogueColumn[] {
  return catalogue
    .filter((table) => !table.appendOnly && !isOwnBusiness(table))
    .flatMap(({ columns }) => columns.filter((column) => isText(column) && !isSealed(column)));
}

/** Takes out titles and names in clear anywhere in the workspace that name the person by full name or address. */
async function redactMentions(context: ErasureContext): Promise<void> {
  const { em, scope, identifiers } = context;
  const needles = [...identifiers.addresses, ...identifiers.names.filter((name) => /\S\s+\S/.test(name))];
  if (needles.length === 0) return;
  for (const column of mentioningColumns(context.catalogue)) {
    const table = context.catalogue.find((one) => one.table === column.table);
    const by = MENTIONED_BY[`${column.table}.${column.column}`];
    if (!table || !by) continue;
    const rows = await em.execute<{ id: string }[]>(`select distinct id from ${by}(array[?]::text[])`, [needles]);
    const ids = rows.map(({ id }) => id);
    await redactRows(context, table, await loadRows(em, scope.workspaceId, table, ids));
  }
}

/** So many lines of an import are held in memory at once. */
const LINES_AT_ONCE = 500;

/** Takes out of an import whatever line of it could not be read and names the person: no record leads to it. */
export async function eraseUnattachedRows(context: ErasureContext): Promise<void> {
  for (const table of context.catalogue) {
    if (table.subjects !== 'via record') continue;
    const columns = table.columns.filter(isSealed);
    if (columns.length === 0) continue;
    const ids = await unattachedRows(context, table, columns);
    for (let from = 0; from < ids.length; from += LINES_AT_ONCE) {
      const named = await namedIn(context, table, columns, ids.slice(from, from + LINES_AT_ONCE));
      const sql = `delete from "${table.table}" where workspace_id = ? and id in (?)`;
      context.counts.deleted += await changeRows(context, sql, named);
    }
  }
}

async function unattachedRows(
  { em, scope }: ErasureContext,
  { table }: CatalogueTable,
  columns: readonly CatalogueColumn[],
): Promise<string[]> {
  const filled = columns.map(({ column }) => `"${column}" is not null`).join(' or ');
  const sql = `select id from "${table}" where workspace_id = ? and record_id is null and (${filled}) order by id`;
  const rows = await em.execute<{ id: string }[]>(sql, [scope.workspaceId]);
  return rows.map(({ id }) => id);
}

async function namedIn(
  { em, scope, identifiers }: ErasureContext,
  table: CatalogueTable,
  columns: readonly CatalogueColumn[],
  ids: readonly string[],
): Promise<string[]> {
  const named: string[] = [];
  for (const row of await loadRows(em, scope.workspaceId, table, ids)) {
    const texts = await Promise.all(columns.map((column) => textOf(scope.vault, scope.workspaceId, column, row)));
    if (texts.some((text) => text !== null && mentions(text, identifiers))) named.push(row.id);
  }
  return named;
}

function isText(column: CatalogueColumn): boolean {
  const action = actionOf(column);
  return (action === 'redact' || action === 'pseudonymise') && (column.sqlType === 'text' || isSealed(column));
}

/** The name of a sole trader's company is replaced as a whole; the name of any other company is a fact about it. */
function isOwnBusiness({ table }: CatalogueTable): boolean {
  return table === 'company';
}
