import type pg from 'pg';
import type { KeyKind } from '../../kernel/vault.ts';

/** Where destroyed keys are told of, one by one, as `workspace/key`; `workspace/*` says that its own key was rotated. */
export const KEY_CHANNEL = 'smartx_key';

/** A wrapped key as it is stored; `wrapped` is null once it is destroyed. */
export interface StoredKey {
  readonly keyId: string;
  readonly version: number;
  readonly wrapped: Buffer | null;
}

/** A key that a master key wrapped, and which one that was. */
export interface MasterWrapped {
  readonly master: string;
  readonly wrapped: Buffer;
}

/** A new wrapped key. */
export interface NewKey {
  readonly keyId: string;
  readonly wrapped: Buffer;
}

/** A pool, or one connection of it. */
type Queries = Pick<pg.Pool | pg.Client, 'query'>;

/** Reads and writes wrapped keys; knows nothing of what is inside them. */
export class KeyStore {
  constructor(private readonly pool: Queries) {}

  async findWorkspaceKeys(workspaceId: string): Promise<{ version: number; wrapped: Buffer }[]> {
    const sql = 'select version, wrapped from workspace_key where workspace_id = $1 order by version';
    const { rows } = await this.pool.query<{ version: number; wrapped: Buffer }>(sql, [workspaceId]);
    return rows;
  }

  /** The fingerprint of the master key that is to wrap now; null where it was never replaced. */
  async findMaster(): Promise<string | null> {
    const { rows } = await this.pool.query<{ master: string | null }>('select master from installation_mark');
    return rows[0]?.master ?? null;
  }

  /** Adds a workspace key unless somebody else just did, or its master key was replaced meanwhile. */
  async addWorkspaceKey(workspaceId: string, version: number, { master, wrapped }: MasterWrapped): Promise<void> {
    // The lock makes it wait for whoever replaces the master key, and they for it: nothing is left behind under the old one.
    const sql = `insert into workspace_key (workspace_id, version, wrapped, master)
                 select $1, $2, $3, $4 where coalesce((select master from installation_mark for share), $4) = $4
                 on conflict do nothing`;
    await this.pool.query(sql, [workspaceId, version, wrapped, master]);
  }

  async findKeys(workspaceId: string, keyIds: readonly string[]): Promise<StoredKey[]> {
    const sql = `select key_id as "keyId", workspace_key_version as version, wrapped from data_key
                 where workspace_id = $1 and key_id = any($2)`;
    const { rows } = await this.pool.query<StoredKey>(sql, [workspaceId, keyIds]);
    return rows;
  }

  /**
   * Adds keys that lie under a version of the workspace's key, and says which; one that exists, also destroyed, stays as it is.
   * Null where that version was replaced: nothing was added.
   */
  async addKeys(
    workspaceId: string,
    kind: KeyKind,
    version: number,
    keys: readonly NewKey[],
  ): Promise<string[] | null> {
    // The lock lets a rotation wait for us, or us for it: after it has ended, no key comes under the version that it replaced.
    const sql = `with open as materialized (
                   select version from workspace_key
                   where workspace_id = $1 and version = $3 and retired_at is null for share),
                 added as (
                   insert into data_key (workspace_id, key_id, kind, workspace_key_version, wrapped)
                   select $1, key_id, $2, version, wrapped
                   from open, unnest($4::uuid[], $5::bytea[]) as new (key_id, wrapped)
                   on conflict do nothing returning key_id)
                 select exists (select from open) as "isOpen", array(select key_id::text from added) as added`;
    const values = [workspaceId, kind, version, keys.map((key) => key.keyId), keys.map((key) => key.wrapped)];
    const { rows } = await this.pool.query<{ isOpen: boolean; added: string[] }>({
      name: 'add_keys',
      text: sql,
      values,
    });
    const [result] = rows;
    return result?.isOpen ? result.added : null;
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
