import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { Workspace } from '../../workspace.entity.ts';
import { WorkspaceExport } from './workspace-export.entity.ts';
import { beginExport } from './workspace-export.service.ts';

/** Whether everything could be taken along since the closure was begun: nothing is destroyed of which no export could be made. */
export async function isTakenAlong(
  em: EntityManager,
  { id: workspaceId, closeRequestedAt }: Pick<Workspace, 'id' | 'closeRequestedAt'>,
): Promise<boolean> {
  const since = closeRequestedAt ?? new Date(0);
  return (await em.count(WorkspaceExport, { workspaceId, madeAt: { $gte: since } })) > 0;
}

/** Whether an owner gave up the export of the closure that is under way. */
export function isExportWaived({
  closeRequestedAt,
  exportWaivedAt,
}: Pick<Workspace, 'closeRequestedAt' | 'exportWaivedAt'>): boolean {
  return !!closeRequestedAt && !!exportWaivedAt && exportWaivedAt >= closeRequestedAt;
}

/** Whether an export that was begun since the closure failed. */
export async function hasExportFailed(
  em: EntityManager,
  { id: workspaceId, closeRequestedAt }: Pick<Workspace, 'id' | 'closeRequestedAt'>,
): Promise<boolean> {
  const requestedAt = { $gte: closeRequestedAt ?? new Date(0) };
  return (await em.count(WorkspaceExport, { workspaceId, state: 'failed', requestedAt })) > 0;
}

/** Begins another export of a workspace that is being closed, where none could be made yet and none is being made. Says whether it did. */
export async function exportOnceMore(scope: Scope): Promise<boolean> {
  scope.require('workspace:export');
  const { workspaceId } = scope;
  return scope.transaction(async (em) => {
    const workspace = await em.findOne(Workspace, { id: workspaceId });
    if (!workspace?.closingAt || workspace.closedAt || (await isTakenAlong(em, workspace))) return false;
    const known = await em.count(WorkspaceExport, { workspaceId, state: { $in: ['queued', 'running'] } });
    if (known > 0) return false;
    await beginExport(em, scope);
    return true;
  });
}
