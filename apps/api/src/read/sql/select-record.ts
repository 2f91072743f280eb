import { type RawBuilder, sql } from 'kysely';
import type { ReadType } from '../read-type.ts';
import type { Selected } from '../selection.ts';
import { RECORD_ID } from '../statement/late.ts';
import type { NodeScope, StatementScope } from './node-scope.ts';
import { tableOf } from './related.ts';
import { decideOnce } from './visible/decide-once.ts';
import { purposeDecision } from './visible/purpose.ts';
import { visibleRows } from './visible/visibility.ts';

/** Compiles one record, which is named when the plan is run; no row for one that the viewer may not see. */
export function selectRecord(
  statement: StatementScope,
  type: ReadType,
  selection: readonly Selected[],
): RawBuilder<unknown> {
  const alias = statement.aliases.next();
  const inner = purposeDecision(type, alias, statement.context);
  const { decision, columns } = decideOnce(alias, inner);
  const scope: NodeScope = { ...statement, type, alias, decision };
  const json = statement.selectNode(scope, selection);
  const row = sql.ref(alias);
  const conditions = [
    ...visibleRows(type, alias, statement.context),
    sql`${row}.id = ${type.answeringFor?.(RECORD_ID, statement.context.viewer.workspaceId) ?? RECORD_ID}`,
    ...(inner.keep ? [inner.keep] : []),
  ];
  const from = sql`${sql.table(tableOf(scope))} ${row} ${inner.join}`;
  return sql`select ${json}::text as v
    from (select ${columns(inner.keep !== null)} from ${from} where ${sql.join(conditions, sql` and `)} offset 0) ${row}`;
}
