import { destroyExpiredUploads } from '@smartx/domain/file-store';
import {
  checkImport,
  destroyExpiredImports,
  destroyLeftImports,
  type ImportParts,
  runImport,
} from '@smartx/domain/import';
import type { Application } from '../application.ts';
import { inEveryWorkspace } from '../jobs/every-workspace.ts';
import type { JobHandlers } from '../jobs/pg-boss-queue.ts';

/** What works on imports in the background. */
export function importJobs(app: Application): Pick<JobHandlers, 'import:check' | 'import:run'> {
  const parts = importParts(app);
  return {
    'import:check': (job, signal) => checkImport(parts, job, signal),
    'import:run': (job, signal) => runImport(parts, job, signal),
  };
}

/** Destroys what imports and uploads left behind, in every workspace. */
export function purgeImports(app: Application): Promise<void> {
  const parts = importParts(app);
  return inEveryWorkspace(app, async (id) => {
    await destroyLeftImports(parts, id);
    await destroyExpiredImports(parts, id);
    await destroyExpiredUploads(parts, id);
  });
}

/** What the jobs of an import work with. */
export function importParts({ orm, vault, clock, jobs, files }: Application): ImportParts {
  return { em: orm.em, vault, clock, jobs, files };
}
