import { type RawBuilder, sql } from 'kysely';
import type { ReadType } from '../read-type.ts';
import type { NodeScope, StatementScope } from './node-scope.ts';
import { tableOf } from './related.ts';
import { purposeDecision } from './visible/purpose.ts';
import { visibleRows } from './visible/visibility.ts';

/** A record as somebody hears of it who was not told what is in it. */
export interface Standing {
  readonly id: string;
  readonly version: number;
  /** Whether it lies in the bin; whoever may not see it there either has no standing at all. */
  readonly isDeleted: boolean;
  /** Whether a list shows it for the purpose: not where its person refuses and the purpose leaves such rows out. */
  readonly isShown: boolean;
}

/** Compiles which of several records the viewer reaches, and which of these they may see for their purpose: no value of them. */
export function selectStanding(statement: StatementScope, type: ReadType, ids: readonly string[]): RawBuilder<unknown> {
  const alias = statement.aliases.next();
  const decision = purposeDecision(type, alias, statement.context);
  const scope: NodeScope = { ...statement, type, alias, decision };
  const row = sql.ref(alias);
  const conditions = [
    ...visibleRows({ ...type, hasBin: false }, alias, statement.context),
    sql`${row}.id = any(${ids}::uuid[])`,
  ];
  const isDeleted = type.hasBin ? sql`${row}.deleted_at is not null` : sql`false`;
  const standing = sql`jsonb_build_object('id', ${row}.id, 'version', ${row}.version, 'isDeleted', ${isDeleted},
    'isShown', ${decision.keep ?? sql`true`})`;
  return sql`select coalesce(jsonb_agg(${standing}), '[]'::jsonb) as v
    from ${sql.table(tableOf(scope))} ${row} ${decision.join} where ${sql.join(conditions, sql` and `)}`;
}
