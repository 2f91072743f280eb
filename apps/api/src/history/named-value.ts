import { type Action, rowScope, type Viewer } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { moneySql } from '../read/sql/leaf.ts';

/** What a change of a relation names: its table, how its rows are called, and the action of those who see all of them. */
const NAMED: readonly {
  readonly fields: readonly string[];
  readonly name: RawBuilder<unknown>;
  readonly from: string;
  readonly seenBy: Action;
}[] = [
  { fields: ['stage'], name: sql`n.name`, from: 'stage', seenBy: 'deal:read' },
  { fields: ['pipeline'], name: sql`n.name`, from: 'pipeline', seenBy: 'deal:read' },
  { fields: ['company', 'parent'], name: sql`n.name`, from: 'company', seenBy: 'company:read' },
  {
    fields: ['owner', 'assignee'],
    name: sql`coalesce(n.full_name, 'Former member ' || n.former_number::text, 'Member')`,
    from: 'member',
    seenBy: 'member:read',
  },
];

/** Amounts, which history keeps in the smallest unit of their currency; that stands in the record. */
const AMOUNTS = [
  { type: 'deal', field: 'valueMinor', table: 'deal', currency: 'value_currency' },
  { type: 'company', field: 'annualRevenueMinor', table: 'company', currency: 'annual_revenue_currency' },
] as const;

/**
 * The name of the record that a changed value names, or the amount that it is; null for a value that names none, for one that is gone, and for a role that
 * does not see all of its kind. People are named by their own records alone, where they can refuse.
 */
export function nameOf(value: RawBuilder<unknown>, alias: string, viewer: Viewer): RawBuilder<unknown> {
  const row = sql.ref(alias);
  const seen = NAMED.filter(({ seenBy }) => rowScope(viewer, seenBy) === 'all');
  const cases = seen.map(({ fields, name, from }) => {
    const isNatural = from === 'company' ? sql`and n.subject_id is null and n.deleted_at is null` : sql``;
    return sql`when ${row}.field in (${sql.join(fields.map((field) => sql.lit(field)))}) then (select ${name} from ${sql.table(from)} n
      where n.workspace_id = ${row}.workspace_id and n.id = v.id ${isNatural})`;
  });
  const amounts = AMOUNTS.map(({ type, field, table, currency }) => {
    const own = sql`(select n.${sql.ref(currency)} from ${sql.table(table)} n
      where n.workspace_id = ${row}.workspace_id and n.id = ${row}.record_id)`;
    return sql`when ${row}.record_type = ${sql.lit(type)} and ${row}.field = ${sql.lit(field)} and v.v ~ '^-?[0-9]{1,18}$'
      then (select ${moneySql(sql`v.v::bigint`, sql`c.c`)} || ' ' || c.c from (select ${own} as c) c)`;
  });
  return sql`(select case ${sql.join([...cases, ...amounts], sql` `)} end from (select case when v.v ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    then v.v::uuid end as id, v.v from (select ${value} as v) v) v)`;
}

/** Which import of the workspace made a change, counted from its first. */
export function importNumber(alias: string): RawBuilder<unknown> {
  const row = sql.ref(alias);
  return sql`(select count(*)::int from import_run r join import_run m on m.workspace_id = r.workspace_id
    and (m.created_at, m.id) <= (r.created_at, r.id)
    where r.workspace_id = ${row}.workspace_id and r.id = ${row}.import_run_id having count(*) > 0)`;
}
