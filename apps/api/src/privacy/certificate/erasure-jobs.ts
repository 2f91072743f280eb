import type { JobPayloads } from '@smartx/domain/kernel';
import {
  Certificates,
  findUnswept,
  type SweepResult,
  sequenceEntries,
  settleSweep,
  sweepFiles,
  sweptTables,
  type UnsweptErasures,
} from '@smartx/domain/privacy';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';
import { eraseForRequest, rightsScope, sweepEveryWorkspace } from '../privacy-jobs.ts';

/** Carries on with a deletion that was decided, and issues its certificate; once both are done, it does nothing. */
export async function eraseAndCertify(app: Application, job: JobPayloads['request:erase']): Promise<void> {
  await eraseForRequest(app, job);
  await certify(app, job.workspaceId);
}

/** Does in every workspace what time alone demands, and issues the certificates of what that finished. */
export async function sweepAndCertify(app: Application): Promise<void> {
  await sweepEveryWorkspace(app);
  await inEveryWorkspace(app, (id) => certify(app, id));
}

/** Issues what certificates are due in a workspace, once the audit of the deletions has its place in the signed tree. */
async function certify(app: Application, workspaceId: string): Promise<void> {
  const { orm, clock, privacy } = app;
  const { signingKey, witness } = privacy;
  await sequenceEntries({ em: orm.em, clock, signingKey, witness }, workspaceId);
  await new Certificates(rightsScope(app, workspaceId), privacy).issueDue();
}

/**
 * Rids the files of the databases of what was erased since the last night, notes how far that went, and issues the certificates
 * anew. Null where nothing waited for it.
 */
export async function sweepErasures(app: Application): Promise<SweepResult | null> {
  const waiting: UnsweptErasures[] = [];
  await inEveryWorkspace(app, async (id) => {
    const found = await findUnswept(rightsScope(app, id));
    if (found.ledgerIds.length > 0) waiting.push(found);
  });
  if (waiting.length === 0) return null;
  const reached = new Set(waiting.flatMap((one) => one.reached));
  const isFresh = waiting.some(({ freshCount }) => freshCount > 0);
  const startedAt = performance.now();
  const result = await sweepFiles(app.urls, isFresh ? sweptTables(app.privacy.catalogue, reached) : []);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  for (const { workspaceId, ledgerIds } of waiting) {
    await settleSweep(rightsScope(app, workspaceId), ledgerIds, { ...result, seconds });
    await certify(app, workspaceId);
  }
  return result;
}
