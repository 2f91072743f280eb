import type { Category } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { ReadList, ReadRelation } from '../read-type.ts';
import type { Selected } from '../selection.ts';
import type { NodeScope } from './node-scope.ts';
import { pointingTo, type Related, relatedRow, tableOf, targetScope } from './related.ts';
import { type PageArguments, selectPage } from './select-page.ts';
import { decideOnce } from './visible/decide-once.ts';
import { decisionOfOne } from './visible/purpose.ts';
import { visibleRows } from './visible/visibility.ts';

const LIST_LIMIT = 50;

/** The record that a row points to, or null if it points to none or to one that the viewer may not see. */
export function selectOne(
  scope: NodeScope,
  field: ReadRelation,
  selected: Selected,
): { json: RawBuilder<unknown>; isPersonal: boolean; category: Category | null } {
  const related = relatedRow(scope, field, decisionOfOne);
  // Its conditions keep whom the purpose leaves in sight.
  const areAllowed = related.scope.decision.keep !== null;
  const { json, rows } = selectDecided(related, selected.children, sql`offset 0`, areAllowed);
  const { isPersonal, category } = related;
  return { json: sql`(select ${json} from ${rows})`, isPersonal, category };
}

/** The records that point to a row: a plain list of at most 50, or a connection with its own page. */
export function selectMany(scope: NodeScope, field: ReadList, selected: Selected): RawBuilder<unknown> {
  const type = scope.context.typeNamed(field.type);
  const parent = pointingTo(scope, field, selected.args);
  if (field.kind === 'connection') {
    const args: PageArguments = selected.args;
    return selectPage(scope, type, args, selected.children, parent);
  }
  const target = targetScope(scope, type);
  const row = sql.ref(target.alias);
  const order = sql`${field.order ? sql`${field.order(target.alias)}, ` : sql``}${row}.id`;
  const related = {
    scope: target,
    from: sql`${sql.table(tableOf(target))} ${row} ${target.decision.join}`,
    conditions: [...visibleRows(type, target.alias, target.context), ...parent(target.alias)],
  };
  const tail = sql`order by ${order} limit ${sql.lit(LIST_LIMIT)}`;
  const { json, rows } = selectDecided(related, selected.children, tail, false);
  return sql`(select coalesce(json_agg(p.n), '[]'::json) from (select ${json} as n from ${rows}) p)`;
}

/** Rows of another table, for which the decision is taken once, and the JSON of one of them. */
function selectDecided(
  { scope, from, conditions }: Related,
  selection: readonly Selected[],
  tail: RawBuilder<unknown>,
  areAllowed: boolean,
): { json: RawBuilder<unknown>; rows: RawBuilder<unknown> } {
  const { decision, columns } = decideOnce(scope.alias, scope.decision);
  const json = scope.selectNode({ ...scope, decision }, selection);
  const rows = sql`(select ${columns(areAllowed)} from ${from} where ${sql.join(conditions, sql` and `)} ${tail}) ${sql.ref(scope.alias)}`;
  return { json, rows };
}
