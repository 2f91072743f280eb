import type { CatalogueTable } from '../catalogue.ts';
import { actionOf, namesAnyRecord } from '../reach/subject-paths.ts';
import { hasContent, type RawRow } from '../reach/table-rows.ts';
import { endEvidenceOf } from '../request/evidence/end-evidence.ts';
import { deleteRows } from './erase-rows.ts';
import { changeRows, type ErasureContext } from './erasure-context.ts';
import type { JointRows } from './joint-records.ts';

/** Deletes what is about nobody else any more, contents included, and the file of everybody that only this person is in. */
export async function eraseJointRecords(context: ErasureContext, joint: readonly JointRows[]): Promise<string[]> {
  const deletedIds: string[] = [];
  for (const { table, theirsAlone } of joint) {
    const ids = theirsAlone.map(({ id }) => id);
    deletedIds.push(...ids);
    for (const row of theirsAlone) await destroyContent(context, row);
    await forgetRecords(context, ids);
    await deleteRows(context, table, ids);
  }
  await destroyCopies(context);
  await endEvidenceOf(context.em, context.scope, context.subjectIds);
  return deletedIds;
}

/**
 * Takes every link to the person out of the rows that stay. `scalars` also in columns that name somebody without a foreign
 * key: members are named so all over, contacts nowhere.
 */
export async function unlinkPerson(context: ErasureContext): Promise<void> {
  const owned = (table: string) => {
    // "Former member 7" names nobody: who did what is still to be told apart.
    if (table === 'member' && context.isAnonymised) return [];
    const reached = context.reach.get(table);
    return reached?.relation === 'owned' ? reached.ids : [];
  };
  const actors = [...owned('member'), ...owned('account')];
  for (const table of context.catalogue) {
    if (table.appendOnly) continue;
    for (const column of table.columns) {
      if (actionOf(column) !== 'unlink' || !column.isNullable) continue;
      const ids = column.linksTo === null ? actors : owned(column.linksTo);
      const sql = `update "${table.table}" set "${column.column}" = null where workspace_id = ? and "${column.column}" in (?)`;
      context.counts.cleared += await changeRows(context, sql, ids);
    }
  }
}

/** What other tables say of deleted records by their ids: history, external ids, lines of an import, who was in them. */
async function forgetRecords(context: ErasureContext, ids: readonly string[]): Promise<void> {
  const tables = context.catalogue.filter((table) => namesAnyRecord(table) || table.table === 'record_subject');
  for (const table of tables) {
    const sql = `delete from "${table.table}" where workspace_id = ? and record_id in (?)`;
    context.counts.deleted += await changeRows(context, sql, ids);
  }
}

async function destroyContent({ files, scope }: ErasureContext, row: RawRow): Promise<void> {
  if (typeof row.storage_key === 'string') await files.destroy(scope.workspaceId, row.storage_key);
}

/** Copies of the person's data that were made for them and still wait to be fetched. */
async function destroyCopies(context: ErasureContext): Promise<void> {
  const { em, scope, subjectIds, files } = context;
  const copies = await em.execute<{ id: string; storage_key: string }[]>(
    `select c.id, c.storage_key from access_copy c join request_subject r
       on r.workspace_id = c.workspace_id and r.request_id = c.request_id
     where c.workspace_id = ? and r.subject_id in (?) and c.destroyed_at is null`,
    [scope.workspaceId, subjectIds],
  );
  for (const copy of copies) await files.destroy(scope.workspaceId, copy.storage_key);
  const now = scope.clock.now().toISOString();
  const sql = `update access_copy set destroyed_at = timestamptz '${now}' where workspace_id = ? and id in (?)`;
  await changeRows(
    context,
    sql,
    copies.map(({ id }) => id),
  );
}

/** Tables whose rows have a content in the file store. */
export function tablesWithContent(catalogue: readonly CatalogueTable[]): CatalogueTable[] {
  return catalogue.filter(hasContent);
}
