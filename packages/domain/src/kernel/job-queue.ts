import type { EntityManager } from '@mikro-orm/postgresql';

/** An import, and who started it: a member, a key, or the product itself. */
interface ImportPayload {
  workspaceId: string;
  runId: string;
  memberId: string | null;
  apiKeyId?: string | null;
  /** Tells two starts of one run apart: the second is not the first, which may be ending at this moment. */
  attempt?: string;
}

interface BulkPayload {
  workspaceId: string;
  actionId: string;
  memberId: string | null;
}

/** Work that goes on after the answer. Payloads hold ids only; every handler can run twice. */
export interface JobPayloads {
  'import:run': ImportPayload;
  'import:check': ImportPayload;
  /** Changes many records, or changes them back, in the name of the member who asked for it. */
  'bulk:run': BulkPayload;
  'bulk:undo': BulkPayload;
  'mail:send': { workspaceId: string; messageId: string };
  /** Stops what waits and may not go out any more, whatever closed it. */
  'mail:stop': Record<string, never>;
  /** What holds from the receipt of a request on: a stop of marketing, the rest of a purpose that is objected to. */
  'request:receive': { workspaceId: string; requestId: string };
  /** Looks which agents have something to hear. */
  'agent:relay': Record<string, never>;
  'agent:tell': { workspaceId: string; requestId: string };
  'request:erase': { workspaceId: string; requestId: string };
  /** Destroys the files that showed something about requests and were looked at. */
  'request:evidence': { workspaceId: string };
  'request:sweep': Record<string, never>;
  /** Rids the files of the databases of what was erased. */
  'erasure:sweep': Record<string, never>;
  /** Looks through the texts of others for whoever was erased. */
  'erasure:search': { workspaceId: string };
  /** Decides anew about whoever's decision has run out. */
  'decision:renew': Record<string, never>;
  'audit:sequence': Record<string, never>;
  'purge:expired': Record<string, never>;
  'purge:idempotency': Record<string, never>;
  'purge:ledgers': Record<string, never>;
  'purge:bin': Record<string, never>;
  /** Logs and proofs that are old enough go, what is approved is carried out, and what is due is put forward. */
  'retention:run': Record<string, never>;
  'retention:carry-out': { workspaceId: string; batchId: string };
  /** Leads a workspace to a version of its own key. */
  'keys:rotate': { workspaceId: string; version: number };
  'keys:orphans': Record<string, never>;
  'keys:backup': Record<string, never>;
  /** Writes down outside the database what a restore must not take back. */
  'journal:relay': Record<string, never>;
  'backup:expire': Record<string, never>;
  'workspace:export': { workspaceId: string; exportId: string };
  /** Destroys archives that may hold what was erased; each cause is a job of its own, since one may come while another is at it. */
  'workspace:export-destroy': { workspaceId: string; causeId: string };
  /** Destroys workspaces whose last day is over, and archives of exports that were there for seven days. */
  'workspace:end': Record<string, never>;
}

/** The name of a job. */
export type JobName = keyof JobPayloads;

/** Puts work into the queue inside the transaction that causes it: a rollback takes the job along. */
export interface JobQueue {
  enqueue<Name extends JobName>(em: EntityManager, name: Name, payload: JobPayloads[Name]): Promise<void>;
}
