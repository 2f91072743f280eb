import { recordGone } from '../../kernel/records/record-gone.ts';
import { type CatalogueColumn, type CatalogueTable, isRecord } from '../catalogue.ts';
import { actionOf, SUBJECT_TABLE } from '../reach/subject-paths.ts';
import { changeRows, type ErasureContext } from './erasure-context.ts';
import { deletesRow, planErasure } from './plan/erasure-plan.ts';
import { neutralValue } from './plan/neutral-value.ts';

/** Deletes or empties every row that is the person's own, as its columns declare. */
export async function eraseOwnRows(context: ErasureContext): Promise<void> {
  for (const table of childrenFirst(context.catalogue)) {
    const reached = context.reach.get(table.table);
    if (reached?.relation !== 'owned' || table.table === SUBJECT_TABLE) continue;
    if (deletesRow(planOf(table))) await deleteRows(context, table, reached.ids);
    else await clearRows(context, table, table.columns, reached.ids);
  }
}

/** Takes the person out of rows that go on without them: a deal of a company, the business of a sole trader. */
export async function eraseLinkedRows(context: ErasureContext): Promise<void> {
  for (const table of context.catalogue) {
    const reached = context.reach.get(table.table);
    if (reached?.relation !== 'linked') continue;
    // Whom else such a row names (the colleague who is responsible) is no concern of this person.
    const columns = table.columns.filter((column) => actionOf(column) !== 'unlink');
    const shared = columns.filter((column) => actionOf(column) === 'pseudonymise');
    const own = await rowsOfTheirsAlone(context, table, reached.ids);
    await clearRows(context, table, columns, own);
    const others = reached.ids.filter((id) => !own.includes(id));
    await clearRows(
      context,
      table,
      columns.filter((column) => !shared.includes(column)),
      others,
    );
  }
}

/** Empties the person themself last, so that an erasure that was cut off still finds everything through them. */
export async function eraseSubject(context: ErasureContext): Promise<void> {
  const table = context.catalogue.find(({ table: name }) => name === SUBJECT_TABLE);
  if (!table) return;
  await clearRows(context, table, table.columns, context.subjectIds);
  await markErased(context);
}

/** Says of the person that they are erased; every command refuses to use them from then on. */
export async function markErased(context: ErasureContext): Promise<void> {
  const now = context.scope.clock.now().toISOString();
  await changeRows(
    context,
    `update data_subject set erased_at = coalesce(erased_at, timestamptz '${now}') where workspace_id = ? and id in (?)`,
    context.subjectIds,
  );
}

/** Deletes rows and counts them. A record that goes leaves an event, so that whoever keeps a copy of it hears that it is gone. */
export async function deleteRows(
  context: ErasureContext,
  deleted: CatalogueTable,
  ids: readonly string[],
): Promise<void> {
  const { table } = deleted;
  if (isRecord(deleted)) recordGone(context.em, context.scope, { type: 'subject:erase', table, ids });
  context.counts.deleted += await changeRows(
    context,
    `delete from "${table}" where workspace_id = ? and id in (?)`,
    ids,
  );
}

/** Of linked rows those that no organisation holds too: there the name says nothing but the person. */
async function rowsOfTheirsAlone(
  context: ErasureContext,
  table: CatalogueTable,
  ids: readonly string[],
): Promise<readonly string[]> {
  const holder = table.columns.find(
    ({ linksTo, declaration }) => linksTo === 'company' && declaration.kind === 'notPersonal',
  );
  if (!holder || table.table === 'company') return ids;
  const rows = await context.em.execute<{ id: string }[]>(
    `select id from "${table.table}" where workspace_id = ? and "${holder.column}" is null and id in (?)`,
    [context.scope.workspaceId, ids],
  );
  return rows.map(({ id }) => id);
}

async function clearRows(
  context: ErasureContext,
  table: CatalogueTable,
  columns: readonly CatalogueColumn[],
  ids: readonly string[],
): Promise<void> {
  const kept = planOf(table).filter((field) => field.do === 'keep').length;
  if (kept > 0) context.counts.kept += ids.length;
  const sets = columns.filter(isCleared).map((column) => `"${column.column}" = ${neutralValue(column)}`);
  if (hasBin(table))
    sets.push(`deleted_at = coalesce(deleted_at, timestamptz '${context.scope.clock.now().toISOString()}')`);
  if (sets.length === 0 || ids.length === 0) return;
  const sql = `update "${table.table}" set ${sets.join(', ')} where workspace_id = ? and id in (?)`;
  const changed = await changeRows(context, sql, ids);
  if (table.table !== SUBJECT_TABLE) context.counts.cleared += changed;

  function hasBin({ columns: all }: CatalogueTable): boolean {
    return context.reach.get(table.table)?.relation === 'owned' && all.some(({ column }) => column === 'deleted_at');
  }
}

function isCleared(column: CatalogueColumn): boolean {
  const action = actionOf(column);
  // A link that may not be empty names something that is emptied itself.
  if (action === 'unlink') return column.isNullable;
  return action === 'clear' || action === 'pseudonymise' || action === 'redact';
}

function planOf({ columns }: CatalogueTable) {
  return planErasure(Object.fromEntries(columns.map(({ column, declaration }) => [column, declaration])));
}

/** A row is deleted before the row that it names. */
function childrenFirst(catalogue: readonly CatalogueTable[]): CatalogueTable[] {
  const parents = new Map(
    catalogue.map((table) => [table.table, table.columns.flatMap(({ linksTo }) => linksTo ?? [])]),
  );
  const depth = (table: string, seen: readonly string[]): number =>
    seen.includes(table)
      ? 0
      : 1 + Math.max(0, ...(parents.get(table) ?? []).map((parent) => depth(parent, [...seen, table])));
  const depths = new Map(catalogue.map(({ table }) => [table, depth(table, [])]));
  return [...catalogue].sort((one, other) => (depths.get(other.table) ?? 0) - (depths.get(one.table) ?? 0));
}
