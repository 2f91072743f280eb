import { createReadStream } from 'node:fs';
import { BrokenFileError, type Content } from '../../file-store/file-store.ts';
import { ByteReader, openStream, sealStream } from '../../file-store/sealed-stream.ts';
import type { KeyProvider } from '../../privacy/keys/key-provider.ts';

/** A file that is no backup of keys that this installation can read; the message says why. Nothing was changed. */
export class KeyBackupError extends Error {
  override readonly name = 'KeyBackupError';
}

/** What stands before the sealed part of a backup, and once more as its first line: what was changed outside shows inside. */
export interface KeyBackupHeader {
  readonly installation: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  /** The key of this file, wrapped by the master key. */
  readonly wrapped: string;
}

/**
 * One row of the key database: `m` the mark, `w` a workspace's key, `d` a data key, `b` the key of a backup of the data, `j` an entry
 * of the journal, `u` up to when the journal is complete.
 */
export type KeyBackupRow =
  | readonly ['m', id: string, master: string | null, secret: string | null]
  | readonly ['w', workspaceId: string, version: number, wrapped: string, master: string | null, createdAt: string]
  | readonly ['d', workspaceId: string, keyId: string, kind: string, version: number, ...DataKeyRow]
  | readonly ['b', row: object]
  | readonly ['j', entry: object]
  | readonly ['u', completeUntil: string];

type DataKeyRow = readonly [wrapped: string | null, createdAt: string, destroyedAt: string | null];

/** The context under which the key of a file is wrapped. */
export const BACKUP_CONTEXT = 'key backup';

const MAGIC = 'SXK1';
const LENGTH_BYTES = 4;
const LONGEST_HEADER = 4096;

/** The bytes of a backup: its header, then header and rows as lines, sealed so that a file that is cut off does not open. */
export async function* keyBackupBytes(
  key: Buffer,
  header: KeyBackupHeader,
  rows: AsyncIterable<KeyBackupRow>,
): AsyncGenerator<Buffer> {
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  yield Buffer.concat([Buffer.from(MAGIC, 'ascii'), length, text]);
  yield* sealStream(key, linesOf(header, rows));
}

/** What the header of a file says; whether it is true is known only once the whole was read. @throws KeyBackupError */
export async function readKeyBackupHeader(path: string): Promise<KeyBackupHeader> {
  const reader = new ByteReader(createReadStream(path));
  try {
    return await takeHeader(reader);
  } finally {
    await reader.close();
  }
}

/** The rows of a backup; a file is read to its end before a row of it is believed. @throws KeyBackupError */
export async function* readKeyBackup(path: string, provider: KeyProvider): AsyncGenerator<KeyBackupRow> {
  const reader = new ByteReader(createReadStream(path, { highWaterMark: 256 * 1024 }));
  try {
    const header = await takeHeader(reader);
    const key = await openKey(header, provider);
    let isFirst = true;
    for await (const line of lines(openStream(key, reader.rest()))) {
      if (isFirst && line !== JSON.stringify(header)) throw new KeyBackupError(CHANGED);
      // Written by us and authenticated to the byte.
      if (!isFirst) yield JSON.parse(line);
      isFirst = false;
    }
    if (isFirst) throw new KeyBackupError(CHANGED);
  } catch (error) {
    if (error instanceof BrokenFileError) throw new KeyBackupError(CHANGED, { cause: error });
    throw error;
  } finally {
    await reader.close();
  }
}

const CHANGED = 'The backup of the keys was cut off or changed; take another one. Nothing was changed.';

async function takeHeader(reader: ByteReader): Promise<KeyBackupHeader> {
  const start = await reader.take(MAGIC.length + LENGTH_BYTES);
  const isOurs = start.length === MAGIC.length + LENGTH_BYTES && start.toString('ascii', 0, MAGIC.length) === MAGIC;
  const length = isOurs ? start.readUInt32BE(MAGIC.length) : 0;
  const text = length > 0 && length <= LONGEST_HEADER ? (await reader.take(length)).toString('utf8') : '';
  try {
    const { installation, madeAt, expiresAt, wrapped } = JSON.parse(text);
    return { installation, madeAt, expiresAt, wrapped };
  } catch (cause) {
    throw new KeyBackupError('The file is no backup of keys. Nothing was changed.', { cause });
  }
}

async function openKey({ wrapped }: KeyBackupHeader, provider: KeyProvider): Promise<Buffer> {
  try {
    return await provider.unwrap(BACKUP_CONTEXT, Buffer.from(wrapped, 'base64'));
  } catch (cause) {
    throw new KeyBackupError(
      'The backup of the keys was made under another master key: put that one in place first. Nothing was changed.',
      { cause },
    );
  }
}

async function* linesOf(header: KeyBackupHeader, rows: AsyncIterable<KeyBackupRow>): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(header)}\n`, 'utf8');
  for await (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`, 'utf8');
}

async function* lines(content: Content): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of content) {
    const parts = (rest + Buffer.from(piece).toString('latin1')).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}
