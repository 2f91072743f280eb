import type { EntityManager } from '@mikro-orm/postgresql';
import { type CatalogueColumn, type CatalogueTable, isRecord } from '../privacy/catalogue.ts';

/** One purge inside one transaction, and what has to be destroyed with it. */
export interface PurgeContext {
  readonly em: EntityManager;
  readonly workspaceId: string;
  readonly catalogue: readonly CatalogueTable[];
  /** Keys that sealed nothing but purged rows: a shared record's own has the id of the record. */
  readonly keyIds: Set<string>;
  readonly contents: Set<string>;
  /** The records that went, by table. */
  readonly gone: Map<string, Set<string>>;
}

/**
 * Deletes records for good, with everything that is a part of them: what cannot be without them (points, answers, lines) and
 * what names them by id alone (custom values, ids of other systems, history, ties). What only mentions them goes on without
 * them; a note, task, activity or file goes along where nothing else is left that it would be about.
 */
export async function purgeRows(context: PurgeContext, table: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const id of ids) context.keyIds.add(id);
  for (const child of context.catalogue)
    for (const link of child.columns)
      if (link.isLink && link.linksTo === table) await cutLink(context, child, link, ids);
  for (const other of context.catalogue)
    if (other.columns.some(({ column }) => column === 'record_id') && !other.appendOnly)
      await run(context, `delete from "${other.table}" where workspace_id = ? and record_id in (?)`, ids);
  await collectContents(context, table, ids);
  if (context.catalogue.some((one) => one.table === table && isRecord(one)))
    context.gone.set(table, new Set([...(context.gone.get(table) ?? []), ...ids]));
  await run(context, `delete from "${table}" where workspace_id = ? and id in (?)`, ids);
}

async function cutLink(
  context: PurgeContext,
  child: CatalogueTable,
  { column, isNullable }: CatalogueColumn,
  ids: readonly string[],
): Promise<void> {
  const rows = await run<{ id: string }>(
    context,
    `select id from "${child.table}" where workspace_id = ? and "${column}" in (?)`,
    ids,
  );
  const linked = rows.map(({ id }) => id);
  if (linked.length === 0) return;
  if (!isNullable) return purgeRows(context, child.table, linked);
  await run(context, `update "${child.table}" set "${column}" = null where workspace_id = ? and id in (?)`, linked);
  if (child.subjects === 'participants')
    await purgeRows(context, child.table, await aboutNothing(context, child, linked));
}

/** Of records that several people and things may be in, those in which nobody and nothing is left. */
async function aboutNothing(
  context: PurgeContext,
  { table, columns }: CatalogueTable,
  ids: readonly string[],
): Promise<string[]> {
  const links = columns.filter(({ isLink, linksTo }) => isLink && linksTo !== 'member').map(({ column }) => column);
  const rows = await run<{ id: string }>(
    context,
    `select t.id from "${table}" t where t.workspace_id = ? and t.id in (?)
       and num_nonnulls(${links.map((column) => `t."${column}"`).join(', ')}) = 0
       and not exists (select 1 from record_subject r join data_subject s
             on s.workspace_id = r.workspace_id and s.id = r.subject_id
           where r.workspace_id = t.workspace_id and r.record_id = t.id and s.kind not in ('member', 'account'))`,
    ids,
  );
  return rows.map(({ id }) => id);
}

async function collectContents(context: PurgeContext, table: string, ids: readonly string[]): Promise<void> {
  const columns = context.catalogue.find((one) => one.table === table)?.columns ?? [];
  if (!columns.some(({ column }) => column === 'storage_key')) return;
  const sql = `select storage_key as key from "${table}" where workspace_id = ? and id in (?) and storage_key is not null`;
  for (const { key } of await run<{ key: string }>(context, sql, ids)) context.contents.add(key);
}

function run<Row extends object>(
  { em, workspaceId }: PurgeContext,
  sql: string,
  ids: readonly string[],
): Promise<Row[]> {
  return em.execute<Row[]>(sql, [workspaceId, ids]);
}
