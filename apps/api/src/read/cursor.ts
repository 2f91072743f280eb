import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { RequestError } from '@smartx/domain/kernel';

/** Where a page begins: the value that the list is sorted by, as text, and the id that breaks ties. */
export interface CursorPosition {
  readonly value: string | null;
  readonly id: string;
}

/**
 * Makes and reads cursors: encrypted, because a sort value can be personal, and authenticated, because they come back from
 * outside. A cursor is bound to its workspace, filter and order.
 */
export class CursorCodec {
  private readonly key: Buffer;

  constructor(secret: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'smartx cursors', 32));
  }

  encode(position: CursorPosition, binding: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    cipher.setAAD(Buffer.from(binding, 'utf8'));
    const body = cipher.update(JSON.stringify([position.value, position.id]), 'utf8');
    return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** @throws RequestError `INVALID_CURSOR` for one that was changed or belongs to another list */
  decode(cursor: string, binding: string): CursorPosition {
    try {
      const bytes = Buffer.from(cursor, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12));
      decipher.setAAD(Buffer.from(binding, 'utf8'));
      decipher.setAuthTag(bytes.subarray(bytes.length - 16));
      const body = decipher.update(bytes.subarray(12, bytes.length - 16), undefined, 'utf8') + decipher.final('utf8');
      const [value, id]: [string | null, string] = JSON.parse(body);
      return { value, id };
    } catch {
      throw new RequestError('INVALID_CURSOR', 'This cursor was changed or belongs to another list, filter or order.');
    }
  }
}

/** What a cursor is bound to, as a short text. */
export function cursorBinding(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
