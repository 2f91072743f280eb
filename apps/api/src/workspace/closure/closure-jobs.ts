import type { SweepResult } from '@smartx/domain/privacy';
import {
  destroyOldExports,
  type EndParts,
  endWorkspaces,
  findUnsweptClosures,
  retryExport,
  settleClosureSweep,
  type WorkspaceClosure,
  WorkspaceExports,
} from '@smartx/domain/workspace';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';
import { Failures } from '../../jobs/failures.ts';
import type { JobHandlers } from '../../jobs/pg-boss-queue.ts';
import { securityScope } from '../../privacy/privacy-jobs.ts';

/** What ending workspaces is given of this installation. */
export function endPartsOf(app: Application): EndParts {
  const { orm, clock, vault, keys, urls, files, privacy } = app;
  const scopeOf = (workspaceId: string) => securityScope(app, workspaceId);
  return { em: orm.em, clock, vault, keys: keys.pool, ownerUrl: urls.owner, files, privacy, scopeOf };
}

/** What is done for workspaces that are closed when nobody waits for it. */
export function closureJobs(
  app: Application,
): Pick<JobHandlers, 'workspace:export' | 'workspace:export-destroy' | 'workspace:end'> {
  const exportsOf = (workspaceId: string) => new WorkspaceExports(securityScope(app, workspaceId), app.privacy);
  return {
    'workspace:export': ({ workspaceId, exportId }) => exportsOf(workspaceId).make(exportId),
    'workspace:export-destroy': async ({ workspaceId }) => void (await exportsOf(workspaceId).destroy('all')),
    'workspace:end': async () => {
      const parts = endPartsOf(app);
      const failures = new Failures();
      await inEveryWorkspace(app, (id) => destroyOldExports(parts, id)).catch(failures.note);
      await inEveryWorkspace(app, async (id) => void (await retryExport(parts, id))).catch(failures.note);
      await endWorkspaces(parts).catch(failures.note);
      failures.throwAny();
    },
  };
}

/** The closures that wait for the files of the databases to be rid of them. */
export function unsweptClosures(app: Application): Promise<WorkspaceClosure[]> {
  return findUnsweptClosures(endPartsOf(app));
}

/**
 * Notes what a sweep did for closures, and certifies them anew; one that fails keeps no other waiting.
 * @throws AggregateError after the last
 */
export async function settleClosures(
  app: Application,
  closures: readonly WorkspaceClosure[],
  { pending }: SweepResult,
): Promise<void> {
  const failures = new Failures();
  for (const closure of closures) await settleClosureSweep(endPartsOf(app), closure, pending).catch(failures.note);
  failures.throwAny();
}
