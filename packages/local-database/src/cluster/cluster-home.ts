import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LocalDatabaseError } from '../local-database-error.ts';
import { canEnter, databaseAccount } from '../process/database-account.ts';
import { type Account, runProgram } from '../process/run-program.ts';
import { copyPostgres, findPostgres, type PostgresMajor, programIn } from './binaries.ts';

/** Where clusters and programs go that the database's account could not reach in their own place. */
export const OUTSIDE = '/var/lib/smartx';

/** Where a cluster is and how it is run. */
export interface ClusterHome {
  /** Holds the files of PostgreSQL (`cluster`) and its log. */
  readonly folder: string;
  readonly cluster: string;
  readonly log: string;
  /** PostgreSQL's bin, lib and share, readable for the account. */
  readonly postgres: string;
  readonly account: Account | undefined;
  /** The folder to remember if it is not inside the data folder. */
  readonly elsewhere: string | null;
}

/** Makes the data folder and its `database` part if absent; root leaves them enterable for the database's account. */
export async function makeDataFolder(dataDir: string): Promise<string> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  const folder = join(resolve(dataDir), 'database');
  await mkdir(resolve(dataDir), { recursive: true, mode });
  await mkdir(folder, { recursive: true, mode });
  return realpath(folder);
}

/**
 * Finds the place of the cluster: inside the data folder if the account can enter it, else outside, by the hash of the path.
 * @param remembered the record's `elsewhere`; undefined for a cluster that does not exist yet
 */
export async function findHome(
  folder: string,
  major: PostgresMajor,
  remembered: string | null | undefined,
  outside: string,
): Promise<ClusterHome> {
  const account = await ownerOf(join(remembered ?? folder, 'cluster'));
  const source = await findPostgres(major);
  const elsewhere = remembered === undefined ? await choosePlace(folder, account, outside) : remembered;
  const place = elsewhere ?? folder;
  if (remembered === undefined && elsewhere) await makeOutsideFolder(elsewhere, folder);
  if (elsewhere) await assertNotCopied(elsewhere, folder);
  const postgres = await reachablePostgres(source, account, outside);
  return {
    folder: place,
    cluster: join(place, 'cluster'),
    log: join(place, 'postgres.log'),
    postgres,
    account,
    elsewhere,
  };
}

/** A cluster belongs to whoever made it: root runs it as that owner, whichever account it would choose today. */
async function ownerOf(cluster: string): Promise<Account | undefined> {
  const existing = process.getuid?.() === 0 ? await stat(cluster).catch(() => undefined) : undefined;
  return existing && existing.uid !== 0 ? { uid: existing.uid, gid: existing.gid } : databaseAccount();
}

async function choosePlace(folder: string, account: Account | undefined, outside: string): Promise<string | null> {
  if (!account || (await canEnter(folder, account))) return null;
  // A cluster left by a data folder that was deleted holds somebody's data: it is never reused, never removed.
  for (let attempt = 1; ; attempt++) {
    const path = join(outside, hashOf(folder) + (attempt === 1 ? '' : `-${attempt}`));
    if (!(await stat(join(path, 'cluster')).catch(() => undefined))) return path;
  }
}

async function makeOutsideFolder(path: string, folder: string): Promise<void> {
  await makeEnterable(dirname(path));
  await makeEnterable(path);
  await writeFile(join(path, 'belongs-to'), `${folder}\n`, { mode: 0o600 });
}

/** Only what is ours and new gets a mode; a folder that exists keeps its own. */
async function makeEnterable(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o711 });
  if (made) await chmod(path, 0o711);
}

/** Two copies of a data folder would both write to the one cluster outside; a moved folder is followed. */
async function assertNotCopied(elsewhere: string, folder: string): Promise<void> {
  const mark = join(elsewhere, 'belongs-to');
  const owner = (await readFile(mark, 'utf8').catch(() => '')).trim();
  if (owner === folder) return;
  const other = owner && (await readFile(join(owner, 'database.json'), 'utf8').catch(() => ''));
  if (other?.includes(JSON.stringify(elsewhere))) {
    throw new LocalDatabaseError(
      'COPIED_DATA_FOLDER',
      `${dirname(folder)} is a copy of ${dirname(owner)}, and the database of both is ${elsewhere}. ` +
        'Use the original, or start with another folder in SMARTX_DATA_DIR and restore a backup into it.',
    );
  }
  if (await stat(elsewhere).catch(() => undefined)) await writeFile(mark, `${folder}\n`, { mode: 0o600 });
}

async function reachablePostgres(source: string, account: Account | undefined, outside: string): Promise<string> {
  if (!account || (await runProgram(programIn(source, 'postgres'), ['--version'], { account })).code === 0)
    return source;
  const copy = join(outside, `postgresql-${hashOf(source)}`);
  const version = await readFile(join(source, '..', 'package.json'), 'utf8');
  // An upgrade of the package changes what is at the same path.
  const place = `${copy}-${hashOf(version).slice(0, 8)}`;
  await makeEnterable(outside);
  await copyPostgres(source, place);
  return place;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Gives a new folder to the account that PostgreSQL runs as. */
export async function makeOwnedFolder(path: string, account: Account | undefined): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { mode: 0o700 });
  if (account) await chown(path, account.uid, account.gid);
}
