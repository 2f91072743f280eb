import { type RawBuilder, sql } from 'kysely';
import type { Plan } from '../plan.ts';
import type { Selected } from '../selection.ts';

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

/** What is selected of a value that is kept as JSON: an object or a list of objects, as deep as they go. */
export function jsonProjection(value: RawBuilder<unknown>, selected: Selected, plan: Plan): RawBuilder<unknown> {
  const one = (json: RawBuilder<unknown>) =>
    jsonObject(
      selected.children.map((child) => ({ key: child.key, value: jsonPart(json, child, selected, plan) })),
      plan,
    );
  const list = sql`(select coalesce(json_agg(${one(sql`e.v`)} order by e.at), '[]'::json)
    from jsonb_array_elements(d.v) with ordinality e (v, at))`;
  return sql`(select case jsonb_typeof(d.v) when 'array' then ${list} when 'object' then ${one(sql`d.v`)} end
    from (select to_jsonb(${value}) as v) d)`;
}

function jsonPart(json: RawBuilder<unknown>, child: Selected, { object }: Selected, plan: Plan): RawBuilder<unknown> {
  if (child.name === '__typename') return sql.lit(object);
  const part = sql`(${json} -> ${sql.lit(child.name)})`;
  return child.leaf === null ? jsonProjection(part, child, plan) : part;
}

/** JSON that is known beforehand. */
export function jsonLiteral(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::json`;
}

function shortKey(key: string, plan: Plan): string {
  return key.length <= LONGEST_NAME ? key : `~k${plan.longKeys.push(key) - 1}`;
}
