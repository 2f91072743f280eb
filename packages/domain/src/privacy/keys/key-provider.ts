import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Wraps the keys of workspaces. The default holds the master key itself; a key management service implements the same. */
export interface KeyProvider {
  /** The fingerprints of the master keys that it holds, the present one first; two while one follows another. */
  readonly masters: readonly string[];
  /** Wraps for one context, a workspace or another use, with the named master key or the present one. @throws UnknownMasterKeyError */
  wrap(context: string, key: Buffer, master?: string): Promise<Buffer>;
  /** @throws UnknownMasterKeyError if none of its master keys is the one that wrapped it */
  unwrap(context: string, wrapped: Buffer): Promise<Buffer>;
}

/** What was wrapped by a master key that this process does not hold. */
export class UnknownMasterKeyError extends Error {
  override readonly name = 'UnknownMasterKeyError';

  constructor(master?: string) {
    super(
      `The master key ${master ? `${master} ` : ''}of this installation is not here: is SMARTX_MASTER_KEY the right one, and ` +
        'SMARTX_MASTER_KEY_NEXT while it is being replaced?',
    );
  }
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

/** The master key, or where to read it while one follows another: the present one first, then the one that is to come. */
export type MasterKeys = Buffer | (() => readonly Buffer[]);

/** Keeps master keys in memory; 32 bytes each, from the environment or a file that only its owner reads. */
export class LocalKeyProvider implements KeyProvider {
  private known: ReadonlyMap<string, Buffer>;

  constructor(private readonly masterKeys: MasterKeys) {
    this.known = readKeys(masterKeys);
  }

  get masters(): readonly string[] {
    return [...this.known.keys()];
  }

  async wrap(context: string, key: Buffer, master = this.masters[0] ?? ''): Promise<Buffer> {
    const wrapping = this.known.get(master) ?? this.readAgain().get(master);
    if (!wrapping) throw new UnknownMasterKeyError(master);
    return wrapKey(wrapping, `workspace ${context}`, key);
  }

  async unwrap(context: string, wrapped: Buffer): Promise<Buffer> {
    const opened = this.tryAll(context, wrapped);
    if (opened) return opened;
    this.readAgain();
    const later = this.tryAll(context, wrapped);
    if (!later) throw new UnknownMasterKeyError();
    return later;
  }

  private tryAll(context: string, wrapped: Buffer): Buffer | null {
    for (const wrapping of this.known.values()) {
      try {
        return unwrapKey(wrapping, `workspace ${context}`, wrapped);
      } catch {
        // Wrapped by another one; the tag tells for certain.
      }
    }
    return null;
  }

  /** Another process may have begun or ended a rotation since. */
  private readAgain(): ReadonlyMap<string, Buffer> {
    this.known = readKeys(this.masterKeys);
    return this.known;
  }
}

/** By what a master key is known where it must not stand: 16 hexadecimal digits. */
export function fingerprintOf(masterKey: Buffer): string {
  return deriveKey(masterKey, 'smartx fingerprint of a master key').toString('hex').slice(0, 16);
}

function readKeys(masterKeys: MasterKeys): ReadonlyMap<string, Buffer> {
  const keys = Buffer.isBuffer(masterKeys) ? [masterKeys] : masterKeys();
  if (keys.some(({ length }) => length !== 32)) throw new RangeError('The master key has 32 bytes.');
  return new Map(keys.map((key) => [fingerprintOf(key), deriveKey(key, 'smartx workspace keys')]));
}
