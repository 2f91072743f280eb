import { type BulkParts, purgeBulkActions, runBulkAction, undoBulkAction } from '@smartx/domain/bulk';
import type { Application } from '../application.ts';
import { inEveryWorkspace } from '../jobs/every-workspace.ts';
import type { JobHandlers } from '../jobs/pg-boss-queue.ts';

/** What changes many records in the background. */
export function bulkJobs(app: Application): Pick<JobHandlers, 'bulk:run' | 'bulk:undo'> {
  const parts: BulkParts = { em: app.orm.em, vault: app.vault, clock: app.clock, jobs: app.jobs };
  return {
    'bulk:run': (job, signal) => runBulkAction(parts, job, signal),
    'bulk:undo': (job, signal) => undoBulkAction(parts, job, signal),
  };
}

/** Forgets the bulk actions of every workspace that can no longer be taken back. */
export function purgeBulk({ orm, clock }: Pick<Application, 'orm' | 'clock'>): Promise<void> {
  return inEveryWorkspace({ orm }, (id) => purgeBulkActions(orm.em, id, clock.now()));
}
