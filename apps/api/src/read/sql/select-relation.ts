import { type RawBuilder, sql } from 'kysely';
import type { FieldPlan, NodePlan } from '../plan.ts';
import type { ReadList, ReadRelation } from '../read-type.ts';
import type { Selected } from '../selection.ts';
import type { NodeScope } from './node-scope.ts';
import { pointingTo, relatedRow, tableOf, targetScope } from './related.ts';
import { type PageArguments, selectPage } from './select-page.ts';
import { visibleRows } from './visible/visibility.ts';

const LIST_LIMIT = 50;

type Without<Plan, Keys extends string> = Plan extends unknown ? Omit<Plan, Keys> : never;

/** A field's plan before it has its key and slot. */
export type OpenPlan = Without<Extract<FieldPlan, { kind: 'list' | 'connection' }>, 'key' | 'slot'>;

/** The record that a row points to, or null if it points to none or to one that the viewer may not see. */
export function selectOne(
  scope: NodeScope,
  field: ReadRelation,
  selected: Selected,
): { json: RawBuilder<unknown>; node: NodePlan; isPersonal: boolean } {
  const { scope: target, from, conditions, isPersonal } = relatedRow(scope, field);
  const { json, plan } = scope.selectNode(target, selected.children);
  const row = sql`(select ${json} from ${from} where ${sql.join(conditions, sql` and `)})`;
  return { json: row, node: plan, isPersonal };
}

/** The records that point to a row: a plain list of at most 50, or a connection with its own page. */
export function selectMany(
  scope: NodeScope,
  field: ReadList,
  selected: Selected,
): { json: RawBuilder<unknown>; plan: OpenPlan } {
  const type = scope.context.typeNamed(field.type);
  const parent = pointingTo(scope, field, selected.args);
  if (field.kind === 'connection') {
    const args: PageArguments = selected.args;
    const { json, plan } = selectPage(scope, type, args, selected.children, parent);
    return { json, plan: { kind: 'connection', page: plan } };
  }
  const target = targetScope(scope, type);
  const { json, plan } = scope.selectNode(target, selected.children);
  const row = sql.ref(target.alias);
  const conditions = [...visibleRows(type, target.alias, target.context), ...parent(target.alias)];
  const rows = sql`select ${json} as n from ${sql.table(tableOf(target))} ${row} ${target.decision.join}
    where ${sql.join(conditions, sql` and `)} order by ${field.order ? sql`${field.order(target.alias)}, ` : sql``}${row}.id limit ${LIST_LIMIT}`;
  return {
    json: sql`(select coalesce(jsonb_agg(p.n), '[]'::jsonb) from (${rows}) p)`,
    plan: { kind: 'list', node: plan },
  };
}
