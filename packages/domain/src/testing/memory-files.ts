import type { PrivateFiles } from '../privacy/privacy-parts.ts';

/** A file store in memory, for tests that are not about storing. */
export class MemoryFiles implements PrivateFiles {
  readonly contents = new Map<string, Buffer>();
  /** Under which key each content was to be encrypted. */
  readonly keyIds = new Map<string, string>();

  async write(
    owner: { readonly keyId: string },
    content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<{ storageKey: string; byteSize: number }> {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const storageKey = `file-${this.keyIds.size + 1}`;
    this.contents.set(storageKey, bytes);
    this.keyIds.set(storageKey, owner.keyId);
    return { storageKey, byteSize: bytes.length };
  }

  async read(_workspaceId: string, storageKey: string): Promise<AsyncIterable<Buffer> | null> {
    const bytes = this.contents.get(storageKey);
    return bytes ? inOnePiece(bytes) : null;
  }

  async destroy(_workspaceId: string, storageKey: string): Promise<void> {
    this.contents.delete(storageKey);
  }
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
