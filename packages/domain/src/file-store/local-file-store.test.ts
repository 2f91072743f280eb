import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import type { SealedPlace, Vault } from '../kernel/vault.ts';
import { keyIdOf, openText, sealText } from '../privacy/keys/sealed-value.ts';
import { BrokenFileError, FileStoreFullError, FileTooLargeError } from './file-store.ts';
import { LocalFileStore } from './local-file-store.ts';

const workspaceId = newId();
const keyId = newId();
const owner = { workspaceId, keyId };
let folder: string;
let vault: MemoryVault;
let store: LocalFileStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smartx-files-'));
  vault = new MemoryVault();
  await vault.ensureKeys(workspaceId, 'workspace', [keyId]);
  store = new LocalFileStore(folder, vault);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the file store', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 200_000])('gives back what it took: %i bytes', async (bytes) => {
    const content = randomBytes(bytes);

    const stored = await store.write(owner, inPieces(content, 10_007));

    expect(stored.byteSize).toBe(bytes);
    expect(await readAll(stored.storageKey)).toEqual(content);
  });

  it('leaves nothing readable on the disk, in a folder of its owner alone', async () => {
    const { storageKey } = await store.write(owner, [Buffer.from('Ana Ruiz, ana@example.test')]);

    const onDisk = await readFile(pathOf(storageKey));

    expect(onDisk.includes('Ana')).toBe(false);
    expect((await stat(pathOf(storageKey))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, workspaceId))).mode & 0o777).toBe(0o700);
  });

  it('cannot be read once the key that it lies under is destroyed', async () => {
    const { storageKey } = await store.write(owner, [Buffer.from('secret')]);

    await vault.destroyKeys(workspaceId, [keyId]);

    expect(await store.read(workspaceId, storageKey)).toBeNull();
  });

  it.each(['ENOSPC', 'EDQUOT'])(
    'says that there is no room left, and keeps nothing of the content: %s',
    async (code) => {
      await expect(store.write(owner, untilDiskIsFull(code))).rejects.toThrow(FileStoreFullError);

      const left = await readdir(folder, { recursive: true, withFileTypes: true });
      expect(left.filter((entry) => entry.isFile())).toEqual([]);
    },
  );

  it.each([
    ['cut off between two pieces', (path: string, size: number) => truncate(path, size - 1000)],
    ['cut off behind its first piece', (path: string) => truncate(path, headerBytes + 7 + 65_536 + 16)],
    ['changed in one bit', flipLastBit],
  ])('says that a file was %s instead of giving a part of it', async (_case, damage) => {
    const { storageKey } = await store.write(owner, [randomBytes(100_000)]);
    await damage(pathOf(storageKey), (await stat(pathOf(storageKey))).size);

    await expect(readAll(storageKey)).rejects.toThrow(BrokenFileError);
  });

  it('does not open the content of one file under the name of another', async () => {
    const one = await store.write(owner, [Buffer.from('one')]);
    const other = await store.write(owner, [Buffer.from('other')]);
    await writeFile(pathOf(other.storageKey), await readFile(pathOf(one.storageKey)));

    await expect(readAll(other.storageKey)).rejects.toThrow();
  });

  it('keeps nothing of a content that is too large or breaks off', async () => {
    await expect(store.write(owner, inPieces(randomBytes(5000), 100), { maxBytes: 4999 })).rejects.toThrow(
      FileTooLargeError,
    );
    await expect(store.write(owner, breakingOff())).rejects.toThrow('connection lost');

    expect(await stored()).toEqual([]);
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('forgets what a crash left half written', async () => {
    const { storageKey } = await store.write(owner, [Buffer.from('whole')]);
    const [left, arriving] = [`${pathOf(newId(), storageKey)}.part`, `${pathOf(newId(), storageKey)}.part`];
    for (const path of [left, arriving]) await writeFile(path, 'half');
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await utimes(left, anHourAgo, anHourAgo);

    await store.removeUnfinished();

    // Another server of the installation may be receiving the other one at this moment.
    const names = await readdir(join(folder, workspaceId, storageKey.slice(-2)));
    expect(names.toSorted()).toEqual([storageKey, basename(arriving)].toSorted());
  });

  it('lists and destroys what it holds', async () => {
    const kept = await store.write(owner, [Buffer.from('kept')]);
    const gone = await store.write(owner, [Buffer.from('gone')]);

    await store.destroy(workspaceId, gone.storageKey);
    await store.destroy(workspaceId, gone.storageKey);

    expect(await stored()).toEqual([{ workspaceId, storageKey: kept.storageKey }]);
    await expect(store.read(workspaceId, gone.storageKey)).rejects.toThrow(BrokenFileError);
  });

  it('reaches no file outside its folder', async () => {
    await expect(store.read(workspaceId, '../../etc/passwd')).rejects.toThrow(BrokenFileError);
    await expect(store.destroy('..', newId())).rejects.toThrow(BrokenFileError);
  });

  it('takes the next piece of a content only when the one before lies on the disk, so that no file is ever in memory', async () => {
    const behind: number[] = [];

    await store.write(owner, megabytes(20, behind));

    expect(Math.max(...behind)).toBeLessThanOrEqual(2 * MEGABYTE);
  });
});

