import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive: a text, or bytes that are read when it is their turn. Bytes that are gone leave it out. */
export interface ArchiveFile {
  readonly name: string;
  readonly content: string | ReadBytes;
}

/** A file of an archive that is a text. */
export interface TextFile extends ArchiveFile {
  readonly content: string;
}

type ReadBytes = () => Promise<AsyncIterable<Uint8Array> | null>;

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const STORED = 0;
const DEFLATE = 8;
/** 1 January 1980: an archive says nothing about the machine that made it, and the same data make the same bytes. */
const NO_DATE = 0x0021;

/**
 * A ZIP archive (APPNOTE 6.3, no encryption of its own) that every system opens, in pieces: no file that is read from
 * elsewhere is ever held as a whole.
 * @throws RangeError for an archive of 4 GiB and more
 */
export async function* zipArchive(files: readonly ArchiveFile[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const entry = await packEntry(Buffer.from(name, 'utf8'), content);
    if (!entry) continue;
    const local = Buffer.concat([fields([4, LOCAL_HEADER]), entry.common, entry.name]);
    directory.push(centralHeader(entry, offset));
    yield local;
    yield* entry.body();
    offset += local.length + entry.packedSize;
  }
  const central = Buffer.concat(directory);
  const count = directory.length;
  const end = fields(
    [4, END_OF_DIRECTORY],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  );
  yield Buffer.concat([central, end]);
}

interface Entry {
  readonly name: Buffer;
  readonly packedSize: number;
  body(): AsyncIterable<Buffer>;
  /** What the local header and the directory say alike. */
  readonly common: Buffer;
}

async function packEntry(name: Buffer, content: string | ReadBytes): Promise<Entry | null> {
  if (typeof content !== 'string') return storeEntry(name, content);
  const bytes = Buffer.from(content, 'utf8');
  const packed = deflateRawSync(bytes);
  const facts = { method: DEFLATE, sum: crc32(bytes), size: bytes.length, packedSize: packed.length };
  return { name, packedSize: packed.length, body: () => inOnePiece(packed), common: commonHeader(name, facts) };
}

/** Read twice, once for its checksum, which stands before it. */
async function storeEntry(name: Buffer, read: ReadBytes): Promise<Entry | null> {
  const first = await read();
  if (!first) return null;
  let [sum, size] = [0, 0];
  for await (const piece of first) {
    sum = crc32(piece, sum);
    size += piece.byteLength;
  }
  const facts = { method: STORED, sum, size, packedSize: size };
  return { name, packedSize: size, body: () => readAgain(read), common: commonHeader(name, facts) };
}

async function* readAgain(read: ReadBytes): AsyncGenerator<Buffer> {
  for await (const piece of (await read()) ?? []) yield Buffer.from(piece);
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

interface EntryFacts {
  readonly method: number;
  readonly sum: number;
  readonly size: number;
  readonly packedSize: number;
}

function commonHeader(name: Buffer, { method, sum, size, packedSize }: EntryFacts): Buffer {
  const sizes: Field[] = [
    [4, sum],
    [4, packedSize],
    [4, size],
    [2, name.length],
    [2, 0],
  ];
  return fields([2, VERSION], [2, UTF8_NAMES], [2, method], [2, 0], [2, NO_DATE], ...sizes);
}

function centralHeader({ name, common }: Entry, offset: number): Buffer {
  const rest = fields([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
  return Buffer.concat([fields([4, CENTRAL_HEADER], [2, VERSION]), common, rest, name]);
}

type Field = readonly [bytes: 2 | 4, value: number];

function fields(...list: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(list.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of list) at = size === 2 ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at);
  return bytes;
}
