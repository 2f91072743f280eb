import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { TENANT_ROLE } from '../kernel/base-columns.ts';
import { KEY_DATABASE_SCHEMA } from '../privacy/keys/key-store.ts';
import { definerFunctionSql } from './definer-functions.ts';
import { grantSql } from './grants.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { ormConfig } from './orm.ts';
import { ensureLogin, ensureRoles, loginOf, quoteIdentifier } from './roles.ts';

/** The addresses of the three logins. */
export interface DatabaseUrls {
  readonly owner: string;
  readonly app: string;
  readonly keys: string;
}

/** Another schema that lives in the same database and migrates as the owner (sign-in, queue). */
export type ForeignMigration = (owner: pg.Client, tenantRole: string) => Promise<void>;

/** The database was made by a newer version of the product; going on could destroy what this version does not know. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

const LOCK = 7_340_113;

/**
 * Brings a database to this version: roles, key database, tables, functions, rights. Safe to run again and beside a
 * running server; two at once wait for each other.
 * @throws NewerDatabaseError
 */
export async function migrateDatabase(
  urls: DatabaseUrls,
  foreign: readonly ForeignMigration[] = [],
): Promise<string[]> {
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [LOCK]);
    await ensureRoles(owner, loginOf(urls.app));
    await ensureKeyDatabase(owner, urls);
    await owner.query('create extension if not exists pg_trgm');
    await owner.query('create extension if not exists unaccent');
    const applied = await migrateTables(urls.owner);
    for (const step of foreign) await step(owner, TENANT_ROLE);
    return applied;
  } finally {
    await owner.end();
  }
}

async function migrateTables(ownerUrl: string): Promise<string[]> {
  const orm = await MikroORM.init({
    ...ormConfig({ url: ownerUrl, poolSize: 2 }),
    extensions: [Migrator],
    // The command line prints its answer and nothing else.
    logger: () => undefined,
    migrations: { migrationsList: [...MIGRATIONS], snapshot: false, allOrNothing: true },
  });
  try {
    await assertNotNewer(orm);
    const applied = await orm.migrator.up();
    const tables = [...orm.getMetadata().getAll().values()];
    for (const sql of [...grantSql(tables), ...definerFunctionSql(TENANT_ROLE)])
      await orm.em.getConnection().execute(sql);
    return applied.map(({ name }) => name);
  } finally {
    await orm.close();
  }
}

async function assertNotNewer(orm: MikroORM): Promise<void> {
  const known = new Set<string>(MIGRATIONS.map(({ name }) => name));
  const unknown = (await orm.migrator.getExecuted()).map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new NewerDatabaseError(
      `The database was made by another version of SmartX, a newer one or one from before the first release (it has ${unknown.join(', ')}). Start that version, or move the data folder away to begin anew. Nothing was changed.`,
    );
}

async function ensureKeyDatabase(owner: pg.Client, urls: DatabaseUrls): Promise<void> {
  const login = loginOf(urls.keys);
  await ensureLogin(owner, login);
  const { rowCount } = await owner.query('select 1 from pg_database where datname = $1', [login.database]);
  if (!rowCount) await owner.query(`create database ${quoteIdentifier(login.database)}`);
  const address = new URL(urls.owner);
  address.pathname = `/${encodeURIComponent(login.database)}`;
  const keys = new pg.Client({ connectionString: address.href });
  await keys.connect();
  try {
    await keys.query(KEY_DATABASE_SCHEMA);
    const role = quoteIdentifier(login.user);
    await keys.query(`revoke all on schema public from public`);
    await keys.query(`grant usage on schema public to ${role}`);
    await keys.query(`grant select, insert, update on workspace_key, data_key to ${role}`);
  } finally {
    await keys.end();
  }
}
