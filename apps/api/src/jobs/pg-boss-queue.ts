import type { EntityManager } from '@smartx/domain/database';
import type { JobName, JobPayloads, JobQueue } from '@smartx/domain/kernel';
import { fromKysely, type KyselyTransactionLike, PgBoss } from 'pg-boss';
import { describeFailure } from '../failure/describe-failure.ts';
import { JOB_DEFINITIONS, JOB_NAMES, queueNameOf } from './job-queues.ts';
import { JOB_SCHEMA } from './migrate-jobs.ts';

/** What does a job. It can run twice, and stops at the next safe point when `signal` aborts. */
export type JobHandlers = {
  readonly [Name in JobName]?: (payload: JobPayloads[Name], signal: AbortSignal) => Promise<void>;
};

/** Where the queue tells what went wrong; never with a value out of a payload or a row. */
export interface JobLog {
  error(fields: Readonly<Record<string, string | number>>, message: string): void;
}

/** What a queue needs: the database as the application's role, and where to tell problems. */
export interface JobQueueOptions {
  readonly url: string;
  readonly log: JobLog;
}

// A new job is told by a notification; one that waits for another try is found by looking, and shall not wait half a minute more.
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 };

/** The job queue in PostgreSQL: enqueued inside the transaction that causes the work, done by any process that works. */
export class PgBossQueue implements JobQueue {
  private readonly stopping = new AbortController();

  private constructor(
    private readonly boss: PgBoss,
    private readonly log: JobLog,
  ) {}

  /** Connects to a migrated database. @throws Error if `smartx migrate` has not run for this version */
  static async open({ url, log }: JobQueueOptions): Promise<PgBossQueue> {
    const boss = new PgBoss({
      connectionString: url,
      schema: JOB_SCHEMA,
      max: 4,
      application_name: 'smartx jobs',
      migrate: false,
      reindex: false,
      useListenNotify: true,
      superviseIntervalSeconds: 15,
      monitorIntervalSeconds: 15,
    });
    boss.on('error', (error) => log.error({ ...describeFailure(error) }, 'The job queue has a problem'));
    await boss.start();
    return new PgBossQueue(boss, log);
  }

  async enqueue<Name extends JobName>(em: EntityManager, name: Name, payload: JobPayloads[Name]): Promise<void> {
    const transaction = em.getTransactionContext<KyselyTransactionLike>();
    if (!transaction) throw new Error('A job is enqueued inside the transaction that causes it.');
    const options = { singletonKey: JOB_DEFINITIONS[name].keyOf(payload), db: fromKysely(transaction) };
    await this.boss.send(queueNameOf(name), payload, options);
  }

  /** Starts to work on every kind of job that has a handler, and puts those of the calendar on it. */
  async work(handlers: JobHandlers): Promise<void> {
    for (const name of JOB_NAMES) await this.workOn(name, handlers);
  }

  /** Takes no new job, lets running ones reach a safe point for up to `timeoutSeconds`, and disconnects. */
  async stop(timeoutSeconds = 20): Promise<void> {
    this.stopping.abort();
    await this.boss.stop({ graceful: true, timeout: timeoutSeconds * 1000 });
  }

  private async workOn<Name extends JobName>(name: Name, handlers: JobHandlers): Promise<void> {
    const handler = handlers[name];
    if (!handler) return;
    const { cron } = JOB_DEFINITIONS[name];
    const queue = queueNameOf(name);
    await this.boss.work<JobPayloads[Name]>(queue, POLLING, async ([job]) => {
      if (job) await this.run(name, () => handler(job.data, AbortSignal.any([job.signal, this.stopping.signal])));
    });
    if (cron) await this.boss.schedule(queue, cron, {}, { tz: 'UTC', missed: 'once' });
  }

  /** The queue keeps what a failed job threw, so it is given no more than the kind of the failure. */
  private async run(name: JobName, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const problem = describeFailure(error);
      this.log.error({ job: name, ...problem }, 'A job failed and will be tried again');
      throw new Error(`${problem.kind} ${problem.code}`.trim());
    }
  }
}
