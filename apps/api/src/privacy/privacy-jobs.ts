import { carryOutClosures } from '@smartx/domain/handover';
import { systemPermissions } from '@smartx/domain/identity';
import { type JobPayloads, type Purpose, Scope } from '@smartx/domain/kernel';
import { destroyEndedEvidence, RequestFulfilment, receiveRequest, sweepRequests } from '@smartx/domain/privacy';
import type { Application } from '../application.ts';
import { inEveryWorkspace } from '../jobs/every-workspace.ts';

/** The product itself, at work on people's rights in one workspace. */
export function rightsScope(app: Application, workspaceId: string): Scope {
  return systemScope(app, workspaceId, 'RIGHTS_HANDLING');
}

/** The product itself, at work on a workspace as such. */
export function securityScope(app: Application, workspaceId: string): Scope {
  return systemScope(app, workspaceId, 'SECURITY');
}

function systemScope({ orm, vault, clock, jobs }: Application, workspaceId: string, purpose: Purpose): Scope {
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ em: orm.em.fork(), vault, clock, jobs, viewer, purpose, through: 'job' });
}

/** Carries on with a deletion that was decided; once it is done, it does nothing. */
export async function eraseForRequest(app: Application, job: JobPayloads['request:erase']): Promise<void> {
  await new RequestFulfilment(rightsScope(app, job.workspaceId), app.privacy).completeErasure(job.requestId);
}

/** Does what holds from the receipt of a request on; once it is done, it does nothing. */
export function takeRequestIn(app: Application, job: JobPayloads['request:receive']): Promise<void> {
  return receiveRequest(rightsScope(app, job.workspaceId), app.privacy, job.requestId);
}

/** Destroys the files of requests that were looked at; once they are gone, it does nothing. */
export async function destroyEvidence(
  app: Application,
  { workspaceId }: JobPayloads['request:evidence'],
): Promise<void> {
  await destroyEndedEvidence(rightsScope(app, workspaceId), app.files);
}

/** Does in every workspace what time alone demands. */
export function sweepEveryWorkspace(app: Application): Promise<void> {
  return inEveryWorkspace(app, async (id) => {
    try {
      await carryOutClosures(rightsScope(app, id), app.privacy);
    } finally {
      await sweepRequests(rightsScope(app, id), app.privacy);
    }
  });
}
