import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '@smartx/domain/database';
import { type DatabaseUrls, hardDeleteLocalDatabase, openLocalDatabase } from '@smartx/local-database';
import pg from 'pg';
import { type Application, openApplication } from '../application.ts';
import { FOREIGN_MIGRATIONS } from '../database/foreign-migrations.ts';
import { readEnvironment } from '../env.ts';
import { applicationOptions } from '../run-server.ts';

// A role may end connections of its own.
const CUT_OTHERS =
  'select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()';

/** Environment variables. */
export type Variables = Readonly<Record<string, string>>;

/** A database of a test's own, which it may stop, start and kill: the others share one and would go down with it. */
export interface OwnInstallation {
  readonly dataDir: string;
  readonly urls: { readonly owner: string; readonly app: string; readonly keys: string };
  readonly masterKey: string;
  /** The variables of a server that treats it as a PostgreSQL of the operator's own, so that nobody but the test starts it. */
  asForeign(): Promise<Variables>;
  /** The variables of a server to which it is the embedded database. */
  asEmbedded(): Promise<Variables>;
  /** Opens the installation in this process, to prepare it and to look at it. */
  open(): Promise<Application>;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  /** kill -9, as the machine does that loses its power. */
  killDatabase(): Promise<void>;
  /** Rows of any table, as the owner sees them. */
  ask<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Cuts every connection of the application and of its keys, as a network does that fails. */
  cutConnections(): Promise<void>;
  close(): Promise<void>;
}

/** Makes and migrates an installation; `durable` waits for the disk, as tests do that kill it. */
export async function openOwnInstallation(durable = false): Promise<OwnInstallation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smartx-own-'));
  await chmod(dataDir, 0o711); // so that root's database account can enter it
  const open = () => openLocalDatabase({ dataDir, durable });
  let database = await open();
  const urls = urlsOf(database);
  const masterKey = randomBytes(32).toString('base64');
  await migrateDatabase(urls, FOREIGN_MIGRATIONS);
  return {
    ...{ dataDir, urls, masterKey },
    asForeign: async () => ({
      ...{ DATABASE_URL: urls.owner, APP_DATABASE_URL: urls.app, KEYS_DATABASE_URL: urls.keys },
      ...(await variablesOf(masterKey, dataDir)),
    }),
    asEmbedded: () => variablesOf(masterKey, dataDir),
    open: async () => {
      const environment = readEnvironment(await variablesOf(masterKey, dataDir));
      const databases = { urls, masterKey: Buffer.from(masterKey, 'base64'), isEmbedded: true, stop: async () => {} };
      return openApplication(applicationOptions(environment, databases), { error: () => undefined });
    },
    stopDatabase: () => database.stop(),
    startDatabase: async () => {
      database = await open();
    },
    killDatabase: async () => process.kill(await postmasterOf(dataDir), 'SIGKILL') && undefined,
    ask: (sql, values) => ask(urls.owner, sql, values),
    cutConnections: async () => void (await Promise.all([urls.app, urls.keys].map((url) => ask(url, CUT_OTHERS)))),
    close: async () => {
      await database.stop();
      await hardDeleteLocalDatabase({ dataDir });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A port that nobody uses at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function variablesOf(masterKey: string, dataDir: string): Promise<Variables> {
  return {
    ...{ SMARTX_MASTER_KEY: masterKey, SMARTX_DATA_DIR: dataDir },
    ...{ PORT: String(await freePort()), LOG_LEVEL: 'silent' },
  };
}

function urlsOf({ ownerUrl, appUrl, keysUrl }: DatabaseUrls): OwnInstallation['urls'] {
  return { owner: ownerUrl, app: appUrl, keys: keysUrl };
}

async function ask<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'database/cluster/postmaster.pid'), 'utf8'), 10);
}
