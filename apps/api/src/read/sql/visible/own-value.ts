import { type RawBuilder, sql } from 'kysely';
import type { ReadColumn } from '../../read-type.ts';
import type { NodeScope } from '../node-scope.ts';
import { shownIf } from './category.ts';

/** What a column says about people, as far as a value depends on it. */
export type Sensitivity = Pick<ReadColumn, 'isPersonal' | 'isWritten' | 'category'>;

/** A row's own column as the viewer has it for their purpose: what is withheld is null, wherever the value is used. */
export function ownValue(scope: NodeScope, column: ReadColumn): RawBuilder<unknown> {
  return withheldAsNull(scope, column, sql`${sql.ref(scope.alias)}.${sql.ref(column.name)}`);
}

/** A value that goes with the person's refusal, and somebody's words with their restriction too. */
export function withheldAsNull(
  { decision, context }: NodeScope,
  { isPersonal, isWritten, category }: Sensitivity,
  value: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const shown = isPersonal ? shownIf(decision, category, context) : null;
  if (!shown) return value;
  if (!isWritten || !decision.isAuthorRestricted) return sql`case when ${shown} then ${value} end`;
  return sql`case when ${shown} and not ${decision.isAuthorRestricted} then ${value} end`;
}
