import { chown, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalDatabaseError } from '../local-database-error.ts';
import { commandLineOf, isAlive } from '../process/process-identity.ts';
import { runProgram } from '../process/run-program.ts';
import { type PostgresMajor, programIn } from './binaries.ts';
import { type ClusterHome, makeOwnedFolder } from './cluster-home.ts';
import { ACCESS_RULES, clusterSettings, type SettingsChoice } from './cluster-settings.ts';
import { explainFailedStart, isTransientFailure } from './failed-start.ts';

/** The running server process of a cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const START_PATIENCE_S = 120;
const DYING_ATTEMPTS = 20;
const DYING_PAUSE_MS = 250;
const ANSWER_PATIENCE_MS = 1_000;
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const LOG_LIMIT_BYTES = 1_000_000;

/** Makes the files of a new cluster; they appear under their name only when complete, so a crash leaves nothing half made. */
export async function createCluster(home: ClusterHome, major: PostgresMajor, superuserPassword: string): Promise<void> {
  const unfinished = `${home.cluster}.new`;
  const passwordFile = join(home.folder, 'initial-password');
  await makeOwnedFolder(unfinished, home.account);
  await writeFor(home, passwordFile, `${superuserPassword}\n`);
  const { code, output } = await runProgram(
    programIn(home.postgres, 'initdb'),
    [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      ...INITDB_OPTIONS,
      ...localeOptions(major),
    ],
    { account: home.account },
  ).finally(() => rm(passwordFile, { force: true }));
  if (code !== 0) {
    await rm(unfinished, { recursive: true, force: true });
    throw explainFailedStart(home.cluster, output);
  }
  await rename(unfinished, home.cluster);
}

const INITDB_OPTIONS = ['--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums', '--no-instructions'];

/** Code-point order everywhere: the same result on every machine, and a prefix is a range. 15 has no locale of its own for it. */
function localeOptions(major: PostgresMajor): readonly string[] {
  if (major >= 17) return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return process.platform === 'linux' ? ['--locale=C', '--lc-ctype=C.UTF-8'] : ['--locale=C'];
}

/** @throws LocalDatabaseError BROKEN_DATA_FOLDER · NEWER_DATA_FOLDER · OLDER_DATA_FOLDER */
export async function assertUsableCluster(home: ClusterHome, major: PostgresMajor): Promise<void> {
  const found = Number.parseInt((await unlessMissing(readFile(join(home.cluster, 'PG_VERSION'), 'utf8'))) ?? '', 10);
  const complete = await unlessMissing(stat(join(home.cluster, 'global', 'pg_control')));
  if (Number.isNaN(found) || !complete) {
    throw new LocalDatabaseError(
      'BROKEN_DATA_FOLDER',
      `The files of the database in ${home.cluster} are missing or incomplete. Restore the data folder from a backup; ` +
        'to begin with an empty database, move the whole data folder away. Nothing was changed.',
    );
  }
  if (found === major) return;
  const newer = found > major;
  throw new LocalDatabaseError(
    newer ? 'NEWER_DATA_FOLDER' : 'OLDER_DATA_FOLDER',
    `The database in ${home.cluster} was made by PostgreSQL ${found}, this SmartX brings ${major}. ` +
      (newer
        ? 'Start the newer SmartX again.'
        : 'Make a backup with the SmartX that made it and restore it with this one.') +
      ' Nothing was changed.',
  );
}

/** A folder of another account is not broken: that refusal stays what it is. */
async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** The server of a cluster if it runs; a file left by a dead one, or a number that another program got since, does not count. */
export async function findPostmaster(home: ClusterHome): Promise<Postmaster | undefined> {
  const text = await readFile(join(home.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!isAlive(pid) || !port) return undefined;
  const command = commandLineOf(pid);
  return command === '' || command.includes('postgres') ? { pid, port } : undefined;
}

/**
 * The server of a cluster if it runs and answers. One that was killed a moment ago may have its number still, and nobody joins it:
 * it is waited for until it is gone.
 */
export async function findAnswering(home: ClusterHome): Promise<Postmaster | undefined> {
  for (let attempt = 1; ; attempt++) {
    const postmaster = await findPostmaster(home);
    if (!postmaster || attempt >= DYING_ATTEMPTS || (await answers(postmaster.port))) return postmaster;
    await sleep(DYING_PAUSE_MS);
  }
}

/** Whether a PostgreSQL behind a port says whether it encrypts, which it answers before anything else (protocol 3, SSLRequest). */
function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ port, host: '127.0.0.1', timeout: ANSWER_PATIENCE_MS });
  socket.once('connect', () => socket.write(SSL_REQUEST));
  socket.once('data', () => resolve(true));
  for (const end of ['error', 'close', 'timeout']) socket.once(end, () => resolve(false));
  return promise.finally(() => socket.destroy());
}

