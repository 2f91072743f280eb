import { Writable } from 'node:stream';
import { guardPool, patientOptions } from '@smartx/domain/database';
import { isUuid } from '@smartx/domain/kernel';
import pg from 'pg';
import { PlanCaches } from './statement/plan-cache.ts';
import type { Statement } from './statement/statement.ts';

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
  }

  /**
   * Runs the root fields of one operation in one read-only transaction. If a statement fails, the others run again, each
   * in a transaction of its own, so that one broken field leaves the rest whole.
   */
  async run(workspaceId: string, queries: readonly Statement[]): Promise<Outcome[]> {
    const outcomes = await this.transaction(workspaceId, queries);
    if (queries.length === 1 || outcomes.every((outcome) => 'value' in outcome)) return outcomes;
    return Promise.all(
      queries.map(async (query) => (await this.transaction(workspaceId, [query]))[0] ?? { error: null }),
    );
  }

  /** Resolves when the database answers. */
  async ping(): Promise<void> {
    await this.pool.query('select 1');
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async transaction(workspaceId: string, queries: readonly Statement[]): Promise<Outcome[]> {
    if (!isUuid(workspaceId)) throw new TypeError('A workspace id is a lower-case UUID.');
    const client = await this.pool.connect();
    try {
      const setting = `set local app.workspace_id = '${workspaceId}'`;
      const statements = [plain('begin read only'), plain(setting), ...queries, plain('commit')];
      const results = await Promise.allSettled(
        inOneWrite(client, () => statements.map((one) => this.send(client, one))),
      );
      return results
        .slice(2, -1)
        .map((result) =>
          result.status === 'fulfilled'
            ? { value: Object.values(result.value.rows[0] ?? {})[0] ?? null }
            : { error: result.reason },
        );
    } finally {
      client.release();
    }
  }

  private send(
    client: pg.PoolClient,
    { text, values, name }: Statement,
  ): Promise<pg.QueryResult<Record<string, unknown>>> {
    this.onStatement?.(text);
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
