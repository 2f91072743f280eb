/** One file of an archive, in pieces; how long it is stands before it. */
export interface TarEntry {
  /** Plain ASCII, up to 99 characters. */
  readonly name: string;
  readonly byteSize: number;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const BLOCK = 512;

/**
 * A tar archive (POSIX ustar) in pieces: it has no limit of its own, and nothing is held as a whole. Every system opens it.
 * @throws RangeError for a content that is not as long as it was said to be
 */
export async function* tarArchive(entries: AsyncIterable<TarEntry>, madeAt: Date): AsyncGenerator<Buffer> {
  for await (const { name, byteSize, content } of entries) {
    yield header(name, byteSize, madeAt);
    let written = 0;
    for await (const piece of content) {
      written += piece.byteLength;
      yield Buffer.from(piece);
    }
    if (written !== byteSize) throw new RangeError(`"${name}" has ${written} bytes and not ${byteSize}.`);
    const rest = byteSize % BLOCK;
    if (rest > 0) yield Buffer.alloc(BLOCK - rest);
  }
  yield Buffer.alloc(2 * BLOCK);
}

function header(name: string, byteSize: number, madeAt: Date): Buffer {
  if (name.length > 99) throw new RangeError('A name in the archive is too long.');
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number) =>
    block.write(value.toString(8).padStart(digits, '0'), at, 'ascii');
  block.write(name, 0, 'ascii');
  octal(0o600, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  // Eleven octal digits end at 8 GiB, beyond any file of the product.
  octal(byteSize, 124, 11);
  octal(Math.trunc(madeAt.getTime() / 1000), 136, 11);
  block.fill(' ', 148, 156);
  block.write('0', 156, 'ascii');
  block.write('ustar\u000000', 257, 'ascii');
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  );
  block.writeUInt8(0, 154);
  return block;
}
