import { createPublicKey, type KeyObject, verify } from 'node:crypto';

const SIGNATURE_BYTES = 64;
const KEY_BYTES = 32;
/** What stands before the 32 bytes in an SPKI document of an Ed25519 key (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** A key of nobody, whose secret half was never made: what comes under no key is checked all the same, in the same time. */
export const NOBODYS_KEY = Buffer.alloc(KEY_BYTES, 9).toString('base64');

/** Whether a text is the public half of an Ed25519 key as agents give it: 32 bytes in base64. */
export function isVerifyKey(text: string): boolean {
  return keyOf(text) !== null;
}

/**
 * What was signed, of a message in the form of libsodium's combined mode: base64 of the signature and the JSON after it. Null for
 * whatever is not that, or not signed by this key. Steps 1 and 2 of section 3.07 of the protocol.
 */
export function openSigned(body: string, verifyKey: string): Readonly<Record<string, unknown>> | null {
  const bytes = decode(body);
  const key = keyOf(verifyKey);
  // Also what cannot be right is checked: the answer to it takes no less time.
  const signature = bytes.subarray(0, SIGNATURE_BYTES);
  const message = bytes.subarray(SIGNATURE_BYTES);
  const isSigned = key !== null && signature.length === SIGNATURE_BYTES ? verify(null, message, key, signature) : false;
  return isSigned ? readJson(message) : null;
}

function decode(body: string): Buffer {
  const text = body.trim();
  const isBase64 = /^[A-Za-z0-9+/\r\n]+={0,2}$/.test(text);
  return isBase64 ? Buffer.from(text, 'base64') : Buffer.alloc(SIGNATURE_BYTES);
}

function keyOf(text: string): KeyObject | null {
  const bytes = /^[A-Za-z0-9+/]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : null;
  if (bytes?.length !== KEY_BYTES) return null;
  try {
    return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, bytes]), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

function readJson(bytes: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
