import type pg from 'pg';
import type { KeyKind } from '../../kernel/vault.ts';

/** The tables of the key database, a database of its own with backups of a shorter life. */
export const KEY_DATABASE_SCHEMA = `
  create table if not exists workspace_key (
    workspace_id uuid not null,
    version integer not null,
    wrapped bytea not null,
    created_at timestamptz not null default now(),
    primary key (workspace_id, version)
  );
  create table if not exists data_key (
    workspace_id uuid not null,
    key_id uuid not null,
    kind text not null check (kind in ('subject', 'record', 'request', 'workspace')),
    workspace_key_version integer not null,
    wrapped bytea,
    created_at timestamptz not null default now(),
    destroyed_at timestamptz,
    primary key (workspace_id, key_id),
    check ((wrapped is null) = (destroyed_at is not null))
  );
`;

/** Where destroyed keys are told of, one by one, as `workspace/key`. */
export const KEY_CHANNEL = 'smartx_key';

/** A wrapped key as it is stored; `wrapped` is null once it is destroyed. */
export interface StoredKey {
  readonly keyId: string;
  readonly version: number;
  readonly wrapped: Buffer | null;
}

/** A new wrapped key. */
export interface NewKey {
  readonly keyId: string;
  readonly version: number;
  readonly wrapped: Buffer;
}

/** Reads and writes wrapped keys; knows nothing of what is inside them. */
export class KeyStore {
  constructor(private readonly pool: pg.Pool) {}

  async findWorkspaceKeys(workspaceId: string): Promise<{ version: number; wrapped: Buffer }[]> {
    const sql = 'select version, wrapped from workspace_key where workspace_id = $1 order by version';
    const { rows } = await this.pool.query<{ version: number; wrapped: Buffer }>(sql, [workspaceId]);
    return rows;
  }

  /** Adds a workspace key unless somebody else just did. */
  async addWorkspaceKey(workspaceId: string, version: number, wrapped: Buffer): Promise<void> {
    const sql = 'insert into workspace_key (workspace_id, version, wrapped) values ($1, $2, $3) on conflict do nothing';
    await this.pool.query(sql, [workspaceId, version, wrapped]);
  }

  async findKeys(workspaceId: string, keyIds: readonly string[]): Promise<StoredKey[]> {
    const sql = `select key_id as "keyId", workspace_key_version as version, wrapped from data_key
                 where workspace_id = $1 and key_id = any($2)`;
    const { rows } = await this.pool.query<StoredKey>(sql, [workspaceId, keyIds]);
    return rows;
  }

  /** Adds keys, and says which; one that exists, also destroyed, stays as it is. */
  async addKeys(workspaceId: string, kind: KeyKind, keys: readonly NewKey[]): Promise<string[]> {
    const sql = `insert into data_key (workspace_id, key_id, kind, workspace_key_version, wrapped)
                 select $1, key_id, $2, version, wrapped
                 from unnest($3::uuid[], $4::int[], $5::bytea[]) as new (key_id, version, wrapped)
                 on conflict do nothing returning key_id`;
    const columns = [keys.map((key) => key.keyId), keys.map((key) => key.version), keys.map((key) => key.wrapped)];
    const values = [workspaceId, kind, ...columns];
    const { rows } = await this.pool.query<{ key_id: string }>({ name: 'add_keys', text: sql, values });
    return rows.map(({ key_id }) => key_id);
  }

  /** Overwrites the wrapped keys; their ids stay as evidence. Every process that listens is told with the commit. */
  async destroyKeys(workspaceId: string, keyIds: readonly string[]): Promise<void> {
    const sql = `with destroyed as (
                   update data_key set wrapped = null, destroyed_at = now()
                   where workspace_id = $1 and key_id = any($2) and destroyed_at is null returning workspace_id, key_id)
                 select pg_notify('${KEY_CHANNEL}', workspace_id || '/' || key_id) from destroyed`;
    await this.pool.query(sql, [workspaceId, keyIds]);
  }
}
