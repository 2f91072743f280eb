import type pg from 'pg';

/**
 * Workspaces whose keys were all destroyed, that of the workspace too: it was closed. Where keys are merely lost, nothing says
 * of any that it was destroyed.
 */
export async function destroyedWorkspaces(keys: Pick<pg.Pool, 'query'>): Promise<string[]> {
  const { rows } = await keys.query<{ id: string }>(
    `select workspace_id as id from data_key d
     where not exists (select from workspace_key k where k.workspace_id = d.workspace_id)
     group by workspace_id having bool_and(wrapped is null and destroyed_at is not null)`,
  );
  return rows.map(({ id }) => id);
}
