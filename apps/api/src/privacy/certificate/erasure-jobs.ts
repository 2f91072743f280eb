import type { JobPayloads } from '@smartx/domain/kernel';
import {
  BatchCertificates,
  Certificates,
  findUnswept,
  type SweepResult,
  sequenceEntries,
  settleSweep,
  sweepFiles,
  sweptTables,
  TextSearch,
  type UnsweptErasures,
} from '@smartx/domain/privacy';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';
import { Failures } from '../../jobs/failures.ts';
import { settleClosures, unsweptClosures } from '../../workspace/closure/closure-jobs.ts';
import { eraseForRequest, rightsScope, sweepEveryWorkspace } from '../privacy-jobs.ts';

/** Carries on with a deletion that was decided, and issues its certificate; once both are done, it does nothing. */
export async function eraseAndCertify(app: Application, job: JobPayloads['request:erase']): Promise<void> {
  await eraseForRequest(app, job);
  await certify(app, job.workspaceId);
}

/**
 * Does in every workspace what time alone demands, and issues the certificates of what that finished; what fails keeps no
 * certificate waiting.
 * @throws AggregateError after everything else
 */
export async function sweepAndCertify(app: Application): Promise<void> {
  const failures = new Failures();
  await sweepEveryWorkspace(app).catch(failures.note);
  await inEveryWorkspace(app, (id) => certify(app, id)).catch(failures.note);
  failures.throwAny();
}

/** Looks through the texts of others for whoever was erased, and issues the certificates anew of what it found. */
export async function searchAndCertify(
  app: Application,
  { workspaceId }: JobPayloads['erasure:search'],
): Promise<void> {
  await new TextSearch(rightsScope(app, workspaceId), app.privacy).run();
  await certify(app, workspaceId);
}

/** Issues what certificates are due in a workspace, once the audit of the deletions has its place in the signed tree. */
async function certify(app: Application, workspaceId: string): Promise<void> {
  const { orm, clock, privacy } = app;
  const { signingKey, witness } = privacy;
  await sequenceEntries({ em: orm.em, clock, signingKey, witness }, workspaceId);
  const failures = new Failures();
  await new Certificates(rightsScope(app, workspaceId), privacy).issueDue().catch(failures.note);
  await new BatchCertificates(rightsScope(app, workspaceId), privacy).issueDue().catch(failures.note);
  failures.throwAny();
}

/**
 * Rids the files of the databases of what was erased since the last night, notes how far that went, and issues the certificates
 * anew. Null where nothing waited for it. A workspace that fails keeps no other one waiting, and every sweep is noted before
 * the first certificate.
 * @throws AggregateError after everything else
 */
export async function sweepErasures(app: Application): Promise<SweepResult | null> {
  const failures = new Failures();
  const waiting: UnsweptErasures[] = [];
  await inEveryWorkspace(app, async (id) => {
    const found = await findUnswept(rightsScope(app, id));
    if (found.ledgerIds.length > 0) waiting.push(found);
  }).catch(failures.note);
  const closures = await unsweptClosures(app);
  const isIdle = waiting.length === 0 && closures.length === 0;
  const result = isIdle ? null : await sweepFor(app, waiting, closures.length > 0);
  if (result) {
    for (const { workspaceId, ledgerIds } of waiting)
      await settleSweep(rightsScope(app, workspaceId), ledgerIds, result).catch(failures.note);
    await settleClosures(app, closures, result).catch(failures.note);
    for (const { workspaceId } of waiting) await certify(app, workspaceId).catch(failures.note);
  }
  failures.throwAny();
  return result;
}

async function sweepFor(app: Application, waiting: readonly UnsweptErasures[], isWorkspaceGone: boolean) {
  const reached = new Set(waiting.flatMap((one) => one.reached));
  const isFresh = waiting.some(({ freshCount }) => freshCount > 0);
  // A workspace leaves its traces in every table, also in those that only grow.
  const everywhere = () => app.privacy.catalogue.map(({ table }) => table);
  const ofPeople = () => (isFresh ? sweptTables(app.privacy.catalogue, reached) : []);
  const startedAt = performance.now();
  const result = await sweepFiles(app.urls, isWorkspaceGone ? everywhere() : ofPeople());
  return { ...result, seconds: Math.round((performance.now() - startedAt) / 1000) };
}
