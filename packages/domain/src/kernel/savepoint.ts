import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * One part of a transaction that is open: kept with the rest of it, and where `work` throws nothing of it is left. It knows
 * nothing of what other parts have read.
 */
export async function inSavepoint<Result>(
  em: EntityManager,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  const part = em.fork({ keepTransactionContext: true });
  await part.execute('savepoint part');
  try {
    const result = await work(part);
    await part.flush();
    await part.execute('release savepoint part');
    return result;
  } catch (error) {
    // Where it cannot be taken back the connection is gone, and the whole transaction with it.
    await part.execute('rollback to savepoint part').catch(() => undefined);
    throw error;
  }
}
