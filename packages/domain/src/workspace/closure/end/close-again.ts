import { destroyedWorkspaces } from '../../../privacy/keys/destroyed-workspaces.ts';
import { withClient } from '../../../privacy/keys/installation/key-database.ts';
import { findOperatorWorkspace } from '../../operator-workspace.ts';
import { shutDoors } from './begin-end.ts';
import type { EndParts } from './end-parts.ts';
import { endWorkspace } from './end-workspaces.ts';

/** A closure as the journal has it: the row that the operator keeps. */
export type JournaledClosure = Readonly<Record<string, unknown>>;

/**
 * Closes again what was closed when a backup is restored that knows it open: the operator's note comes back first, then everything
 * is destroyed as before. Gives how many workspaces it was.
 */
export async function closeAgain(parts: EndParts, closures: readonly JournaledClosure[]): Promise<number> {
  let closed = 0;
  for (const body of closures) {
    const id = body.closed_workspace_id;
    if (typeof id !== 'string' || !(await putBack(parts, id, body))) continue;
    if (await endWorkspace(parts, id)) closed += 1;
  }
  return closed;
}

/**
 * Closes again what was closed so shortly before the loss that no journal heard of it, as its destroyed keys say. Gives how many
 * workspaces it was.
 */
export async function closeKeyless(parts: EndParts): Promise<number> {
  const destroyed = await destroyedWorkspaces(parts.keys);
  const there = await withClient(parts.ownerUrl, (owner) =>
    owner.query<{ id: string }>('select id from workspace where id = any($1::uuid[]) order by id', [destroyed]),
  );
  let closed = 0;
  for (const { id } of there.rows) {
    await shutDoors(parts, id);
    if (await endWorkspace(parts, id)) closed += 1;
  }
  return closed;
}

/** Puts the note back and says whether there is anything to destroy; a workspace that is gone already is left alone. */
async function putBack({ em, ownerUrl }: EndParts, workspaceId: string, body: JournaledClosure): Promise<boolean> {
  const operatorId = await findOperatorWorkspace(em);
  return withClient(ownerUrl, async (owner) => {
    const state = await owner.query('select 1 from workspace where id = $1', [workspaceId]);
    const isThere = (state.rowCount ?? 0) > 0;
    const row = { ...body, workspace_id: operatorId, owner_account_id: null, ...(isThere && { state: 'destroying' }) };
    await owner.query(
      `insert into workspace_closure select r.* from jsonb_populate_record(null::workspace_closure, $1::jsonb) r
       on conflict do nothing`,
      [JSON.stringify(row)],
    );
    if (isThere)
      await owner.query("update workspace_closure set state = 'destroying' where closed_workspace_id = $1", [
        workspaceId,
      ]);
    await owner.query('update workspace set closed_at = coalesce(closed_at, now()) where id = $1', [workspaceId]);
    return isThere;
  });
}