/**
 * Starts the server and returns when it answers, crash recovery included. It listens on another port if the wanted one is
 * taken, unless somebody already uses that address (`samePort`).
 * @throws LocalDatabaseError
 */
export async function startCluster(
  home: ClusterHome,
  choice: SettingsChoice & { readonly samePort?: boolean },
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const keepPort = choice.samePort || (attempt === 1 && (await isFree(choice.port)));
    const output = await tryStart(home, { ...choice, port: keepPort ? choice.port : await freePort() });
    const postmaster = output === undefined ? await findPostmaster(home) : undefined;
    if (postmaster) return postmaster;
    if (attempt >= 20 || !isTransientFailure(output ?? '')) throw explainFailedStart(home.cluster, output ?? '');
    await sleep(500);
  }
}

/** Undefined if it started, else what PostgreSQL said. */
async function tryStart(home: ClusterHome, settings: SettingsChoice): Promise<string | undefined> {
  await removeStalePidFile(home);
  await writeFor(home, join(home.cluster, 'postgresql.conf'), clusterSettings(settings));
  await writeFor(home, join(home.cluster, 'pg_hba.conf'), ACCESS_RULES);
  const before = await prepareLog(home);
  const { code, output } = await control(home, ['start', '-w', '-t', String(START_PATIENCE_S), '-l', home.log]);
  if (code === 0) return undefined;
  const log = await readFile(home.log).catch(() => Buffer.alloc(0));
  return `${output}\n${log.subarray(before).toString('utf8')}`;
}

/** Stops the server: running transactions are rolled back, everything committed is on disk. */
export async function stopCluster(home: ClusterHome): Promise<void> {
  const postmaster = await findPostmaster(home);
  if (!postmaster) return;
  const { code, output } = await control(home, ['stop', '-m', 'fast', '-w', '-t', '60']);
  if (code !== 0 && isAlive(postmaster.pid)) {
    throw new LocalDatabaseError(
      'START_FAILED',
      `PostgreSQL (process ${postmaster.pid}) does not stop: ${output.trim()}`,
    );
  }
}

function control(home: ClusterHome, args: readonly string[]) {
  const { account, cluster, postgres } = home;
  return runProgram(programIn(postgres, 'pg_ctl'), [...args, '-s', '-D', cluster], {
    account,
    cwd: account ? '/' : home.folder,
  });
}

/** PostgreSQL trusts the file if any process of the same account has the number, for example after a restart of the machine. */
async function removeStalePidFile(home: ClusterHome): Promise<void> {
  if (!(await findPostmaster(home))) await rm(join(home.cluster, 'postmaster.pid'), { force: true });
}

async function prepareLog(home: ClusterHome): Promise<number> {
  const size = (await stat(home.log).catch(() => undefined))?.size;
  if (size === undefined) await writeFor(home, home.log, '');
  else if (size > LOG_LIMIT_BYTES) await truncate(home.log);
  return size === undefined || size > LOG_LIMIT_BYTES ? 0 : size;
}

async function writeFor(home: ClusterHome, path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (home.account) await chown(path, home.account.uid, home.account.gid);
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  return (await listenBriefly(0)) ?? Promise.reject(new Error('This machine has no free port.'));
}

async function isFree(port: number): Promise<boolean> {
  return (await listenBriefly(port)) !== undefined;
}

function listenBriefly(port: number): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const probe = createServer();
  probe.once('error', () => resolve(undefined));
  probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
  });
  return promise;
}
