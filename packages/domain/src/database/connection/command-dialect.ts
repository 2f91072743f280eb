import {
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { CommandConnection, plain } from './command-connection.ts';

/** Lets the mapper write over connections that send a command in as few messages as it can be sent in. */
export class CommandDialect implements Dialect {
  constructor(private readonly pool: pg.Pool) {}

  createDriver(): Driver {
    return new CommandDriver(this.pool);
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(database: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(database);
  }
}

class CommandDriver implements Driver {
  private readonly connections = new WeakMap<pg.PoolClient, CommandConnection>();

  constructor(private readonly pool: pg.Pool) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<CommandConnection> {
    const client = await this.pool.connect();
    const known = this.connections.get(client);
    if (known) return known;
    const connection = new CommandConnection(client);
    this.connections.set(client, connection);
    return connection;
  }

  async beginTransaction(connection: CommandConnection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings;
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    connection.begin(`begin${level}${accessMode ? ` ${accessMode}` : ''}`);
  }

  commitTransaction(connection: CommandConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: CommandConnection): Promise<void> {
    return connection.rollback();
  }

  async savepoint(connection: CommandConnection, name: string): Promise<void> {
    await connection.send(plain(`savepoint "${name}"`));
  }

  async rollbackToSavepoint(connection: CommandConnection, name: string): Promise<void> {
    connection.forgetWaiting();
    await connection.send(plain(`rollback to savepoint "${name}"`));
  }

  /** What was written behind the savepoint fails here, where its writer still listens. */
  async releaseSavepoint(connection: CommandConnection, name: string): Promise<void> {
    await connection.send(plain(`release savepoint "${name}"`));
  }

  async releaseConnection(connection: CommandConnection): Promise<void> {
    connection.client.release();
  }

  destroy(): Promise<void> {
    return this.pool.end();
  }
}
