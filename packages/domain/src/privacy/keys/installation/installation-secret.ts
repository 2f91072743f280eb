import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { KeyProvider } from '../key-provider.ts';

/** The context under which the secret is wrapped, as a workspace's id is for its key. */
export const SECRET_CONTEXT = 'installation';

/**
 * The secret from which signatures, links and cursors derive their keys: made once, wrapped by the master key and kept when that
 * is replaced, so that what was signed before can still be checked.
 * @throws UnknownMasterKeyError
 */
export async function openInstallationSecret(pool: Pick<pg.Pool, 'query'>, provider: KeyProvider): Promise<Buffer> {
  for (;;) {
    const { rows } = await pool.query<{ secret: Buffer | null; master: string | null }>(
      'select secret, master from installation_mark',
    );
    const [mark] = rows;
    if (!mark) throw new Error('The key database is not marked: "smartx migrate" has not been.');
    if (mark.secret) return provider.unwrap(SECRET_CONTEXT, mark.secret);
    const master = mark.master ?? provider.masters[0];
    const wrapped = await provider.wrap(SECRET_CONTEXT, randomBytes(32), master);
    await pool.query(
      'update installation_mark set secret = $1 where secret is null and master is not distinct from $2',
      [wrapped, mark.master],
    );
  }
}
