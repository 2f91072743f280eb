import pg from 'pg';
import type { ClusterRecord } from './cluster-record.ts';

/** The names that SmartX gives to its roles and databases; `smartx migrate` makes all but the first two. */
const OWNER = 'smartx_owner';
const DATABASE = 'smartx';
const APP = 'smartx_app';
const KEYS = 'smartx_keys';

/** Connection addresses with their passwords: for SmartX itself, never for a log. */
export interface DatabaseUrls {
  /** Owns the database, makes roles and databases, is bound by row-level security unless a policy says otherwise. */
  readonly ownerUrl: string;
  /** The role that serves requests; `smartx migrate` creates it with this password. */
  readonly appUrl: string;
  /** The role and database of the wrapped subject keys; `smartx migrate` creates both with this password. */
  readonly keysUrl: string;
}

/** The addresses of a cluster that listens on `port`. */
export function databaseUrls({ passwords }: ClusterRecord, port: number): DatabaseUrls {
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    ownerUrl: url(OWNER, passwords.owner, DATABASE),
    appUrl: url(APP, passwords.app, DATABASE),
    keysUrl: url(KEYS, passwords.keys, KEYS),
  };
}

/**
 * Makes the owner role and its database; safe to repeat after a crash.
 * The superuser does nothing else but {@link letOwnerSweep}: whatever SmartX needs, it must be able to do as owner on anybody's
 * PostgreSQL.
 */
export async function bootstrap(record: ClusterRecord, port: number): Promise<void> {
  const { passwords } = record;
  await asSuperuser(record, port, 'postgres', async (client) => {
    const roles = await client.query('select 1 from pg_roles where rolname = $1', [OWNER]);
    const attributes = `login nosuperuser createrole createdb nobypassrls password ${client.escapeLiteral(passwords.owner)}`;
    await client.query(`${roles.rowCount ? 'alter' : 'create'} role ${OWNER} ${attributes}`);
    const databases = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!databases.rowCount) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  });
}

/**
 * Lets the owner end the write-ahead log, so that what was erased can leave the files. On a PostgreSQL of the operator's own
 * these rights are theirs to give, and nothing else needs them.
 */
export function letOwnerSweep(record: ClusterRecord, port: number): Promise<void> {
  return asSuperuser(record, port, DATABASE, async (client) => {
    const held = await client.query<{ holds: boolean }>(
      `select pg_has_role($1, 'pg_checkpoint', 'usage') and has_function_privilege($1, 'pg_switch_wal()', 'execute')
         and has_function_privilege($1, 'pg_ls_waldir()', 'execute') as holds`,
      [OWNER],
    );
    if (held.rows[0]?.holds) return;
    await client.query(`grant pg_checkpoint to ${OWNER}`);
    await client.query(`grant execute on function pg_switch_wal(), pg_ls_waldir() to ${OWNER}`);
  });
}

async function asSuperuser(
  { passwords }: ClusterRecord,
  port: number,
  database: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port, database, user: 'postgres' },
    password: passwords.superuser,
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
