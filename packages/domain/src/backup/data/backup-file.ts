import { createReadStream } from 'node:fs';
import { BrokenFileError } from '../../file-store/file-store.ts';
import { ByteReader, openStream, sealStream } from '../../file-store/sealed-stream.ts';
import { BackupError } from '../backup-error.ts';
import { type BackupPart, type BackupTotals, decodePart, encodePart, PART_HEAD_BYTES, Tally } from './backup-part.ts';

/** What stands in clear before the sealed part of a backup, and once more as the first thing inside. */
export interface BackupHeader {
  /** The backup, and by that its key in the key database. */
  readonly id: string;
  readonly installation: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  /** By what the tables of the version are known that made it. */
  readonly schema: string;
}

const MAGIC = 'SXB1';
const LENGTH_BYTES = 4;
const LONGEST_HEADER = 4096;
const READ_BYTES = 1024 * 1024;

/** What a file says that is cut off, changed or under another key than the one that its name leads to. */
const BROKEN = 'The backup was cut off or changed: it does not open to its end. Take another one. Nothing was changed.';

/** The bytes of a backup: its header, then header, parts and totals, sealed so that a file that is cut off does not open. */
export async function* backupBytes(
  key: Buffer,
  header: BackupHeader,
  parts: AsyncIterable<BackupPart>,
): AsyncGenerator<Buffer> {
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  yield Buffer.concat([Buffer.from(MAGIC, 'ascii'), length, text]);
  yield* sealStream(key, sealedParts(text, parts));
}

/** What the header of a file says; whether it is true is known only once the whole was read. @throws BackupError */
export async function readBackupHeader(path: string): Promise<BackupHeader> {
  const reader = readerOf(path);
  try {
    return (await takeHeader(reader)).header;
  } finally {
    await reader.close();
  }
}

/** The parts of a backup, in the order in which they were written. @throws BackupError where it is not whole, at the latest at its end */
export async function* readBackup(path: string, key: Buffer): AsyncGenerator<BackupPart> {
  const reader = readerOf(path);
  try {
    const { text } = await takeHeader(reader);
    yield* checkedParts(new ByteReader(openStream(key, reader.rest())), text);
  } catch (error) {
    throw error instanceof BrokenFileError ? new BackupError(BROKEN, { cause: error }) : error;
  } finally {
    await reader.close();
  }
}

/** Reads a backup to its end and believes nothing before. Gives what is in it. @throws BackupError */
export async function checkBackup(path: string, key: Buffer): Promise<BackupTotals> {
  const tally = new Tally();
  for await (const part of readBackup(path, key)) tally.add(part);
  return tally.totals;
}

async function* sealedParts(header: Buffer, parts: AsyncIterable<BackupPart>): AsyncGenerator<Buffer> {
  const tally = new Tally();
  yield* encodePart({ kind: 'header', text: header.toString('utf8') });
  for await (const part of parts) {
    tally.add(part);
    yield* encodePart(part);
  }
  yield* encodePart({ kind: 'end', totals: tally.totals });
}

async function* checkedParts(reader: ByteReader, header: string): AsyncGenerator<BackupPart> {
  const tally = new Tally();
  const first = await takePart(reader);
  if (first?.kind !== 'header' || first.text !== header) throw new BackupError(BROKEN);
  for (;;) {
    const part = await takePart(reader);
    if (!part) throw new BackupError(BROKEN);
    if (part.kind === 'end') {
      if (!tally.equals(part.totals) || !(await reader.isAtEnd())) throw new BackupError(BROKEN);
      return;
    }
    tally.add(part);
    yield part;
  }
}

async function takePart(reader: ByteReader): Promise<BackupPart | null> {
  const head = await reader.take(PART_HEAD_BYTES);
  if (head.length < PART_HEAD_BYTES) return null;
  const [kind, length] = [head.toString('ascii', 0, 1), head.readUInt32BE(1)];
  const body = await reader.take(length);
  return body.length < length ? null : decodePart(kind, body);
}

async function takeHeader(reader: ByteReader): Promise<{ header: BackupHeader; text: string }> {
  const start = await reader.take(MAGIC.length + LENGTH_BYTES);
  const isOurs = start.length === MAGIC.length + LENGTH_BYTES && start.toString('ascii', 0, MAGIC.length) === MAGIC;
  const length = isOurs ? start.readUInt32BE(MAGIC.length) : 0;
  const text = length > 0 && length <= LONGEST_HEADER ? (await reader.take(length)).toString('utf8') : '';
  try {
    const { id, installation, madeAt, expiresAt, schema } = JSON.parse(text);
    if (![id, installation, madeAt, expiresAt, schema].every((value) => typeof value === 'string'))
      throw new Error(text);
    return { header: { id, installation, madeAt, expiresAt, schema }, text };
  } catch (cause) {
    throw new BackupError('The file is no backup of the data that this version can read. Nothing was changed.', {
      cause,
    });
  }
}

function readerOf(path: string): ByteReader {
  return new ByteReader(piecesOf(path));
}

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: READ_BYTES });
  } catch (cause) {
    throw new BackupError(`The backup ${path} cannot be read. Nothing was changed.`, { cause });
  }
}
