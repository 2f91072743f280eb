/** A key by name. */
export interface KeyName {
  readonly workspaceId: string;
  readonly keyId: string;
}

/** Asks the main database: a statement with at most one value, which stands where the `?` is. */
export type AskMain = <Row extends object>(sql: string, values: readonly string[]) => Promise<Row[]>;

interface SealingTable {
  readonly name: string;
  readonly sealed: readonly string[];
  readonly namesKey: boolean;
  readonly isUsed: boolean;
}

/** Read from the catalogue of PostgreSQL, which hides no table from a role: a table that may not be read fails, it is not passed over. */
const TABLES = `select c.relname as name, coalesce(array_agg(a.attname::text) filter (where a.atttypid = 'bytea'::regtype), '{}') as sealed,
    bool_or(a.attname = 'key_id' and a.atttypid = 'uuid'::regtype) as "namesKey", bool_or(a.attname = 'used_at') as "isUsed"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  group by c.relname
  having bool_or(a.attname = 'id' and a.atttypid = 'uuid'::regtype) and bool_or(a.attname = 'workspace_id')
    and bool_or(a.atttypid = 'bytea'::regtype or (a.attname = 'key_id' and a.atttypid = 'uuid'::regtype))`;

/**
 * Those of the keys of records that no row names any more: a file that was destroyed, an upload that was taken, a redacted note that
 * is gone. Such a key opens nothing but what was meant to be unreadable.
 */
export async function withoutRecord(ask: AskMain, keys: readonly KeyName[]): Promise<KeyName[]> {
  if (keys.length === 0) return [];
  const tables = await ask<SealingTable>(TABLES, []);
  const names = JSON.stringify(keys.map(({ workspaceId, keyId }) => ({ workspace_id: workspaceId, key_id: keyId })));
  const found = await ask<{ id: string }>(
    `with wanted as materialized (
       select workspace_id, key_id from jsonb_to_recordset(?::jsonb) as k (workspace_id uuid, key_id uuid))
     ${tables.map(named).join(' union ')}`,
    [names],
  );
  const alive = new Set(found.map(({ id }) => id));
  return keys.filter(({ keyId }) => !alive.has(keyId));
}

/** A row names the key of its own id in the head of what it has sealed, or as that of a content; an upload only until it is taken. */
function named({ name, sealed, namesKey, isUsed }: SealingTable): string {
  const heads = sealed.map((column) => `encode(substring(t."${column}" from 2 for 16), 'hex')`);
  const places = [
    ...(heads.length > 0 ? [`replace(k.key_id::text, '-', '') in (${heads.join(', ')})`] : []),
    ...(namesKey ? ['t.key_id = k.key_id'] : []),
  ];
  const open = isUsed ? ' and t.used_at is null' : '';
  return `select k.key_id as id from wanted k join "${name}" t on t.workspace_id = k.workspace_id and t.id = k.key_id
    where (${places.join(' or ')})${open}`;
}
