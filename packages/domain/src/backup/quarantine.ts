import type pg from 'pg';
import { MARK_SCHEMA } from '../privacy/keys/installation/installation-mark.ts';
import { withClient } from '../privacy/keys/installation/key-database.ts';

/** A database that was restored and is not open yet. */
export interface Quarantine {
  /** `restoring`: the rows are not there yet. `replaying`: they are, and what happened since is not. */
  readonly state: 'restoring' | 'replaying';
  readonly backupId: string;
  /** When the backup was made. */
  readonly madeAt: Date;
}

/** The installation is being restored; nobody may work in it. The message says how to go on. */
export class QuarantineError extends Error {
  override readonly name = 'QuarantineError';
}

/** The quarantine that a database is in; null where it is open. */
export function findQuarantine(owner: string): Promise<Quarantine | null> {
  return withClient(owner, readQuarantine);
}

/** The same over a connection of the owner. */
export async function readQuarantine(client: pg.Client): Promise<Quarantine | null> {
  const there = await client.query("select to_regclass('installation.quarantine') is not null as exists");
  if (!there.rows[0]?.exists) return null;
  const sql = 'select state, backup_id as "backupId", made_at as "madeAt" from installation.quarantine';
  return (await client.query<Quarantine>(sql)).rows[0] ?? null;
}

/**
 * Marks a database that holds nothing as the one that belongs to these keys, and closes it: from now on nobody works in it before
 * everything is restored and replayed.
 */
export async function beginQuarantine(
  owner: string,
  { mark, backupId, madeAt }: { readonly mark: string; readonly backupId: string; readonly madeAt: Date },
): Promise<void> {
  await withClient(owner, async (client) => {
    await client.query('begin');
    await client.query(MARK_SCHEMA);
    await client.query('insert into installation.mark (id) values ($1) on conflict do nothing', [mark]);
    await client.query(
      `insert into installation.quarantine as q (state, backup_id, made_at) values ('restoring', $1, $2)
       on conflict (single) do update set state = 'restoring', backup_id = excluded.backup_id, made_at = excluded.made_at`,
      [backupId, madeAt],
    );
    await client.query('commit');
  });
}

/** Says, in the transaction that brings the rows, that they are there. */
export async function rowsAreThere(client: pg.Client): Promise<void> {
  await client.query("update installation.quarantine set state = 'replaying'");
}

/** Opens the database again, once everything is replayed. */
export async function endQuarantine(owner: string): Promise<void> {
  await withClient(owner, (client) => client.query('delete from installation.quarantine'));
}

/** Makes sure that nobody works in a database that is not wholly restored. @throws QuarantineError */
export async function assertNotInQuarantine(owner: string): Promise<void> {
  const quarantine = await findQuarantine(owner);
  if (quarantine) throw new QuarantineError(howToGoOn(quarantine));
}

/** What the operator does about a quarantine. */
export function howToGoOn({ state, madeAt }: Quarantine): string {
  const from = `A restore of the backup of ${madeAt.toISOString().slice(0, 10)}`;
  return state === 'restoring'
    ? `${from} was cut off before its data was there. Run "npm run smartx -- restore --from FILE" again.`
    : `${from} has not been finished: what was erased and withdrawn since is not replayed yet. Run "npm run smartx -- restore", or ` +
        'start the server: it goes on by itself, and opens when it is done.';
}
