import type { EntityManager } from '@mikro-orm/postgresql';

/** Work that goes on after the answer. Payloads hold ids only; every handler can run twice. */
export interface JobPayloads {
  'import:run': { workspaceId: string; runId: string; memberId: string | null };
  'import:check': { workspaceId: string; runId: string; memberId: string | null };
  'mail:send': { workspaceId: string; messageId: string };
  'request:erase': { workspaceId: string; requestId: string };
  'request:sweep': Record<string, never>;
  'purge:expired': Record<string, never>;
  'purge:idempotency': Record<string, never>;
  'purge:bin': Record<string, never>;
}

/** The name of a job. */
export type JobName = keyof JobPayloads;

/** Puts work into the queue inside the transaction that causes it: a rollback takes the job along. */
export interface JobQueue {
  enqueue<Name extends JobName>(em: EntityManager, name: Name, payload: JobPayloads[Name]): Promise<void>;
}
