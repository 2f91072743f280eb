import type { JobName, JobPayloads } from '@smartx/domain/kernel';
import type { Queue } from 'pg-boss';

/** How one kind of job is queued, retried and, if it comes from the calendar, when. */
export interface JobDefinition<Name extends JobName> {
  /** Two jobs with the same key are never queued or active at once; the second is dropped. */
  readonly keyOf: (payload: JobPayloads[Name]) => string;
  readonly options: Omit<Queue, 'name' | 'policy' | 'notify'>;
  /** Five fields of cron, in UTC; the payload is empty. */
  readonly cron?: string;
}

// Doubles from five seconds to ten minutes, so that a mail server that is away for an hour loses nothing.
const BACKOFF = { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 };
// A worker that is killed is noticed by its missing heartbeat, not by the hours that its job may take.
const LONG = { ...BACKOFF, expireInSeconds: 6 * 3600, heartbeatSeconds: 20 };

/** Every kind of job; a new one is declared in `kernel/job-queue.ts` and described here. */
export const JOB_DEFINITIONS: { readonly [Name in JobName]: JobDefinition<Name> } = {
  'import:run': { keyOf: startOf, options: LONG },
  'import:check': { keyOf: startOf, options: LONG },
  'bulk:run': { keyOf: ({ actionId }) => actionId, options: LONG },
  'bulk:undo': { keyOf: ({ actionId }) => actionId, options: LONG },
  'mail:stop': { keyOf: () => 'stop', options: LONG, cron: '* * * * *' },
  'mail:send': { keyOf: ({ messageId }) => messageId, options: BACKOFF },
  'request:receive': { keyOf: ({ requestId }) => requestId, options: BACKOFF },
  'request:erase': { keyOf: ({ requestId }) => requestId, options: LONG },
  'request:evidence': { keyOf: ({ workspaceId }) => workspaceId, options: BACKOFF },
  'agent:relay': { keyOf: () => 'relay', options: LONG, cron: '* * * * *' },
  'agent:tell': { keyOf: ({ requestId }) => requestId, options: BACKOFF },
  'request:sweep': { keyOf: () => 'sweep', options: LONG, cron: '7 * * * *' },
  'erasure:search': { keyOf: ({ workspaceId }) => workspaceId, options: LONG },
  'erasure:sweep': { keyOf: () => 'sweep', options: LONG, cron: '17 3 * * *' },
  'purge:expired': { keyOf: () => 'purge', options: LONG, cron: '23 2 * * *' },
  'purge:idempotency': { keyOf: () => 'purge', options: LONG, cron: '41 * * * *' },
  'purge:ledgers': { keyOf: () => 'purge', options: LONG, cron: '19 3 * * *' },
  'decision:renew': { keyOf: () => 'renew', options: LONG, cron: '* * * * *' },
  'audit:sequence': { keyOf: () => 'sequence', options: LONG, cron: '* * * * *' },
  'purge:bin': { keyOf: () => 'purge', options: LONG, cron: '53 2 * * *' },
  'retention:run': { keyOf: () => 'run', options: LONG, cron: '37 1 * * *' },
  'retention:carry-out': { keyOf: ({ batchId }) => batchId, options: LONG },
  'keys:rotate': { keyOf: ({ workspaceId }) => workspaceId, options: LONG },
  'keys:orphans': { keyOf: () => 'orphans', options: LONG, cron: '11 4 * * 0' },
  'keys:backup': { keyOf: () => 'backup', options: LONG, cron: '37 3 * * *' },
  'journal:relay': { keyOf: () => 'relay', options: LONG, cron: '* * * * *' },
  'workspace:export': { keyOf: ({ exportId }) => exportId, options: LONG },
  'workspace:export-destroy': { keyOf: ({ causeId }) => causeId, options: BACKOFF },
  'workspace:end': { keyOf: () => 'end', options: LONG, cron: '29 * * * *' },
  'backup:expire': { keyOf: () => 'expire', options: LONG, cron: '47 3 * * *' },
};

function startOf({ runId, attempt = '' }: JobPayloads['import:run']): string {
  return `${runId} ${attempt}`;
}

/** The names of all jobs. */
export const JOB_NAMES = Object.keys(JOB_DEFINITIONS).filter(isJobName);

/** The queue of a job; pg-boss takes no colon in a name. */
export function queueNameOf(job: JobName): string {
  return job.replace(':', '.');
}

function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOB_DEFINITIONS, name);
}
