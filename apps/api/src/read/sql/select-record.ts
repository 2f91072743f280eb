import { type RawBuilder, sql } from 'kysely';
import type { NodePlan } from '../plan.ts';
import type { ReadType } from '../read-type.ts';
import type { Selected } from '../selection.ts';
import { RECORD_ID } from '../statement/late.ts';
import type { NodeScope, StatementScope } from './node-scope.ts';
import { tableOf } from './related.ts';
import { purposeDecision } from './visible/purpose.ts';
import { visibleRows } from './visible/visibility.ts';

/** Compiles one record, which is named when the plan is run; no row for one that the viewer may not see. */
export function selectRecord(
  statement: StatementScope,
  type: ReadType,
  selection: readonly Selected[],
): { query: RawBuilder<unknown>; plan: NodePlan } {
  const alias = statement.aliases.next();
  const decision = purposeDecision(type, alias, statement.context);
  const scope: NodeScope = { ...statement, type, alias, decision };
  const { json, plan } = statement.selectNode(scope, selection);
  const row = sql.ref(alias);
  const conditions = [
    ...visibleRows(type, alias, statement.context),
    sql`${row}.id = ${RECORD_ID}`,
    ...(decision.keep ? [decision.keep] : []),
  ];
  const from = sql`${sql.table(tableOf(scope))} ${row} ${decision.join}`;
  return { query: sql`select ${json} as v from ${from} where ${sql.join(conditions, sql` and `)}`, plan };
}
