import type { SweepResult } from '@smartx/domain/privacy';
import {
  destroyOldExports,
  type EndParts,
  endWorkspaces,
  findUnsweptClosures,
  settleClosureSweep,
  type WorkspaceClosure,
  WorkspaceExports,
} from '@smartx/domain/workspace';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';
import type { JobHandlers } from '../../jobs/pg-boss-queue.ts';
import { securityScope } from '../../privacy/privacy-jobs.ts';

/** What ending workspaces is given of this installation. */
export function endPartsOf(app: Application): EndParts {
  const { orm, clock, vault, keys, urls, files, privacy } = app;
  const scopeOf = (workspaceId: string) => securityScope(app, workspaceId);
  return { em: orm.em, clock, vault, keys: keys.pool, ownerUrl: urls.owner, files, privacy, scopeOf };
}

/** What is done for workspaces that are closed when nobody waits for it. */
export function closureJobs(app: Application): Pick<JobHandlers, 'workspace:export' | 'workspace:end'> {
  return {
    'workspace:export': async ({ workspaceId, exportId }) => {
      const exports = new WorkspaceExports(securityScope(app, workspaceId), app.privacy);
      try {
        await exports.make(exportId);
      } catch (error) {
        // It is tried again; until then whoever waits for it sees that it failed.
        await exports.fail(exportId);
        throw error;
      }
    },
    'workspace:end': async () => {
      const parts = endPartsOf(app);
      await inEveryWorkspace(app, (id) => destroyOldExports(parts, id));
      await endWorkspaces(parts);
    },
  };
}

/** Destroys the archives of a workspace that may hold somebody who was erased since they were made. */
export async function destroyExports(app: Application, workspaceId: string): Promise<void> {
  await new WorkspaceExports(securityScope(app, workspaceId), app.privacy).destroy('all');
}

/** The closures that wait for the files of the databases to be rid of them. */
export function unsweptClosures(app: Application): Promise<WorkspaceClosure[]> {
  return findUnsweptClosures(endPartsOf(app));
}

/** Notes what a sweep did for closures, and certifies them anew. */
export async function settleClosures(
  app: Application,
  closures: readonly WorkspaceClosure[],
  { pending }: SweepResult,
): Promise<void> {
  for (const closure of closures) await settleClosureSweep(endPartsOf(app), closure, pending);
}
