import { Writable } from 'node:stream';
import { PostgreSqlPlatform } from '@mikro-orm/postgresql';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type pg from 'pg';
import { VersionLostError } from '../../kernel/conflict.ts';
import { readMark } from '../../kernel/records/unread.ts';
import { VERSION_LOST } from './planned-statement.ts';

const CONVERTER = new PostgreSqlPlatform().getExceptionConverter();
const NOTHING = { rows: [] };

type Result = pg.QueryResult<pg.QueryResultRow>;

/** A statement that was not sent yet. */
interface Waiting {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string | null;
}

/**
 * A connection that writes seldom instead of often: the beginning of a transaction, its settings and whatever it writes without
 * asking for the outcome wait for the next statement that is read, or for the commit, and leave with it. They are carried
 * out in the order in which they were given, and a commit that is acknowledged was behind all of them.
 */
export class CommandConnection implements DatabaseConnection {
  private waiting: Waiting[] = [];
  private isInTransaction = false;
  /** Whether the server knows of the transaction. */
  private isKnown = false;

  constructor(readonly client: pg.PoolClient) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const mark = readMark(sql);
    const statement = { text: sql, values: parameters, name: mark?.name ?? null };
    if (this.isInTransaction && (mark?.isUnread || asksNothing(sql))) {
      this.waiting.push(statement);
      return NOTHING;
    }
    const { command, rowCount, rows } = await this.send(statement);
    // The rows of a statement have the type that its writer gives them.
    const typed = rows as Row[];
    return CHANGES.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows: typed } : { rows: typed };
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  begin(statement: string): void {
    this.waiting = [plain(statement)];
    this.isInTransaction = true;
    this.isKnown = false;
  }

  /** Sends what waits and commits. @throws Error where the server took everything back */
  async commit(): Promise<void> {
    // Of a transaction in which nothing happened nobody is told.
    if (this.isKnown || this.waiting.length > 1) {
      try {
        const { command } = await this.send(plain('commit'));
        if (command !== 'COMMIT') throw new Error('The transaction was taken back.');
      } catch (error) {
        // What waited was mostly written by the mapper, whose exceptions are expected.
        throw error instanceof VersionLostError || !(error instanceof Error)
          ? error
          : CONVERTER.convertException(error);
      }
    }
    this.waiting = [];
    this.isInTransaction = false;
  }

  async rollback(): Promise<void> {
    this.waiting = [];
    this.isInTransaction = false;
    if (this.isKnown) await this.client.query('rollback');
  }

  /** Gives up what waits: it was written behind a savepoint that is gone back to. */
  forgetWaiting(): void {
    this.waiting = [];
  }

  /** Sends a statement with everything that waits, and gives its result. @throws Error of the first that failed */
  async send(last: Waiting): Promise<Result> {
    const messages = messagesOf([...this.waiting, last]);
    this.waiting = [];
    this.isKnown ||= this.isInTransaction;
    const [only] = messages;
    if (only && messages.length === 1) return lastOf(await this.query(only));
    const results = await Promise.allSettled(this.inOneWrite(messages));
    for (const [index, one] of results.entries())
      if (one.status === 'rejected') throw versionLost(messages[index], one.reason) ?? one.reason;
    const result = results.at(-1);
    if (result?.status !== 'fulfilled') throw new Error('The database gave no answer.');
    return lastOf(result.value);
  }

  private inOneWrite(messages: readonly Waiting[]): Promise<Result | Result[]>[] {
    const connection: unknown = Reflect.get(this.client, 'connection');
    const stream: unknown = typeof connection === 'object' && connection ? Reflect.get(connection, 'stream') : null;
    const writable = stream instanceof Writable ? stream : null;
    writable?.cork();
    try {
      return messages.map((message) => this.query(message));
    } finally {
      writable?.uncork();
    }
  }

  private query({ text, values, name }: Waiting): Promise<Result | Result[]> {
    return this.client.query({ text, values: [...values], ...(name === null ? {} : { name }) });
  }
}

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** A record was changed whose version was another one by then. */
function versionLost(message: Waiting | undefined, error: unknown): VersionLostError | null {
  const isLost = error instanceof Error && 'code' in error && error.code === VERSION_LOST;
  const version = message?.name?.startsWith('update_') ? message.values.at(-1) : null;
  return isLost && typeof version === 'number' ? new VersionLostError(version) : null;
}

/** A statement without values. */
export function plain(text: string): Waiting {
  return { text, values: [], name: null };
}

/** Settings, and inserts of the mapper that give nothing back. */
function asksNothing(sql: string): boolean {
  return sql.startsWith('set local ') || (sql.startsWith('insert into "') && sql.endsWith(')'));
}

/**
 * Neighbours without values are one message. The beginning with its settings is one of its own: a message that cannot be parsed
 * does nothing at all, and what follows it must not find itself outside a transaction.
 */
function messagesOf(statements: readonly Waiting[]): Waiting[] {
  const messages: Waiting[] = [];
  let isOpening = true;
  for (const statement of statements) {
    const previous = messages.at(-1);
    const opens = /^(?:begin|set local) ?/.test(statement.text);
    const joins = previous && isPlain(previous) && isPlain(statement) && opens === isOpening;
    if (joins) messages[messages.length - 1] = plain(`${previous.text};\n${statement.text}`);
    else messages.push(statement);
    isOpening = opens;
  }
  return messages;
}

function isPlain({ values, name }: Waiting): boolean {
  return values.length === 0 && name === null;
}

/** Several statements in one message have several results. */
function lastOf(results: Result | Result[]): Result {
  const last = Array.isArray(results) ? results.at(-1) : results;
  if (!last) throw new Error('The database gave no answer.');
  return last;
}
