import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { AttemptLimits } from '../identity/sign-in/attempt-limits.ts';

/** What a link fetches. */
export interface FileClaim {
  readonly workspaceId: string;
  readonly fileId: string;
}

const ALGORITHM = 'aes-256-gcm';
const SECONDS = 60;
const HEAD_BYTES = 12 + 16;
const CLAIM_BYTES = 6 + 16 + 16;

/** What a kind of link leads to: the path under which it is fetched, and what its key is derived for. */
export interface LinkKind {
  readonly path: string;
  readonly use: string;
}

/** Links to the files of records. */
export const FILE_LINKS: LinkKind = { path: '/downloads/files', use: 'links to files' };

/** Links to exports of workspaces. */
export const EXPORT_LINKS: LinkKind = { path: '/downloads/exports', use: 'links to exports of workspaces' };

/** Links to the files of privacy requests. */
export const EVIDENCE_LINKS: LinkKind = { path: '/downloads/evidence', use: 'links to files of requests' };

/** Links to documents of the statutory archive. */
export const ARCHIVE_LINKS: LinkKind = { path: '/downloads/archive', use: 'links to the archive' };

/**
 * Links that fetch a file once, within a minute. What they claim is sealed inside them, so that an address in a browser's
 * history or a log opens nothing.
 */
export class FileLinks {
  private readonly key: Buffer;

  constructor(
    secret: Buffer,
    private readonly now: () => Date,
    /** Remembers which were used, for all processes together. */
    private readonly uses: Pick<AttemptLimits, 'isFirst'>,
    private readonly kind: LinkKind = FILE_LINKS,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', kind.use, 32));
  }

  /** A new link. */
  issue({ workspaceId, fileId }: FileClaim): { readonly url: string; readonly expiresAt: Date } {
    const until = this.now().getTime() + SECONDS * 1000;
    const nonce = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce);
    const claim = Buffer.concat([instantBytes(until), uuidBytes(workspaceId), uuidBytes(fileId)]);
    const sealed = Buffer.concat([cipher.update(claim), cipher.final()]);
    const token = Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    return { url: `${this.kind.path}/${token}`, expiresAt: new Date(until) };
  }

  /** What a link claims; null for one that was used, ran out or was made up. */
  async redeem(token: string): Promise<FileClaim | null> {
    const bytes = Buffer.from(token, 'base64url');
    const claim = this.open(bytes);
    if (!claim || claim.readUIntBE(0, 6) <= this.now().getTime()) return null;
    const nonce = bytes.subarray(0, 12).toString('hex');
    if (!(await this.uses.isFirst(`file ${nonce}`, SECONDS))) return null;
    return { workspaceId: uuidOf(claim.subarray(6, 22)), fileId: uuidOf(claim.subarray(22)) };
  }

  private open(bytes: Buffer): Buffer | null {
    if (bytes.length !== HEAD_BYTES + CLAIM_BYTES) return null;
    try {
      const decipher = createDecipheriv(ALGORITHM, this.key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, HEAD_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES)), decipher.final()]);
    } catch {
      // Changed or made up: no link at all.
      return null;
    }
  }
}

function instantBytes(instant: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(instant, 0, 6);
  return bytes;
}

function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
