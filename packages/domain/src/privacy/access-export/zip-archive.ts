import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface ArchiveFile {
  readonly name: string;
  readonly content: string;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
/** 1 January 1980: an archive says nothing about the machine that made it, and the same data make the same bytes. */
const NO_DATE = 0x0021;

/** A ZIP archive (APPNOTE 6.3, no encryption of its own) that every system opens. */
export function zipArchive(files: readonly ArchiveFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const entry = packEntry(Buffer.from(name, 'utf8'), Buffer.from(content, 'utf8'));
    const local = Buffer.concat([fields([4, LOCAL_HEADER]), entry.common, entry.name]);
    directory.push(centralHeader(entry, offset));
    parts.push(local, entry.body);
    offset += local.length + entry.body.length;
  }
  const central = Buffer.concat(directory);
  const count = files.length;
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
  return Buffer.concat([...parts, central, end]);
}

interface Entry {
  readonly name: Buffer;
  readonly body: Buffer;
  /** What the local header and the directory say alike. */
  readonly common: Buffer;
}

function packEntry(name: Buffer, content: Buffer): Entry {
  const body = deflateRawSync(content);
  const sizes: Field[] = [
    [4, crc32(content)],
    [4, body.length],
    [4, content.length],
    [2, name.length],
    [2, 0],
  ];
  return { name, body, common: fields([2, VERSION], [2, UTF8_NAMES], [2, DEFLATE], [2, 0], [2, NO_DATE], ...sizes) };
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
