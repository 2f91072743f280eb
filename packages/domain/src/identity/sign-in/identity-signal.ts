import type { EntityManager } from '@mikro-orm/postgresql';

/** The channel on which every process hears that a role, a session or a key changed. */
export const IDENTITY_CHANNEL = 'smartx_identity';

/** Makes every process forget whom it knows, at the moment the transaction commits; a rollback says nothing. */
export async function signalIdentityChange(em: EntityManager): Promise<void> {
  await em.execute(`select pg_notify('${IDENTITY_CHANNEL}', '')`);
}