const MEGABYTE = 1024 * 1024;
const headerBytes = 4 + 2 + 1 + 16 + 12 + 44 + 16;

/** Pieces of a megabyte; notes with each how much of those before is not on the disk yet. */
async function* megabytes(count: number, behind: number[]): AsyncGenerator<Buffer> {
  for (let given = 0; given < count; given++) {
    behind.push(given * MEGABYTE - (await bytesOnDisk()));
    yield Buffer.alloc(MEGABYTE);
  }
}

async function bytesOnDisk(): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => stat(join(folder, name))));
  return sizes.filter((found) => found.isFile()).reduce((sum, found) => sum + found.size, 0);
}

function pathOf(storageKey: string, shardOf = storageKey): string {
  return join(folder, workspaceId, shardOf.slice(-2), storageKey);
}

async function readAll(storageKey: string): Promise<Buffer> {
  return Buffer.concat(await allOf((await store.read(workspaceId, storageKey)) ?? []));
}

function stored() {
  return allOf(store.list());
}

async function allOf<Item>(items: AsyncIterable<Item> | Iterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function* inPieces(content: Buffer, bytes: number): Generator<Buffer> {
  for (let at = 0; at < content.length; at += bytes) yield content.subarray(at, at + bytes);
}

async function* breakingOff(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(100_000);
  throw new Error('connection lost');
}

async function flipLastBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
  await writeFile(path, bytes);
}

/** A vault whose keys live in memory: the store needs sealing alone, no key database. */
class MemoryVault implements Vault {
  private readonly keys = new Map<string, Buffer>();

  async ensureKeys(_workspaceId: string, _kind: string, keyIds: readonly string[]): Promise<void> {
    for (const id of keyIds) if (!this.keys.has(id)) this.keys.set(id, randomBytes(32));
  }

  async seal(id: string, place: SealedPlace, plainText: string): Promise<Buffer> {
    const key = this.keys.get(id);
    if (!key) throw new Error('no key');
    return sealText(key, id, place, plainText);
  }

  async open(place: SealedPlace, sealed: Uint8Array): Promise<string | null> {
    const key = this.keys.get(keyIdOf(sealed));
    return key ? openText(key, place, sealed) : null;
  }

  async destroyKeys(_workspaceId: string, keyIds: readonly string[]): Promise<void> {
    for (const id of keyIds) this.keys.delete(id);
  }

  async loadKeys(): Promise<void> {}

  async commit(): Promise<null> {
    return null;
  }

  async blindIndex(): Promise<Buffer> {
    return Buffer.alloc(16);
  }
}

/** A content in whose middle the disk is full, as the system says it. */
async function* untilDiskIsFull(code: string): AsyncGenerator<Buffer> {
  yield randomBytes(100_000);
  throw Object.assign(new Error('write'), { code });
}
