import { type RawBuilder, sql } from 'kysely';
import type { Plan } from '../plan.ts';

/** PostgreSQL cuts longer names. */
const LONGEST_NAME = 60;

/** A name of the answer, with its value. */
export interface Entry {
  readonly key: string;
  readonly value: RawBuilder<unknown>;
}

/** One JSON object without a space in it; its entries come in this order. */
export function jsonObject(entries: readonly Entry[], plan: Plan): RawBuilder<unknown> {
  const columns = entries.map(({ key, value }) => sql`${value} as ${sql.ref(shortKey(key, plan))}`);
  return sql`(select row_to_json(o) from (select ${sql.join(columns)}) o)`;
}

/** JSON that is known beforehand. */
export function jsonLiteral(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::json`;
}

function shortKey(key: string, plan: Plan): string {
  return key.length <= LONGEST_NAME ? key : `~k${plan.longKeys.push(key) - 1}`;
}
