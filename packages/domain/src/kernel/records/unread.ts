import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type QueryResult, type Transaction } from 'kysely';

const MARK = /^\/\* (unread|planned) (\w+) \*\/ /;

/**
 * A statement of whose outcome nothing is asked. The connection keeps it until the next one whose outcome is, and sends both at
 * once; what is left goes with the commit. Where it fails, what it went with fails. PostgreSQL plans it once a connection,
 * under `name`.
 */
export function asUnread(name: string, sql: string): string {
  return `/* unread ${name} */ ${sql}`;
}

/** Writes something of whose outcome nothing is asked; see {@link asUnread}. */
export async function writeUnread(
  em: EntityManager,
  name: string,
  sql: string,
  values: readonly unknown[],
): Promise<void> {
  await send(em, asUnread(name, sql), values);
}

/** A statement that is read, and that PostgreSQL plans once a connection, under `name`. */
export function asPlanned(name: string, sql: string): string {
  return `/* planned ${name} */ ${sql}`;
}

/** Asks with a planned statement; see {@link asPlanned}. Places of values are `$1`, `$2` … */
export async function askPlanned<Row>(
  em: EntityManager,
  name: string,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await send<Row>(em, asPlanned(name, sql), values);
  return rows;
}

/** Writes what waits and hears that all of it was done, before something is done outside that cannot be taken back. */
export async function settleWrites(em: EntityManager): Promise<void> {
  await em.flush();
  await askPlanned(em, 'settled', 'select 1', []);
}

function send<Row>(em: EntityManager, sql: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
  const transaction = em.getTransactionContext<Transaction<unknown> | undefined>();
  if (!transaction) throw new TypeError('Commands ask and write inside a transaction.');
  const query: CompiledQuery<Row> = CompiledQuery.raw(sql, [...values]);
  return transaction.executeQuery(query);
}

/** What the beginning of a statement says about it; null for one that says nothing. */
export function readMark(sql: string): { readonly isUnread: boolean; readonly name: string } | null {
  const [, mark, name] = sql.startsWith('/* ') ? (MARK.exec(sql) ?? []) : [];
  return name === undefined ? null : { isUnread: mark === 'unread', name };
}
