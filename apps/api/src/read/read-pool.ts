import { Writable } from 'node:stream';
import { guardPool, patientOptions } from '@smartx/domain/database';
import { isUuid } from '@smartx/domain/kernel';
import pg from 'pg';
import { PlanCaches } from './statement/plan-cache.ts';
import { type ReadLimits, stopReason } from './statement/read-limits.ts';
import type { Statement } from './statement/statement.ts';
import { StatementCanceller } from './statement/statement-canceller.ts';

/** The outcome of one statement: its only value, or why there is none. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Statements that were sent, for tests that count them. */
export type StatementListener = (sql: string) => void;

const STATEMENT_MS = 30_000;

/** PostgreSQL keeps each named statement as long as its connection lives, so a connection does not live for ever. */
const CONNECTION_LIFETIME_S = 1_800;

/** The read engine's own connections; a transaction's statements leave in one flush. */
export class ReadPool {
  private readonly pool: pg.Pool;
  /** Its place is free when all others wait for statements that are to be stopped. */
  private readonly stopPool: pg.Pool;
  private readonly canceller: StatementCanceller;
  /** What was planned for these connections. */
  readonly plans = new PlanCaches();
  onStatement: StatementListener | null = null;

  constructor(url: string, size = 10) {
    this.pool = new pg.Pool({
      ...patientOptions(STATEMENT_MS + 5_000),
      ...{ connectionString: url, max: size, pipeline: true, statement_timeout: STATEMENT_MS },
      maxLifetimeSeconds: CONNECTION_LIFETIME_S,
    });
    // One that breaks while it is used fails the statements on it and nothing else.
    guardPool(this.pool);
    this.stopPool = new pg.Pool({ ...patientOptions(STATEMENT_MS), connectionString: url, max: 1 });
    guardPool(this.stopPool);
    this.canceller = new StatementCanceller(this.stopPool);
  }

  /**
   * Runs the root fields of one operation in one read-only transaction. If a statement fails, the others run again, each
   * in a transaction of its own, so that one broken field leaves the rest whole; after one that was stopped nothing runs again.
   */
  async run(workspaceId: string, queries: readonly Statement[], limits: ReadLimits = {}): Promise<Outcome[]> {
    const outcomes = await this.transaction(workspaceId, queries, limits);
    const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    if (errors.length === 0) return outcomes;
    const [reason] = errors.flatMap((error) => stopReason(error, limits) ?? []);
    if (reason) return outcomes.map((outcome) => ('value' in outcome ? outcome : { error: reason }));
    if (queries.length === 1) return outcomes;
    return Promise.all(
      queries.map(async (query) => (await this.run(workspaceId, [query], limits))[0] ?? { error: null }),
    );
  }

  /** Resolves when the database answers. */
  async ping(): Promise<void> {
    await this.pool.query('select 1');
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.stopPool.end()]);
  }

  private async transaction(
    workspaceId: string,
    queries: readonly Statement[],
    { presence, statementMs }: ReadLimits,
  ): Promise<Outcome[]> {
    if (!isUuid(workspaceId)) throw new TypeError('A workspace id is a lower-case UUID.');
    const client = await this.pool.connect();
    const settle = this.canceller.watch(client, presence);
    try {
      // Who left while they waited for a connection gets none.
      if (presence?.hasLeft) return queries.map(() => ({ error: null }));
      const workspace = `set local app.workspace_id = '${workspaceId}'`;
      const setting =
        statementMs === undefined ? workspace : `${workspace}; set local statement_timeout = ${statementMs}`;
      for (const { text } of [plain('begin read only'), plain(setting), ...queries, plain('commit')])
        this.onStatement?.(text);
      const results = await Promise.allSettled(
        inOneWrite(client, () => [
          // Two statements, one message.
          this.send(client, plain(`begin read only; ${setting}`)),
          ...queries.map((one) => this.send(client, one)),
          this.send(client, plain('commit')),
        ]),
      );
      return results
        .slice(1, -1)
        .map((result) =>
          result.status === 'fulfilled'
            ? { value: Object.values(result.value.rows[0] ?? {})[0] ?? null }
            : { error: result.reason },
        );
    } finally {
      await settle();
      client.release();
    }
  }

  private send(
    client: pg.PoolClient,
    { text, values, name }: Statement,
  ): Promise<pg.QueryResult<Record<string, unknown>>> {
    return client.query({ text, values: [...values], ...(name === null ? {} : { name }) });
  }
}

/** Holds back what is written until all of it is there: one packet and one call of the system instead of one a statement. */
function inOneWrite<Result>(client: pg.PoolClient, write: () => Result): Result {
  const connection: unknown = Reflect.get(client, 'connection');
  const stream: unknown = typeof connection === 'object' && connection ? Reflect.get(connection, 'stream') : null;
  if (!(stream instanceof Writable)) return write();
  stream.cork();
  try {
    return write();
  } finally {
    stream.uncork();
  }
}

function plain(text: string): Statement {
  return { text, values: [], name: null };
}
