import { rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PostgresMajor } from './cluster/binaries.ts';
import { bootstrap, type DatabaseUrls, databaseUrls, letOwnerSweep } from './cluster/bootstrap.ts';
import {
  assertUsableCluster,
  createCluster,
  findAnswering,
  findPostmaster,
  freePort,
  type Postmaster,
  startCluster,
  stopCluster,
} from './cluster/cluster.ts';
import { type ClusterHome, findHome, makeDataFolder, OUTSIDE } from './cluster/cluster-home.ts';
import { type ClusterRecord, newRecord, readRecord, writeRecord } from './cluster/cluster-record.ts';
import { leaveAtExit, leaveCluster } from './last-one-out.ts';
import { explainFileFailure, LocalDatabaseError } from './local-database-error.ts';
import { addClaim, inUse, liveClaims, oneAtATime, type Role } from './process/claims.ts';
import { keepRunning } from './process/keep-running.ts';
import { isAlive } from './process/process-identity.ts';

/** How to open the local database. */
export interface LocalDatabaseOptions {
  /** The data folder of SmartX (`.smartx`); made if absent. */
  readonly dataDir: string;
  /** `server`: alone on the folder, restarts a database that dies. `tool` (default): may run beside a server. */
  readonly as?: Role;
  /** 18 unless a test asks for the oldest supported one. */
  readonly version?: PostgresMajor;
  /** False for throw-away clusters of tests only: does not wait for the disk. */
  readonly durable?: boolean;
  /** Where root puts what the database's account cannot reach inside the data folder. */
  readonly outside?: string;
  /** Told, in one sentence, when a database that died was started again. */
  readonly onNotice?: (sentence: string) => void;
}

/** A PostgreSQL server that listens on this machine only. */
export interface LocalDatabase extends DatabaseUrls {
  /** False when it already ran: for another process, or since a SmartX that was killed. */
  readonly started: boolean;
  /** Leaves the database, and stops it unless another process still uses it. May be called again. */
  stop(): Promise<void>;
}

/** A cluster, its record and how it is used, between the steps of opening it. */
interface Cluster {
  readonly folder: string;
  readonly home: ClusterHome;
  readonly record: ClusterRecord;
  readonly durable: boolean;
}

/**
 * Opens the database of a data folder: makes it if absent, starts it, or joins it where it already runs.
 * @throws LocalDatabaseError with a sentence for the operator; nothing is ever deleted
 */
export async function openLocalDatabase(options: LocalDatabaseOptions): Promise<LocalDatabase> {
  try {
    const folder = await makeDataFolder(options.dataDir);
    return await oneAtATime(folder, () => open(folder, options));
  } catch (error) {
    throw explainFileFailure(error, options.dataDir);
  }
}

async function open(folder: string, options: LocalDatabaseOptions): Promise<LocalDatabase> {
  const role = options.as ?? 'tool';
  const server = role === 'server' && liveClaims(folder).find((claim) => claim.role === 'server');
  if (server) throw inUse(folder, server, 'is used by');
  const cluster = await prepare(folder, options);
  const running = await findAnswering(cluster.home);
  const postmaster =
    running ?? (await startCluster(cluster.home, { port: cluster.record.port, durable: cluster.durable }));
  const record = await complete(cluster, postmaster, !running);
  const stop = use({ ...cluster, record }, postmaster, role, options.onNotice);
  return { ...databaseUrls(record, postmaster.port), started: !running, stop };
}

/** Finds the cluster, and makes its files if this data folder has none yet. */
async function prepare(folder: string, options: LocalDatabaseOptions): Promise<Cluster> {
  const major = options.version ?? 18;
  const known = readRecord(folder);
  if (!known) await assertNothingUnknown(folder);
  const home = await findHome(folder, major, known?.elsewhere, options.outside ?? OUTSIDE);
  const record = known ?? newRecord(major, await freePort(), home.elsewhere);
  if (!known) writeRecord(folder, record);
  const present = await stat(home.cluster).catch(() => undefined);
  if (!record.ready && !present) await createCluster(home, major, record.passwords.superuser);
  await assertUsableCluster(home, major);
  return { folder, home, record, durable: options.durable ?? true };
}

/**
 * Files without their record have lost their passwords; making new ones beside them would look like an empty CRM. Where the
 * files are elsewhere, the claims of those who used them are what is left here.
 */
async function assertNothingUnknown(folder: string): Promise<void> {
  const traces = ['cluster', 'claims'].map((name) => stat(join(folder, name)).catch(() => undefined));
  if (!(await Promise.all(traces)).some(Boolean)) return;
  throw new LocalDatabaseError(
    'BROKEN_DATA_FOLDER',
    `${join(folder, 'database.json')} is missing beside the files of a database, and with it its passwords. Restore it from a ` +
      'backup; to begin with an empty database, move the whole data folder away. Nothing was changed.',
  );
}

/** Role and database exist and the record says what is true, before anybody is told an address. */
async function complete(cluster: Cluster, { port }: Postmaster, started: boolean): Promise<ClusterRecord> {
  const { folder, record } = cluster;
  if (!record.ready) await bootstrap(record, port);
  if (started) await letOwnerSweep(record, port);
  if (record.ready && record.port === port) return record;
  const completed = { ...record, port, ready: true };
  writeRecord(folder, completed);
  return completed;
}

/** Declares the use of the cluster; returns how to end it, which may be called again. */
function use(
  cluster: Cluster,
  postmaster: Postmaster,
  role: Role,
  onNotice?: (sentence: string) => void,
): () => Promise<void> {
  const { folder, home } = cluster;
  const dropClaim = addClaim(folder, role);
  const callOff = leaveAtExit(folder, home, dropClaim);
  const supervision = role === 'server' ? keepRunning(reviver(cluster, postmaster, onNotice)) : undefined;
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await supervision?.end();
    await oneAtATime(folder, () => leaveCluster(folder, home, dropClaim));
    callOff();
  };
  return () => {
    stopped ??= stop();
    return stopped;
  };
}

/** Starts a server that died (kill -9, out of memory) on the port that everybody already knows. */
function reviver(
  cluster: Cluster,
  first: Postmaster,
  onNotice: (sentence: string) => void = () => {},
): () => Promise<void> {
  const { folder, home, durable } = cluster;
  let { pid } = first;
  const revive = async () => {
    const running = await findPostmaster(home);
    pid = (running ?? (await startCluster(home, { port: first.port, durable, samePort: true }))).pid;
    if (!running) onNotice('The local database had stopped and was started again.');
  };
  return async () => {
    if (isAlive(pid)) return;
    try {
      await oneAtATime(folder, revive);
    } catch (error) {
      onNotice(error instanceof Error ? error.message : String(error));
    }
  };
}

/**
 * Deletes the database of a data folder with everything in it, for throw-away folders of tests.
 * @throws LocalDatabaseError IN_USE while a process uses it
 */
export async function hardDeleteLocalDatabase({
  dataDir,
  outside = OUTSIDE,
}: Pick<LocalDatabaseOptions, 'dataDir' | 'outside'>) {
  const folder = join(resolve(dataDir), 'database');
  if (!(await stat(folder).catch(() => undefined))) return;
  await oneAtATime(folder, async () => {
    const [user] = liveClaims(folder);
    if (user) throw inUse(folder, user, 'is used by');
    const record = readRecord(folder);
    const home = record && (await findHome(folder, record.major === 15 ? 15 : 18, record.elsewhere, outside));
    if (home) await stopCluster(home);
    if (home?.elsewhere) await rm(home.elsewhere, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });
}
