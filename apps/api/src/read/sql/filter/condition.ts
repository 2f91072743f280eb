import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** A part of a filter. All parts of a filter hold. */
export interface Condition {
  readonly sql: RawBuilder<unknown>;
  /** Whether the rows that meet it are found through an index; all others are looked at one by one. */
  readonly enters: boolean;
  /** The field that it is about, as the API calls it. */
  readonly name: string;
}

/** All of them as one condition. */
export function allOf(conditions: readonly Condition[]): RawBuilder<unknown> {
  if (conditions.length === 0) return sql`true`;
  const parts = conditions.map((condition) => condition.sql);
  return sql`(${sql.join(parts, sql` and `)})`;
}
