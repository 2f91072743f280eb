import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, wherever the command was given. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const LOCK = join(root, 'package-lock.json');
const INSTALLED = join(root, 'node_modules', '.package-lock.json');
const STAMP = join(root, 'node_modules', '.smartx-installed');

/**
 * Installs the packages of the lock file unless they are there already. Build tools belong to them even where NODE_ENV says
 * "production", because SmartX builds itself. Everything is said on the error stream: the output belongs to the command.
 */
export function installIfNeeded() {
  const lock = readFileSync(LOCK, 'utf8');
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
  if (read(STAMP) === stamp && existsSync(INSTALLED)) return;
  if (!isInstalled(lock)) install();
  writeFileSync(STAMP, stamp);
}

/** Whether somebody ran `npm ci` already: npm's own list of what it installed has every package at the locked version. */
function isInstalled(lock) {
  const installed = read(INSTALLED);
  if (installed === undefined) return false;
  const present = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = present[path];
    // Optional packages are for other platforms, or for this one: npm leaves out what does not fit.
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

function install() {
  console.error('Installing packages; this happens once and takes a minute or two …');
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { NODE_ENV: _, ...env } = process.env;
  const npm = process.env.npm_execpath;
  const options = { cwd: root, env, stdio: ['ignore', 2, 2] };
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...flags], options)
    : spawnSync('npm', flags, { ...options, shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error('The packages could not be installed; the lines above say why. Nothing else was changed.');
  process.exit(1);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
