import { withClient } from '../../../privacy/keys/installation/key-database.ts';
import { findOperatorWorkspace } from '../../operator-workspace.ts';
import { WorkspaceClosure } from '../closure.entity.ts';
import { exportOnceMore } from '../export/taken-along.ts';
import { WorkspaceExports } from '../export/workspace-export.service.ts';
import { closeDoors, noteClosure, type WaitsFor } from './begin-end.ts';
import { certifyClosure } from './certify-closure.ts';
import { destroyRows } from './destroy-rows.ts';
import { destroyWorkspace } from './destroy-workspace.ts';
import type { EndParts } from './end-parts.ts';

/** What a run did. */
export interface EndReport {
  readonly ended: readonly string[];
  /** Workspaces whose last day is over and that something keeps. */
  readonly waiting: readonly { readonly workspaceId: string; readonly waitsFor: WaitsFor }[];
}

/**
 * Destroys every workspace whose last day is over, and goes on with those that were cut off. One that fails keeps no other waiting.
 * @throws AggregateError after the last
 */
export async function endWorkspaces(parts: EndParts): Promise<EndReport> {
  const ended: string[] = [];
  const waiting: EndReport['waiting'][number][] = [];
  const failures: unknown[] = [];
  for (const workspaceId of await dueWorkspaces(parts))
    try {
      const outcome = await endDue(parts, workspaceId);
      if (outcome === 'ended') ended.push(workspaceId);
      else if (outcome !== null) waiting.push({ workspaceId, waitsFor: outcome });
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} workspaces could not be closed.`);
  return { ended, waiting };
}

/** Ends one workspace if its last day is over; null where it is not, or where somebody else is at it. */
export async function endDue(parts: EndParts, workspaceId: string): Promise<'ended' | WaitsFor | null> {
  const waitsFor = await closeDoors(parts, workspaceId);
  return waitsFor ?? ((await endWorkspace(parts, workspaceId)) ? 'ended' : null);
}

/**
 * Destroys a workspace whose doors are closed, and certifies it; nothing where they are open, and where another process is at it.
 * Says whether it did.
 */
export function endWorkspace(parts: EndParts, workspaceId: string): Promise<boolean> {
  return withClient(parts.ownerUrl, async (owner) => {
    const lock = "select pg_try_advisory_lock(hashtextextended('end of workspace ' || $1, 0)) as taken";
    // It ends with the connection.
    if (!(await owner.query<{ taken: boolean }>(lock, [workspaceId])).rows[0]?.taken) return false;
    if (!(await isClosed(parts, workspaceId))) return false;
    const closure = await noteClosure(parts, workspaceId);
    await destroyWorkspace(parts, workspaceId);
    await certifyClosure(parts.scopeOf(closure.workspaceId), parts.privacy, closure.id);
    return true;
  });
}

/** Those whose time is over, those whose destruction was cut off, and those of which all is gone but the certificate. */
async function dueWorkspaces({ ownerUrl, clock }: EndParts): Promise<string[]> {
  return withClient(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `select id from workspace where closing_at <= $1
       union select closed_workspace_id from workspace_closure where state = 'destroying' and due_at <= $1 order by 1`,
      [clock.now()],
    );
    return rows.map(({ id }) => id);
  });
}

async function isClosed({ ownerUrl }: EndParts, workspaceId: string): Promise<boolean> {
  return withClient(ownerUrl, async (owner) => {
    const { rowCount } = await owner.query(
      `select 1 from workspace where id = $1 and closing_at is not null and closed_at is not null
       union all select 1 from workspace_closure where closed_workspace_id = $1 and state = 'destroying'`,
      [workspaceId],
    );
    return (rowCount ?? 0) > 0;
  });
}

/** Destroys the archives of exports whose seven days are over, in one workspace. */
export function destroyOldExports({ scopeOf, privacy }: EndParts, workspaceId: string): Promise<number> {
  return new WorkspaceExports(scopeOf(workspaceId), privacy).destroy('expired');
}

/** Makes an export that failed again, in one workspace that is being closed: it is not destroyed before. Says whether it did. */
export function retryExport({ scopeOf }: Pick<EndParts, 'scopeOf'>, workspaceId: string): Promise<boolean> {
  return exportOnceMore(scopeOf(workspaceId));
}

/** The closures whose traces are still in the files of the database. */
export async function findUnsweptClosures({ em, scopeOf }: EndParts): Promise<WorkspaceClosure[]> {
  const operatorId = await findOperatorWorkspace(em);
  if (!operatorId) return [];
  return scopeOf(operatorId).transaction((tx) =>
    tx.find(WorkspaceClosure, { workspaceId: operatorId, state: 'done', sweptAt: null }),
  );
}

/**
 * Notes what a sweep of the files did for a closure, and certifies it anew. What a process that was slow to hear of the end wrote
 * since goes too.
 */
export async function settleClosureSweep(
  parts: EndParts,
  closure: WorkspaceClosure,
  pending: string | null,
): Promise<void> {
  await withClient(parts.ownerUrl, (owner) => destroyRows(owner, closure.closedWorkspaceId));
  if (pending !== null && pending === closure.sweepPending) return;
  const news = pending === null ? { sweptAt: parts.clock.now(), sweepPending: null } : { sweepPending: pending };
  await certifyClosure(parts.scopeOf(closure.workspaceId), parts.privacy, closure.id, news);
}
