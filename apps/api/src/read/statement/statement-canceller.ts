import type pg from 'pg';
import type { Presence } from './read-limits.ts';

/** Stops what runs on other connections of the same role. */
export class StatementCanceller {
  constructor(private readonly pool: Pick<pg.Pool, 'query'>) {}

  /**
   * Stops what the connection runs for somebody as soon as they leave. What is returned is to be awaited before the
   * connection is used for anybody else: PostgreSQL has raised the signal by then, so that it cannot hit the next statement.
   */
  watch(client: pg.PoolClient, presence: Presence | undefined): () => Promise<void> {
    if (!presence) return async () => undefined;
    let cancelling: Promise<unknown> = Promise.resolve();
    const stop = presence.onLeave(() => {
      // A database that cannot be reached has stopped by itself.
      cancelling = this.pool.query('select pg_cancel_backend($1)', [processOf(client)]).catch(() => undefined);
    });
    return async () => {
      stop();
      await cancelling;
    };
  }
}

/** The process that serves a connection; the driver's types leave it out. */
function processOf(client: pg.PoolClient): unknown {
  return Reflect.get(client, 'processID');
}
