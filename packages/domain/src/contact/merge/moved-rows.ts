import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { MovedLink } from './merge-plan.ts';

/** Rows that went over from one contact to another. */
export interface MovedRows {
  readonly table: string;
  readonly column: string;
  readonly of: MovedLink['of'];
  readonly ids: readonly string[];
}

/** A contact with the person behind it. */
export interface Party {
  readonly contactId: string;
  readonly subjectId: string;
}

/** From whom rows go to whom. */
export interface Move {
  readonly from: Party;
  readonly to: Party;
}

/** Rows that stay although their link moves, by table: addresses that the other has too. */
export type StayingRows = Readonly<Record<string, readonly string[]>>;

/** Hands all rows over, but for those of which the other has one of its own; says which. */
export async function moveRows(
  em: EntityManager,
  scope: Scope,
  plan: readonly MovedLink[],
  { from, to }: Move,
  staying: StayingRows,
): Promise<MovedRows[]> {
  const moved: MovedRows[] = [];
  for (const link of plan) {
    const { table, column, of } = link;
    const twins = uniquesWith(em, link).map((columns) => `not exists (${twinOf(link, columns)})`);
    const kept = staying[table] ?? [];
    const sql = `update "${table}" t set ${assignments(link)} where t.workspace_id = ? and t."${column}" = ?
      ${[...twins, ...(kept.length > 0 ? ['t.id not in (?)'] : [])].map((one) => `and ${one}`).join(' ')} returning t.id`;
    const values = [idIn(to, of), ...(link.isRecord ? [scope.clock.now()] : []), scope.workspaceId, idIn(from, of)];
    const others = twins.map(() => idIn(to, of));
    const rows = await em.execute<{ id: string }[]>(sql, [...values, ...others, ...(kept.length > 0 ? [kept] : [])]);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) continue;
    moved.push({ table, column, of, ids });
    if (link.isRecord) await tellOf(em, scope, 'contact:merge', table, ids);
  }
  return moved;
}

/** Gives rows back that are still where they went; what was deleted or moved on since stays so. */
export async function moveBack(
  em: EntityManager,
  scope: Scope,
  plan: readonly MovedLink[],
  moved: readonly MovedRows[],
  { from, to }: Move,
): Promise<void> {
  for (const { table, column, of, ids } of moved) {
    const link = plan.find((one) => one.table === table && one.column === column);
    if (!link) continue;
    const rows = await em.execute<{ id: string }[]>(
      `update "${table}" t set ${assignments(link)} where t.workspace_id = ? and t."${column}" = ? and t.id in (?) returning t.id`,
      [idIn(to, of), ...(link.isRecord ? [scope.clock.now()] : []), scope.workspaceId, idIn(from, of), [...ids]],
    );
    const back = rows.map(({ id }) => id);
    if (link.isRecord) await tellOf(em, scope, 'contact:unmerge', table, back);
  }
}

/** How many rows of each table belong to a contact or to the person behind it. */
export async function countRows(
  em: EntityManager,
  workspaceId: string,
  plan: readonly MovedLink[],
  party: Party,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, entity, column, of } of plan) {
    const [row] = await em.execute<{ count: number }[]>(
      `select count(*)::int as count from "${table}" where workspace_id = ? and "${column}" = ?`,
      [workspaceId, idIn(party, of)],
    );
    if (row && row.count > 0) counts.set(entity, (counts.get(entity) ?? 0) + row.count);
  }
  return counts;
}

function idIn({ contactId, subjectId }: Party, of: MovedLink['of']): string {
  return of === 'contact' ? contactId : subjectId;
}

function assignments({ column, isRecord }: MovedLink): string {
  return `"${column}" = ?${isRecord ? ', version = version + 1, updated_at = ?::timestamptz' : ''}`;
}

/** The columns of each rule that allows a row once, where the moved column is one of them. */
function uniquesWith(em: EntityManager, { entity, property }: MovedLink): string[][] {
  const meta = [...em.getMetadata().getAll().values()].find(({ className }) => className === entity);
  if (!meta) return [];
  return meta.uniques.flatMap(({ properties }) => {
    const names = [properties ?? []].flat().map(String);
    if (!names.includes(property)) return [];
    const columns = names.flatMap(
      (name) => Object.values(meta.properties).find((one) => one.name === name)?.fieldNames ?? [],
    );
    return [[...new Set(columns)]];
  });
}

function twinOf({ table, column }: MovedLink, columns: readonly string[]): string {
  const same = columns.filter((one) => one !== column).map((one) => `o."${one}" = t."${one}"`);
  return `select 1 from "${table}" o where ${[...same, `o."${column}" = ?`].join(' and ')}`;
}

/** Whoever keeps a copy of a record hears that it belongs to somebody else now. Nobody did it to the record itself. */
async function tellOf(
  em: EntityManager,
  { workspaceId, clock }: Scope,
  type: 'contact:merge' | 'contact:unmerge',
  table: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const events = ids.map((id) => ({ id: newId(), record: id }));
  await em.execute(
    `insert into domain_event (workspace_id, id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at)
     select ?, e.id, ?, ?, t.id, t.version, ?::timestamptz
     from jsonb_to_recordset(?::jsonb) as e (id uuid, record uuid)
       join "${table}" t on t.workspace_id = ? and t.id = e.record`,
    [workspaceId, type, table, clock.now(), JSON.stringify(events), workspaceId],
  );
}
