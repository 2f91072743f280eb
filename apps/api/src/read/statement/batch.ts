import type { Outcome, ReadPool } from '../read-pool.ts';
import type { Run } from './late.ts';
import { type ReadLimits, StoppedError } from './read-limits.ts';
import { bindStatement, type Statement } from './statement.ts';
import { asRefusal } from './too-broad.ts';

interface Waiting {
  readonly bound: Promise<Statement>;
  readonly settle: (outcome: Outcome) => void;
}

/** Gathers the statements of one operation, so that all its root fields travel together. */
export class Batch {
  private waiting: Waiting[] = [];
  /** Why nothing more is read: what failed is asked for once more, and would take as long again. */
  private stopped: StoppedError | null = null;

  constructor(
    private readonly pool: ReadPool,
    private readonly workspaceId: string,
    private readonly limits: ReadLimits,
  ) {}

  /** The one value that a statement gives. */
  send(statement: Statement, run: Run): Promise<unknown> {
    if (this.stopped) return Promise.reject(this.stopped);
    return new Promise((resolve, reject) => {
      // The executor starts all root fields of a query in the same turn, so the flush takes them together.
      if (this.waiting.length === 0) setImmediate(() => void this.flush());
      this.waiting.push({
        bound: bindStatement(statement, run),
        settle: (outcome) => ('value' in outcome ? resolve(outcome.value) : reject(asRefusal(outcome.error))),
      });
    });
  }

  private async flush(): Promise<void> {
    const waiting = this.waiting;
    this.waiting = [];
    try {
      const statements = await Promise.all(waiting.map(({ bound }) => bound));
      const outcomes = await this.pool.run(this.workspaceId, statements, this.limits);
      for (const outcome of outcomes)
        if ('error' in outcome && outcome.error instanceof StoppedError) this.stopped = outcome.error;
      for (const [index, { settle }] of waiting.entries()) settle(outcomes[index] ?? { error: new Error('no answer') });
    } catch (error) {
      for (const { settle } of waiting) settle({ error });
    }
  }
}
