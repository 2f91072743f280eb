import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupError } from '../backup-error.ts';
import type { BackupPart } from './backup-part.ts';

const PIECE_BYTES = 256 * 1024;
/** `<workspace>/<2 digits>/<storage key>`: nothing else of a backup may reach the disk. */
const PATH = /^[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f-]{36}$/;

/** Every file of the store as it lies there, sealed. One that is destroyed meanwhile is passed over. */
export async function* storedFiles(folder: string): AsyncGenerator<BackupPart> {
  for (const path of await pathsIn(folder)) {
    const file = await open(join(folder, path)).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (!file) continue;
    yield { kind: 'file', path };
    for await (const bytes of file.createReadStream({ highWaterMark: PIECE_BYTES })) yield { kind: 'bytes', bytes };
  }
}

/** How many files the store holds. */
export async function countFiles(folder: string): Promise<number> {
  return (await pathsIn(folder)).length;
}

/** Puts files back into the store, piece by piece; each is there as a whole or not at all. */
export class FileRestorer {
  private current: { readonly path: string; readonly file: Awaited<ReturnType<typeof open>> } | null = null;

  constructor(private readonly folder: string) {}

  /** Begins a file; one of this name is there already where a restore was cut off, and is the same. @throws BackupError */
  async begin(path: string): Promise<void> {
    await this.end();
    if (!PATH.test(path)) throw new BackupError('The backup names a file that cannot be one of the store.');
    const target = join(this.folder, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rm(`${target}.part`, { force: true });
    this.current = { path: target, file: await open(`${target}.part`, 'wx', 0o600) };
  }

  async write(bytes: Buffer): Promise<void> {
    await this.current?.file.writeFile(bytes);
  }

  /** Ends the file that was begun last. */
  async end(): Promise<void> {
    if (!this.current) return;
    const { path, file } = this.current;
    this.current = null;
    await file.sync();
    await file.close();
    await rename(`${path}.part`, path);
  }

  /** Gives up the file that was begun last. */
  async giveUp(): Promise<void> {
    await this.current?.file.close();
    if (this.current) await rm(`${this.current.path}.part`, { force: true });
    this.current = null;
  }
}

async function pathsIn(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const workspace of await namesIn(folder))
    for (const shard of await namesIn(join(folder, workspace)))
      for (const name of await namesIn(join(folder, workspace, shard))) paths.push(`${workspace}/${shard}/${name}`);
  return paths.filter((path) => PATH.test(path)).sort();
}

/** A folder that was never made, or something else in its place, has no files. */
async function namesIn(folder: string): Promise<string[]> {
  const found = await stat(folder).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  return found?.isDirectory() ? await readdir(folder) : [];
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
