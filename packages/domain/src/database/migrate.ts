import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { TENANT_ROLE } from '../kernel/base-columns.ts';
import { assertMarks, settleMarks } from '../privacy/keys/installation/installation-mark.ts';
import { grantSql } from './access/grants.ts';
import { ensureKeyDatabase } from './access/key-database.ts';
import { ensureRoles, loginOf } from './access/roles.ts';
import { definerFunctionSql } from './definer-functions.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { ormConfig } from './orm.ts';

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
 * @throws KeyStoreError, before anything is changed · NewerDatabaseError
 */
export async function migrateDatabase(
  urls: DatabaseUrls,
  foreign: readonly ForeignMigration[] = [],
): Promise<string[]> {
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [LOCK]);
    await assertMarks(urls);
    await ensureRoles(owner, loginOf(urls.app));
    await ensureKeyDatabase(urls);
    await settleMarks(urls);
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
