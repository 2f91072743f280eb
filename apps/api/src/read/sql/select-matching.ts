import { type RawBuilder, sql } from 'kysely';
import type { ReadType } from '../read-type.ts';
import type { NodeScope, StatementScope } from './node-scope.ts';
import { purposeDecision } from './visible/purpose.ts';
import { visibleRows } from './visible/visibility.ts';
import { walkOf } from './walk.ts';

/** Which records of a type are meant: those of a list with a filter, or some of it by their UUIDs. */
export interface Matching {
  readonly where?: object | null | undefined;
  readonly ids?: readonly string[] | undefined;
}

/**
 * Compiles which records a list has, without a value of them: exactly those that its count counts, the newest first and not more
 * than `most`.
 */
export function selectMatching(
  statement: StatementScope,
  type: ReadType,
  { where, ids }: Matching,
  most: number,
): RawBuilder<unknown> {
  const alias = statement.aliases.next();
  const decision = purposeDecision(type, alias, statement.context);
  const scope: NodeScope = { ...statement, type, alias, decision };
  const base = [
    ...visibleRows(type, alias, statement.context),
    ...(decision.keep ? [decision.keep] : []),
    ...(ids ? [sql`${sql.ref(alias)}.id = any(${ids}::uuid[])`] : []),
  ];
  const { everything } = walkOf({ scope, base, where: where ?? null, orderBy: null });
  return sql`select coalesce(jsonb_agg(m.id order by m.id desc), '[]'::jsonb) as v
    from (select ${sql.ref(alias)}.id ${everything} limit ${most}) m`;
}
