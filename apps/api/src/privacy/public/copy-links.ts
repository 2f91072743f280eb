import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { AttemptLimits } from '../../identity/sign-in/attempt-limits.ts';

/** Whose copy a link fetches; the token is the person's own. */
export interface CopyClaim {
  readonly workspace: string | null;
  readonly reference: string;
  readonly token: string;
}

const ALGORITHM = 'aes-256-gcm';
const SECONDS = 120;
const HEAD_BYTES = 12 + 16;

/**
 * Links that fetch a copy once, within two minutes. What they claim is sealed inside them, so that an address in a browser's
 * history opens nothing.
 */
export class CopyLinks {
  private readonly key: Buffer;

  constructor(
    secret: Buffer,
    private readonly now: () => number,
    /** Remembers which were used, for all processes together. */
    private readonly uses: Pick<AttemptLimits, 'isFirst'>,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'links to copies', 32));
  }

  /** The path of a new link. */
  issue(claim: CopyClaim): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce);
    const text = JSON.stringify({ ...claim, until: this.now() + SECONDS * 1000 });
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `/downloads/copy/${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** What a link claims; null for one that was used, ran out or was made up. */
  async redeem(link: string): Promise<CopyClaim | null> {
    const claim = this.open(Buffer.from(link, 'base64url'));
    if (!claim || claim.until <= this.now()) return null;
    if (!(await this.uses.isFirst(`copy ${claim.nonce}`, SECONDS))) return null;
    const { workspace, reference, token } = claim;
    return { workspace, reference, token };
  }

  private open(bytes: Buffer): (CopyClaim & { readonly until: number; readonly nonce: string }) | null {
    if (bytes.length <= HEAD_BYTES) return null;
    try {
      const nonce = bytes.subarray(0, 12);
      const decipher = createDecipheriv(ALGORITHM, this.key, nonce).setAuthTag(bytes.subarray(12, HEAD_BYTES));
      const open = Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES)), decipher.final()]);
      return { ...JSON.parse(open.toString('utf8')), nonce: nonce.toString('hex') };
    } catch {
      // Changed or made up: no link at all.
      return null;
    }
  }
}
