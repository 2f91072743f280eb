import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { deriveKey } from './key-provider.ts';

// RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SubjectPublicKeyInfo.
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The Ed25519 key with which this installation vouches for what it says; it follows from the master key. */
export class SigningKey {
  /** The public key, 32 bytes in base64; it is its own name. */
  readonly id: string;

  private constructor(private readonly key: KeyObject) {
    this.id = createPublicKey(key)
      .export({ format: 'der', type: 'spki' })
      .subarray(PUBLIC_PREFIX.length)
      .toString('base64');
  }

  /** The key of the installation that has this master key. */
  static of(masterKey: Buffer): SigningKey {
    const key = Buffer.concat([PRIVATE_PREFIX, deriveKey(masterKey, 'smartx audit signing')]);
    return new SigningKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
  }

  /** The signature of a text; what it begins with says what it is, so that no signature serves for something else. */
  sign(text: string): Buffer {
    return sign(null, Buffer.from(text, 'utf8'), this.key);
  }
}

/** Whether a text was signed with the key of this name. */
export function isSigned(text: string, signature: Uint8Array, keyId: string): boolean {
  const raw = Buffer.from(keyId, 'base64');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), key, signature);
}
