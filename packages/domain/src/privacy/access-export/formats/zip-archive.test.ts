import { describe, expect, it } from 'vitest';
import { unzip } from '../../../testing/copies/unzip.ts';
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
