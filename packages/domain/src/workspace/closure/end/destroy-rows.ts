import type pg from 'pg';
import type { DestroyedTable } from '../closure.entity.ts';

const PORTION = 5_000;

/** A table of tenants, with the column that names the tenant, and the links of its rows to others of its own. */
interface TenantTable {
  readonly name: string;
  readonly tenant: string;
  readonly selfLinks: readonly string[];
}

/** Every table that has a tenant, as it is in this database: a new one cannot be forgotten. */
const TABLES = `select c.relname as name, case c.relname when 'workspace' then 'id' else 'workspace_id' end as tenant,
    coalesce(array(select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = c.oid and a.attnum = any(f.conkey)
      where f.conrelid = c.oid and f.confrelid = c.oid and f.contype = 'f' and a.attname <> 'workspace_id'), '{}') as "selfLinks"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  where c.relkind = 'r' and (c.relname = 'workspace' or exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped))
  order by 1`;

const LINKS = `select distinct f.conrelid::regclass::text as "from", f.confrelid::regclass::text as "to"
  from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.conrelid <> f.confrelid`;

/** How many rows of a workspace each table has; tables without one are left out. */
export async function countRows(owner: pg.Client, workspaceId: string): Promise<DestroyedTable[]> {
  const counted: DestroyedTable[] = [];
  for (const { name, tenant } of await tenantTables(owner)) {
    const sql = `select count(*)::int as records from "${name}" where "${tenant}" = $1`;
    const { rows } = await owner.query<{ records: number }>(sql, [workspaceId]);
    const records = rows[0]?.records ?? 0;
    if (records > 0) counted.push({ table: name, records });
  }
  return counted;
}

/**
 * Deletes every row of a workspace, whatever table it is in, in portions: rows that name others first, the workspace itself last.
 * Cut off, it goes on where it was.
 * @throws Error where tables name each other in a circle
 */
export async function destroyRows(owner: pg.Client, workspaceId: string): Promise<void> {
  const tables = await tenantTables(owner);
  const { rows: links } = await owner.query<{ from: string; to: string }>(LINKS);
  for (const { name, tenant, selfLinks } of inOrder(tables, links)) {
    for (const link of selfLinks)
      await owner.query(`update "${name}" set "${link}" = null where "${tenant}" = $1 and "${link}" is not null`, [
        workspaceId,
      ]);
    for (;;) {
      const { rowCount } = await owner.query(
        `delete from "${name}" where ctid = any(array(select ctid from "${name}" where "${tenant}" = $1 limit ${PORTION}))`,
        [workspaceId],
      );
      if ((rowCount ?? 0) < PORTION) break;
    }
  }
}

async function tenantTables(owner: pg.Client): Promise<TenantTable[]> {
  return (await owner.query<TenantTable>(TABLES)).rows;
}

/** Each table before those that it names; the workspace, which no link names, is the last. */
function inOrder(
  tables: readonly TenantTable[],
  links: readonly { readonly from: string; readonly to: string }[],
): TenantTable[] {
  const ordered: TenantTable[] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ name }) => !links.some(({ from, to }) => to === name && waiting.has(from)),
    );
    if (free.length === 0) throw new Error(`Tables name each other in a circle: ${[...waiting.keys()].join(', ')}.`);
    for (const table of free) waiting.delete(table.name);
    ordered.push(...free);
  }
  const isLast = ({ name }: TenantTable) => name === 'workspace';
  return [...ordered.filter((table) => !isLast(table)), ...ordered.filter(isLast)];
}
