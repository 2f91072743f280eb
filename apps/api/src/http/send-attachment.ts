import { Readable } from 'node:stream';
import { PLAIN_BYTES } from '@smartx/domain/file-store';
import type { FastifyReply } from 'fastify';

/** Types that a browser shows without running anything of them; all others leave as plain bytes. */
const HARMLESS = new Set([
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'],
  ...['application/pdf', 'text/plain', 'text/csv'],
]);

/** What is handed out. */
interface Attachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Hands out what somebody else sent us: always an attachment, and were it opened all the same, without scripts and in an origin of
 * its own.
 */
export function sendAttachment(
  reply: FastifyReply,
  { fileName, mediaType, byteSize, content }: Attachment,
): FastifyReply {
  return reply
    .type(HARMLESS.has(mediaType) ? mediaType : PLAIN_BYTES)
    .header('content-length', byteSize)
    .header('content-disposition', attachment(fileName))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .send(Readable.from(content));
}

/** The name in both forms: for programs that know ASCII alone, and as it is (RFC 6266, RFC 8187). */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
