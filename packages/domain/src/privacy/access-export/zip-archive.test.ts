import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipArchive } from './zip-archive.ts';

describe('an archive', () => {
  it('gives back every file with its name, in any script, and its checksum holds', () => {
    const files = [
      { name: 'index.html', content: '<h1>Ana</h1>' },
      { name: 'csv/Zoë Ångström 例.csv', content: 'a;b\n'.repeat(10_000) },
      { name: 'empty.txt', content: '' },
    ];

    expect(unzip(zipArchive(files))).toEqual(files);
  });

  it('is smaller than what repeats in it, and the same for the same files', () => {
    const files = [{ name: 'a', content: 'x'.repeat(100_000) }];

    expect(zipArchive(files).length).toBeLessThan(1000);
    expect(zipArchive(files)).toEqual(zipArchive(files));
  });
});

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
    const content = inflateRawSync(zip.subarray(body, body + packed));
    expect([content.length, crc32(content)]).toEqual([size, sum]);
    files.push({ name, content: content.toString('utf8') });
    at += 46 + nameLength;
  }
  return files;
}
