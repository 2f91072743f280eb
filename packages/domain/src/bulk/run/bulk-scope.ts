import { systemPermissions } from '../../identity/built-in-roles.ts';
import { findMemberViewer } from '../../identity/membership/member-viewer.ts';
import { DomainError, NotAllowedError, NotFoundError, PurposeNotAllowedError } from '../../kernel/errors.ts';
import type { JobPayloads } from '../../kernel/job-queue.ts';
import { Scope, type ScopeParts } from '../../kernel/scope.ts';
import { holdsPurpose } from '../../kernel/viewer.ts';
import { BulkAction } from '../bulk-action.entity.ts';

/** What the jobs of a bulk action work with. */
export type BulkParts = Omit<ScopeParts, 'viewer' | 'purpose' | 'through' | 'once' | 'bulkActionId'>;

/** Which action to work on, and in whose name. */
export type BulkPayload = JobPayloads['bulk:run'];

/** Work on an action, with what the member may do now and not when they asked for it. */
export interface BulkWork {
  readonly scope: Scope;
  readonly action: BulkAction;
}

/**
 * Opens an action that is in this state, for the purpose for which it was prepared; null where it is over or was stopped.
 * @throws NotAllowedError for a member who left or holds no role any more · PurposeNotAllowedError for one who does not hold the
 * purpose any more · WorkspaceClosingError
 */
export async function openAction(
  parts: BulkParts,
  payload: BulkPayload,
  state: BulkAction['state'],
): Promise<BulkWork | null> {
  const { workspaceId, actionId, memberId } = payload;
  const asSystem = systemScope(parts, workspaceId);
  const opened = await asSystem.transaction(async (em) => {
    const action = await em.findOne(BulkAction, { workspaceId, id: actionId });
    const viewer = memberId === null ? null : await findMemberViewer(em, workspaceId, memberId);
    return { action, viewer };
  });
  const { action, viewer } = opened;
  if (!action) throw new NotFoundError('bulk action');
  if (action.state !== state) return null;
  if (!viewer) throw new NotAllowedError('bulk-action:run');
  const { em, clock, vault, jobs } = parts;
  const { purpose } = action;
  const work = { em: em.fork(), clock, vault, jobs, viewer, purpose, through: 'bulk', bulkActionId: actionId } as const;
  const scope = new Scope(work);
  scope.require('bulk-action:run');
  if (!holdsPurpose(viewer, purpose)) throw new PurposeNotAllowedError(purpose);
  return { scope, action };
}

/** Ends an action as failed where trying again cannot help: a member who left, a workspace that is being closed. */
export async function failOnRefusal(
  parts: BulkParts,
  { workspaceId, actionId }: BulkPayload,
  state: BulkAction['state'],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const scope = systemScope(parts, workspaceId);
    await scope.transaction(async (em) => {
      const action = await em.findOne(BulkAction, { workspaceId, id: actionId, state });
      const now = scope.clock.now();
      if (action) Object.assign(action, { state: 'failed', failure: error.code, finishedAt: now, updatedAt: now });
    });
  }
}

/** The scope of the product itself, which ends an action whose member is gone. */
function systemScope({ em, clock, vault, jobs }: BulkParts, workspaceId: string): Scope {
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ em: em.fork(), clock, vault, jobs, viewer, purpose: 'DATA_CARE', through: 'bulk' });
}
