import { crc32, inflateRawSync } from 'node:zlib';

/** A file out of an archive, as text. */
export interface Unzipped {
  readonly name: string;
  readonly content: string;
}

/** Reads an archive by its directory, as a program would. @throws Error where a size or a checksum is wrong */
export function unzip(zip: Buffer): Unzipped[] {
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error('The archive has no end.');
  const files: Unzipped[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [sum, packed, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const local = zip.readUInt32LE(at + 42);
    const body = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const raw = zip.subarray(body, body + packed);
    const content = zip.readUInt16LE(at + 10) === 0 ? raw : inflateRawSync(raw);
    if (content.length !== size || crc32(content) !== sum) throw new Error(`${name} is not what was packed.`);
    files.push({ name, content: content.toString('utf8') });
    at += 46 + nameLength;
  }
  return files;
}
