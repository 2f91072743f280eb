import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Transaction } from 'kysely';

const UNREAD = /^\/\* unread (\w+) \*\/ /;

/**
 * Writes something of whose outcome nothing is asked. The connection keeps it until the next statement whose outcome is, and
 * sends both at once; what is left goes with the commit. Where it fails, what it went with fails. PostgreSQL plans it once a
 * connection, under `name`.
 */
export async function writeUnread(
  em: EntityManager,
  name: string,
  sql: string,
  values: readonly unknown[],
): Promise<void> {
  const transaction = em.getTransactionContext<Transaction<unknown> | undefined>();
  if (!transaction) throw new TypeError('Nothing is written outside a transaction.');
  await transaction.executeQuery(CompiledQuery.raw(`/* unread ${name} */ ${sql}`, [...values]));
}

/** The name of a statement of {@link writeUnread}; null for any other. */
export function nameOfUnread(sql: string): string | null {
  return sql.startsWith('/* unread ') ? (UNREAD.exec(sql)?.[1] ?? null) : null;
}
