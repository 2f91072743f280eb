import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { BrokenFileError, type Content } from './file-store.ts';

const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SALT_BYTES = 7;

/**
 * The ciphertext of a content, chunk by chunk, each with a tag of its own. The nonce counts the chunks and marks the last
 * one, so that a content that is cut off, reordered or joined from two does not open (the STREAM construction).
 */
export async function* sealStream(key: Buffer, content: Content): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  yield salt;
  let index = 0;
  let waiting: Buffer | null = null;
  for await (const chunk of inChunks(content, CHUNK_BYTES)) {
    if (waiting) yield sealChunk(key, nonce(salt, index++, false), waiting);
    waiting = chunk;
  }
  yield sealChunk(key, nonce(salt, index, true), waiting ?? Buffer.alloc(0));
}

/** The content inside a ciphertext of {@link sealStream}. @throws BrokenFileError if it was cut off or changed */
export async function* openStream(key: Buffer, sealed: Content): AsyncGenerator<Buffer> {
  const reader = new ByteReader(sealed);
  const salt = await reader.take(SALT_BYTES);
  for (let index = 0; ; index++) {
    const chunk = await reader.take(CHUNK_BYTES + TAG_BYTES);
    const isLast = await reader.isAtEnd();
    const opened = openChunk(key, nonce(salt, index, isLast), chunk);
    if (opened.length > 0) yield opened;
    if (isLast) return;
  }
}

/** Takes exact numbers of bytes from pieces of any size; fewer only at the end. */
export class ByteReader {
  private readonly pieces: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  private buffered: Buffer = Buffer.alloc(0);

  constructor(content: Content) {
    this.pieces = Symbol.asyncIterator in content ? content[Symbol.asyncIterator]() : content[Symbol.iterator]();
  }

  async take(bytes: number): Promise<Buffer> {
    await this.fill(bytes);
    const taken = this.buffered.subarray(0, bytes);
    this.buffered = this.buffered.subarray(taken.length);
    return taken;
  }

  async isAtEnd(): Promise<boolean> {
    await this.fill(1);
    return this.buffered.length === 0;
  }

  /** What is left, in pieces. */
  async *rest(): AsyncGenerator<Buffer> {
    while (!(await this.isAtEnd())) yield await this.take(this.buffered.length);
  }

  /** Lets go of the source before its end. */
  async close(): Promise<void> {
    await this.pieces.return?.();
  }

  private async fill(bytes: number): Promise<void> {
    const parts = [this.buffered];
    let length = this.buffered.length;
    while (length < bytes) {
      const { done, value } = await this.pieces.next();
      if (done) break;
      parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
      length += value.byteLength;
    }
    if (parts.length > 1) this.buffered = Buffer.concat(parts);
  }
}

async function* inChunks(content: Content, bytes: number): AsyncGenerator<Buffer> {
  const reader = new ByteReader(content);
  while (!(await reader.isAtEnd())) yield await reader.take(bytes);
}

function nonce(salt: Buffer, index: number, isLast: boolean): Buffer {
  const counter = Buffer.alloc(5);
  counter.writeUInt32BE(index, 0);
  counter.writeUInt8(isLast ? 1 : 0, 4);
  return Buffer.concat([salt, counter]);
}

function sealChunk(key: Buffer, iv: Buffer, chunk: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, iv: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new BrokenFileError('The stored file is cut off.');
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new BrokenFileError('The stored file was cut off or changed.', { cause });
  }
}
