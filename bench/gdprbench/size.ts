import type pg from 'pg';
import type { Size } from './store.ts';

/** Bytes of the tables of a schema with their indexes, and of those of them in which the records lie. */
export async function sizeOf(owner: pg.Client, schema: string, records: readonly string[]): Promise<Size> {
  const { rows } = await owner.query<{ all: string; records: string }>(
    `select coalesce(sum(pg_total_relation_size(c.oid)), 0) as "all",
       coalesce(sum(pg_total_relation_size(c.oid)) filter (where c.relname = any($2)), 0) as records
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r'`,
    [schema, records],
  );
  return { all: Number(rows[0]?.all ?? 0), records: Number(rows[0]?.records ?? 0) };
}
