import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { SealedPlace } from '../../kernel/vault.ts';

const FORMAT = 1;
const KEY_ID_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES;

/** A ciphertext that cannot be read: cut off, of an unknown format, or moved from another place. */
export class BrokenCiphertextError extends Error {}

/**
 * Seals a text with AES-256-GCM under a random 96-bit nonce. The result is one byte of format, 16 bytes of key id, 12 of
 * nonce, the ciphertext and 16 of tag; workspace, table, column, row and key id are authenticated with it.
 */
export function sealText(key: Buffer, keyId: string, place: SealedPlace, plainText: string): Buffer {
  const header = Buffer.concat([Buffer.of(FORMAT), uuidBytes(keyId)]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associatedData(place, keyId));
  const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([header, nonce, body, cipher.getAuthTag()]);
}

/** The key id that a ciphertext names. */
export function keyIdOf(sealed: Uint8Array): string {
  if (sealed[0] !== FORMAT || sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES)
    throw new BrokenCiphertextError('The ciphertext has an unknown format or is cut off.');
  const hex = Buffer.from(sealed.subarray(1, HEADER_BYTES)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The text inside a ciphertext. @throws BrokenCiphertextError if it was changed or belongs to another place */
export function openText(key: Buffer, place: SealedPlace, sealed: Uint8Array): string {
  const keyId = keyIdOf(sealed);
  const bytes = Buffer.from(sealed);
  const nonceEnd = HEADER_BYTES + NONCE_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(HEADER_BYTES, nonceEnd));
  decipher.setAAD(associatedData(place, keyId));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    return (
      decipher.update(bytes.subarray(nonceEnd, bytes.length - TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch (cause) {
    throw new BrokenCiphertextError('The ciphertext was changed or belongs to another place.', { cause });
  }
}

/** HMAC-SHA-256 of a text and the place where it stands, 32 bytes. */
export function commitTo(key: Buffer, keyId: string, place: SealedPlace, plainText: string): Buffer {
  const about = associatedData(place, keyId);
  return createHmac('sha256', key).update(about).update('\n').update(plainText, 'utf8').digest();
}

function associatedData(place: SealedPlace, keyId: string): Buffer {
  return Buffer.from([place.workspaceId, place.table, place.column, place.rowId, keyId].join('\n'), 'utf8');
}

function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
