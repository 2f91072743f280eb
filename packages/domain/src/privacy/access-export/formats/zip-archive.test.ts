import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ArchiveFile, zipArchive } from './zip-archive.ts';

describe('an archive', () => {
  it('gives back every file with its name, in any script, and its checksum holds', async () => {
    const files = [
      { name: 'index.html', content: '<h1>Ana</h1>' },
      { name: 'csv/Zoë Ångström 例.csv', content: 'a;b\n'.repeat(10_000) },
      { name: 'empty.txt', content: '' },
    ];

    expect(unzip(await whole(files))).toEqual(files);
  });

  it('holds the bytes of files that are read for it, and leaves out what is gone', async () => {
    const photo = { name: 'files/photo.jpg', content: async () => inPieces('one', 'two') };
    const gone = { name: 'files/gone.jpg', content: async () => null };

    expect(unzip(await whole([gone, { name: 'a.txt', content: 'a' }, photo]))).toEqual([
      { name: 'a.txt', content: 'a' },
      { name: 'files/photo.jpg', content: 'onetwo' },
    ]);
  });

  it('is smaller than what repeats in it, and the same for the same files', async () => {
    const files = [{ name: 'a', content: 'x'.repeat(100_000) }];

    expect((await whole(files)).length).toBeLessThan(1000);
    expect(await whole(files)).toEqual(await whole(files));
  });
});

async function whole(files: readonly ArchiveFile[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of zipArchive(files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* inPieces(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

/** Reads an archive by its directory, as a program would. */
function unzip(zip: Buffer): { name: string; content: string }[] {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  const files: { name: string; content: string }[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [sum, packed, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const local = zip.readUInt32LE(at + 42);
    const body = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const raw = zip.subarray(body, body + packed);
    const content = zip.readUInt16LE(at + 10) === 0 ? raw : inflateRawSync(raw);
    expect([content.length, crc32(content)]).toEqual([size, sum]);
    files.push({ name, content: content.toString('utf8') });
    at += 46 + nameLength;
  }
  return files;
}
