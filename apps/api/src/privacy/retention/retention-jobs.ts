import { forgetFormerMembers } from '@smartx/domain/handover';
import { carryOutApproved, carryOutBatch, purgeKept, RetentionBatches } from '@smartx/domain/privacy';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';
import { Failures } from '../../jobs/failures.ts';
import type { JobHandlers } from '../../jobs/pg-boss-queue.ts';
import { rightsScope } from '../privacy-jobs.ts';

/**
 * What retention does when nobody waits for it: at night everywhere, and at once for a batch that two people approved. A step of
 * the night that fails keeps no other one waiting.
 */
export function retentionJobs(app: Application): Pick<JobHandlers, 'retention:run' | 'retention:carry-out'> {
  return {
    'retention:run': () =>
      inEveryWorkspace(app, async (id) => {
        const scope = () => rightsScope(app, id);
        const failures = new Failures();
        await purgeKept(scope()).catch(failures.note);
        await forgetFormerMembers(scope(), app.privacy).catch(failures.note);
        await carryOutApproved(scope(), app.privacy).catch(failures.note);
        await new RetentionBatches(scope(), app.privacy).propose().catch(failures.note);
        failures.throwAny();
      }),
    'retention:carry-out': ({ workspaceId, batchId }) =>
      carryOutBatch(rightsScope(app, workspaceId), app.privacy, batchId),
  };
}
