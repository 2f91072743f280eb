import type pg from 'pg';

/** So many entries and the root over them, as somebody outside the database remembers it. */
export interface TreeMark {
  readonly size: number;
  readonly root: Buffer;
}

/** Remembers the newest head of each audit tree where the owner of the main database does not write. */
export interface AuditWitness {
  find(workspaceId: string): Promise<TreeMark | null>;
  /** Remembers a head; a smaller one never takes the place of a larger one. */
  keep(workspaceId: string, mark: TreeMark): Promise<void>;
}

/** The key database as witness: another database, with another role and backups of its own. */
export class KeyDatabaseWitness implements AuditWitness {
  constructor(private readonly pool: Pick<pg.Pool, 'query'>) {}

  async find(workspaceId: string): Promise<TreeMark | null> {
    const { rows } = await this.pool.query<{ size: string; root: Buffer }>(
      'select size::text as size, root from audit_witness where workspace_id = $1',
      [workspaceId],
    );
    const [row] = rows;
    return row ? { size: Number(row.size), root: row.root } : null;
  }

  async keep(workspaceId: string, { size, root }: TreeMark): Promise<void> {
    await this.pool.query(
      `insert into audit_witness as w (workspace_id, size, root) values ($1, $2, $3)
       on conflict (workspace_id) do update set size = excluded.size, root = excluded.root, seen_at = now()
       where w.size < excluded.size`,
      [workspaceId, size, root],
    );
  }
}
