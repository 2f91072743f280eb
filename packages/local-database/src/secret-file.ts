import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Puts a finished file where it belongs. */
type Finish = (unfinished: string, path: string) => void;

/**
 * Replaces a file at once and durably: after a crash there is the old content or the new, never half of it.
 * Readable by its owner only; root leaves it to the owner of the folder, who may start SmartX next time.
 */
export function writeSecretFile(path: string, content: string, finish: Finish = renameSync): void {
  const unfinished = `${path}.${process.pid}.new`;
  rmSync(unfinished, { force: true });
  const file = openSync(unfinished, 'wx', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  chmodSync(unfinished, 0o600);
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(dirname(path));
    chownSync(unfinished, uid, gid);
  }
  finish(unfinished, path);
  // The name is on the disk before anybody relies on it.
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** A secret of the data folder; null if it was never made, or is lost. */
export function findSecret(dataDir: string, fileName: string): string | null {
  try {
    return readFileSync(join(dataDir, fileName), 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A random secret that is made once and kept in the data folder, in base64; nobody but its owner can read the file. */
export function keepSecret(dataDir: string, fileName: string, bytes: number): string {
  const known = findSecret(dataDir, fileName);
  if (known !== null) return known;
  const path = join(dataDir, fileName);
  const secret = randomBytes(bytes).toString('base64');
  writeSecretFile(path, `${secret}\n`, putWhereNoneIs);
  return findSecret(dataDir, fileName) ?? secret;
}

/** Of two processes that make a secret at the same time, the one that comes second takes that of the first. */
function putWhereNoneIs(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path);
  } catch (error) {
    // A file system without links knows no other way.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Puts one secret of the data folder in the place of another, at once and durably; the one that stood there is gone. */
export function replaceSecret(dataDir: string, from: string, to: string): void {
  const content = readFileSync(join(dataDir, from), 'utf8');
  writeSecretFile(join(dataDir, to), content);
  rmSync(join(dataDir, from));
}
