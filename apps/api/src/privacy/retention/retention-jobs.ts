import { forgetFormerMembers } from '@smartx/domain/handover';
import { carryOutApproved, carryOutBatch, purgeKept, RetentionBatches } from '@smartx/domain/privacy';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';
import type { JobHandlers } from '../../jobs/pg-boss-queue.ts';
import { rightsScope } from '../privacy-jobs.ts';

/** What retention does when nobody waits for it: at night everywhere, and at once for a batch that two people approved. */
export function retentionJobs(app: Application): Pick<JobHandlers, 'retention:run' | 'retention:carry-out'> {
  return {
    'retention:run': () =>
      inEveryWorkspace(app, async (id) => {
        await purgeKept(rightsScope(app, id));
        try {
          await forgetFormerMembers(rightsScope(app, id), app.privacy);
          await carryOutApproved(rightsScope(app, id), app.privacy);
        } finally {
          // Also where one of them failed: the others go on.
          await new RetentionBatches(rightsScope(app, id), app.privacy).propose();
        }
      }),
    'retention:carry-out': ({ workspaceId, batchId }) =>
      carryOutBatch(rightsScope(app, workspaceId), app.privacy, batchId),
  };
}
