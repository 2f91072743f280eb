import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a cookie holds. */
export type CookieFields = Readonly<Record<string, string>>;

/**
 * Keeps what somebody wrote in their own browser, readable for the server alone. Nothing of an unfinished form lies on the
 * server, and nothing of it stands in an address.
 */
export class CookieSeal {
  private readonly key: Buffer;
  private readonly now: () => number;

  constructor(secret: string, now: () => number = Date.now) {
    this.now = now;
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'cookies of the privacy centre', 32));
  }

  /** Seals fields for a time; `name` binds them to their cookie. */
  seal(name: string, fields: CookieFields, seconds: number): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce).setAAD(Buffer.from(name));
    const text = JSON.stringify({ fields, until: this.now() + seconds * 1000 });
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** What was sealed; null for anything else, and once its time is over. */
  open(name: string, value: string | undefined): CookieFields | null {
    const bytes = Buffer.from(value ?? '', 'base64url');
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
    try {
      const decipher = createDecipheriv(ALGORITHM, this.key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const open = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return this.read(JSON.parse(open.toString('utf8')));
    } catch {
      // Changed, of another server or of another cookie: the same as none.
      return null;
    }
  }

  private read(content: { fields: CookieFields; until: number }): CookieFields | null {
    return content.until > this.now() ? content.fields : null;
  }
}
