import { emptyBin } from '@smartx/domain/bin';
import { purgeEvents, purgeIdempotency } from '@smartx/domain/kernel';
import { sendMail } from '@smartx/domain/mail';
import { renewDecisions } from '@smartx/domain/privacy';
import type { Application } from '../application.ts';
import { backupJobs } from '../backup/backup-jobs.ts';
import { bulkJobs, purgeBulk } from '../bulk/bulk-jobs.ts';
import { purgeFiles } from '../file/file-jobs.ts';
import { importJobs, purgeImports } from '../import/import-jobs.ts';
import { purgeCallsOfAgents, relayAgentNews, tellAgent } from '../privacy/agent/agent-jobs.ts';
import { sequenceEveryWorkspace } from '../privacy/audit/audit-jobs.ts';
import {
  eraseAndCertify,
  searchAndCertify,
  sweepAndCertify,
  sweepErasures,
} from '../privacy/certificate/erasure-jobs.ts';
import { keyJobs } from '../privacy/encryption/key-jobs.ts';
import { stopWaitingEverywhere } from '../privacy/may-send/may-send-jobs.ts';
import { destroyEvidence, rightsScope, takeRequestIn } from '../privacy/privacy-jobs.ts';
import { retentionJobs } from '../privacy/retention/retention-jobs.ts';
import { closureJobs } from '../workspace/closure/closure-jobs.ts';
import { inEveryWorkspace } from './every-workspace.ts';
import type { JobHandlers } from './pg-boss-queue.ts';

/** What does each kind of job. A slice adds its own here. */
export function jobHandlers(app: Application): JobHandlers {
  return {
    'mail:send': (job) => sendMail({ em: app.orm.em, vault: app.vault, clock: app.clock, transport: app.mail }, job),
    'mail:stop': () => stopWaitingEverywhere(app),
    'request:receive': (job) => takeRequestIn(app, job),
    'request:erase': (job) => eraseAndCertify(app, job),
    'request:evidence': (job) => destroyEvidence(app, job),
    'decision:renew': () => inEveryWorkspace(app, (id) => renewDecisions(rightsScope(app, id))),
    'audit:sequence': () => sequenceEveryWorkspace(app),
    'agent:relay': () => relayAgentNews(app),
    'agent:tell': (job) => tellAgent(app, job),
    'request:sweep': () => sweepAndCertify(app),
    'erasure:search': (job) => searchAndCertify(app, job),
    'erasure:sweep': async () => void (await sweepErasures(app)),
    ...importJobs(app),
    'purge:expired': async () => {
      await app.identity.purge();
      await purgeImports(app);
      await purgeFiles(app);
      await purgeBulk(app);
    },
    ...bulkJobs(app),
    'purge:bin': () => inEveryWorkspace(app, (id) => emptyBin(rightsScope(app, id), app.privacy)),
    'purge:ledgers': () => inEveryWorkspace(app, (id) => purgeEvents(app.orm.em, id, app.clock.now())),
    ...retentionJobs(app),
    ...keyJobs(app),
    ...backupJobs(app),
    ...closureJobs(app),
    'purge:idempotency': () =>
      inEveryWorkspace(app, async (id) => {
        await purgeIdempotency(app.orm.em, id, app.clock.now());
        await purgeCallsOfAgents(app, id);
      }),
  };
}
