import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Wraps the keys of workspaces. The default holds one master key; a key management service implements the same. */
export interface KeyProvider {
  wrap(workspaceId: string, key: Buffer): Promise<Buffer>;
  /** @throws Error if the master key is not the one that wrapped it */
  unwrap(workspaceId: string, wrapped: Buffer): Promise<Buffer>;
}

/** AES-256-GCM with the additional data of what is wrapped; 12 bytes of nonce, body, 16 bytes of tag. */
export function wrapKey(wrapping: Buffer, context: string, key: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/** The key inside; fails if it was wrapped by another key or for another context. */
export function unwrapKey(wrapping: Buffer, context: string, wrapped: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, 12));
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(wrapped.subarray(wrapped.length - 16));
  return Buffer.concat([decipher.update(wrapped.subarray(12, wrapped.length - 16)), decipher.final()]);
}

/** Derives a key for one use from another (HKDF, RFC 5869). */
export function deriveKey(from: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', from, Buffer.alloc(0), use, 32));
}

/** A password that follows from a key, so that it need not be kept: 43 characters of base64url. */
export function deriveSecret(from: Buffer, use: string): string {
  return deriveKey(from, use).toString('base64url');
}

/** Keeps the master key in memory; 32 bytes, from `SMARTX_MASTER_KEY` or a file that only its owner reads. */
export class LocalKeyProvider implements KeyProvider {
  private readonly wrapping: Buffer;

  constructor(masterKey: Buffer) {
    if (masterKey.length !== 32) throw new RangeError('The master key has 32 bytes.');
    this.wrapping = deriveKey(masterKey, 'smartx workspace keys');
  }

  async wrap(workspaceId: string, key: Buffer): Promise<Buffer> {
    return wrapKey(this.wrapping, `workspace ${workspaceId}`, key);
  }

  async unwrap(workspaceId: string, wrapped: Buffer): Promise<Buffer> {
    try {
      return unwrapKey(this.wrapping, `workspace ${workspaceId}`, wrapped);
    } catch (cause) {
      throw new Error(
        'The master key does not open the keys of this installation: is SMARTX_MASTER_KEY the right one?',
        {
          cause,
        },
      );
    }
  }
}
