import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid, newId } from '../kernel/ids.ts';
import type { SealedPlace, Vault } from '../kernel/vault.ts';
import {
  BrokenFileError,
  type Content,
  type FileOwner,
  type FileStore,
  FileStoreFullError,
  FileTooLargeError,
  type StoredFile,
} from './file-store.ts';
import { ByteReader, openStream, sealStream } from './sealed-stream.ts';

/** The first bytes of every file, so that another format can follow one day. */
const MAGIC = Buffer.from('SXF1', 'ascii');
const UNFINISHED = '.part';
/** Longer than a request may take, so that no server removes what another one is receiving. */
const LEFT_MS = 20 * 60_000;

/** Contents in a folder that only its owner enters: `<folder>/<workspace>/<2 digits>/<storage key>`. */
export class LocalFileStore implements FileStore {
  constructor(
    private readonly folder: string,
    private readonly vault: Vault,
  ) {}

  async write(owner: FileOwner, content: Content, limits: { readonly maxBytes?: number } = {}): Promise<StoredFile> {
    const storageKey = newId();
    const path = this.pathOf(owner.workspaceId, storageKey);
    const key = randomBytes(32);
    const sealedKey = await this.vault.seal(
      owner.keyId,
      placeOf(owner.workspaceId, storageKey),
      key.toString('base64'),
    );
    const measured = new MeasuredContent(content, limits.maxBytes ?? Number.MAX_SAFE_INTEGER);
    try {
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      await writeWhole(path, fileBytes(sealedKey, sealStream(key, measured)));
    } catch (cause) {
      throw isFull(cause) ? new FileStoreFullError({ cause }) : cause;
    }
    return { storageKey, byteSize: measured.byteSize, sha256: measured.sha256() };
  }

  async read(workspaceId: string, storageKey: string): Promise<AsyncIterable<Buffer> | null> {
    const path = this.pathOf(workspaceId, storageKey);
    await stat(path).catch((cause) => {
      throw new BrokenFileError('The file is not in the store.', { cause });
    });
    const reader = new ByteReader(createReadStream(path, { highWaterMark: 256 * 1024 }));
    try {
      const key = await this.openKey(reader, workspaceId, storageKey);
      if (key) return openStream(key, reader.rest());
    } catch (error) {
      await reader.close();
      throw error;
    }
    await reader.close();
    return null;
  }

  async destroy(workspaceId: string, storageKey: string): Promise<void> {
    await rm(this.pathOf(workspaceId, storageKey), { force: true });
  }

  async *list(workspaceId?: string): AsyncGenerator<{ workspaceId: string; storageKey: string }> {
    const workspaces = workspaceId ? [workspaceId] : (await namesIn(this.folder)).filter(isUuid);
    for (const workspace of workspaces)
      for (const shard of await namesIn(join(this.folder, workspace)))
        for (const storageKey of await namesIn(join(this.folder, workspace, shard)))
          if (isUuid(storageKey)) yield { workspaceId: workspace, storageKey };
  }

  async removeUnfinished(): Promise<void> {
    const before = Date.now() - LEFT_MS;
    for (const workspace of await namesIn(this.folder))
      for (const shard of await namesIn(join(this.folder, workspace)))
        for (const name of await namesIn(join(this.folder, workspace, shard))) {
          const path = join(this.folder, workspace, shard, name);
          if (name.endsWith(UNFINISHED) && (await lastWritten(path)) < before) await rm(path, { force: true });
        }
  }

  private async openKey(reader: ByteReader, workspaceId: string, storageKey: string): Promise<Buffer | null> {
    const header = await reader.take(MAGIC.length + 2);
    if (header.length < MAGIC.length + 2 || !header.subarray(0, MAGIC.length).equals(MAGIC))
      throw new BrokenFileError('The stored file has an unknown format.');
    const sealedKey = await reader.take(header.readUInt16BE(MAGIC.length));
    const key = await this.vault.open(placeOf(workspaceId, storageKey), sealedKey);
    return key === null ? null : Buffer.from(key, 'base64');
  }

  private pathOf(workspaceId: string, storageKey: string): string {
    // Both become names of folders and files: nothing but ids may reach the disk.
    if (!isUuid(workspaceId) || !isUuid(storageKey)) throw new BrokenFileError('This is no key of the file store.');
    return join(this.folder, workspaceId, storageKey.slice(-2), storageKey);
  }
}

/** Passes a content on while it counts and hashes it. @throws FileTooLargeError */
class MeasuredContent implements AsyncIterable<Uint8Array> {
  byteSize = 0;
  private readonly hash = createHash('sha256');

  constructor(
    private readonly content: Content,
    private readonly maxBytes: number,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const piece of this.content) {
      this.byteSize += piece.byteLength;
      if (this.byteSize > this.maxBytes) throw new FileTooLargeError(this.maxBytes);
      this.hash.update(piece);
      yield piece;
    }
  }

  sha256(): Buffer {
    return this.hash.digest();
  }
}

async function* fileBytes(sealedKey: Buffer, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(sealedKey.length);
  yield Buffer.concat([MAGIC, length, sealedKey]);
  yield* body;
}

/** Writes beside the name, flushes to the disk, then takes the name: a crash leaves no half file under it. */
async function writeWhole(path: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  const unfinished = `${path}${UNFINISHED}`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    await writePieces(file, pieces);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await flushFolder(join(path, '..'));
}

async function writePieces(file: FileHandle, pieces: AsyncIterable<Buffer>): Promise<void> {
  try {
    await file.writeFile(pieces);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // opens no folders, and renames durably by itself
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The disk is full, or the share of it that this account may use. */
function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

/** When something was last written to a file; for one that is gone meanwhile, now. */
async function lastWritten(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.mtimeMs ?? Date.now();
}

function placeOf(workspaceId: string, storageKey: string): SealedPlace {
  return { workspaceId, table: 'file_store', column: 'content_key', rowId: storageKey };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}
