import type pg from 'pg';
import { SECRET_CONTEXT } from '../installation/installation-secret.ts';
import { inTransaction, type KeyParts } from './rotate-workspace-key.ts';

const PORTION = 500;

/** Somebody else replaces the master key at this moment; nothing was changed. */
export class MasterKeyBusyError extends Error {
  override readonly name = 'MasterKeyBusyError';

  constructor() {
    super(
      'The master key is being replaced by another command at this moment. Wait for it, then look at "keys status". Nothing was changed.',
    );
  }
}

/**
 * Does the work while nobody else replaces the master key, from the choice of the next one until the old one is gone: of two who
 * choose and adopt at once, one could throw away the key that the other has just wrapped everything by.
 * @throws MasterKeyBusyError
 */
export async function aloneWithMasterKey<Result>(pool: pg.Pool, work: () => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    const lock = "select pg_try_advisory_lock(hashtextextended('smartx master key', 0)) as taken";
    const { rows } = await client.query<{ taken: boolean }>(lock);
    if (!rows[0]?.taken) throw new MasterKeyBusyError();
    const result = await work();
    await client.query('select pg_advisory_unlock_all()');
    return result;
  } finally {
    // The lock ends with the connection, also where the process is killed.
    client.release(true);
  }
}

interface WorkspaceKeyRow {
  readonly workspaceId: string;
  readonly version: number;
  readonly wrapped: Buffer;
}

/**
 * Lets another master key take the place of the one that wraps the keys of all workspaces. From the first moment on, new keys are
 * wrapped by it alone; the others follow in portions. Cut off, it goes on where it was: until its end both master keys have to
 * be there. Gives how many keys it wrapped anew.
 * @throws UnknownMasterKeyError where one of the two is not at hand
 */
export async function rotateMasterKey({ pool, provider }: KeyParts, to: string): Promise<number> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ master: string | null; secret: Buffer | null }>(
      'select master, secret from installation_mark for update',
    );
    const [mark] = rows;
    if (!mark || mark.master === to) return;
    const secret = mark.secret && (await provider.unwrap(SECRET_CONTEXT, mark.secret));
    const wrapped = secret && (await provider.wrap(SECRET_CONTEXT, secret, to));
    await client.query('update installation_mark set master = $1, secret = $2', [to, wrapped]);
  });
  let all = 0;
  for (;;) {
    const rewrapped = await rewrapPortion({ pool, provider }, to);
    all += rewrapped;
    if (rewrapped === 0) return all;
  }
}

function rewrapPortion({ pool, provider }: KeyParts, to: string): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<WorkspaceKeyRow>(
      `select workspace_id as "workspaceId", version, wrapped from workspace_key
       where master is distinct from $1 order by workspace_id, version limit ${PORTION} for update`,
      [to],
    );
    const anew: Buffer[] = [];
    for (const { workspaceId, wrapped } of rows)
      anew.push(await provider.wrap(workspaceId, await provider.unwrap(workspaceId, wrapped), to));
    await client.query(
      `update workspace_key k set wrapped = n.wrapped, master = $1
       from unnest($2::uuid[], $3::int[], $4::bytea[]) n (workspace_id, version, wrapped)
       where k.workspace_id = n.workspace_id and k.version = n.version`,
      [to, rows.map(({ workspaceId }) => workspaceId), rows.map(({ version }) => version), anew],
    );
    return rows.length;
  });
}
