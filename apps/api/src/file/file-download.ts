import { Readable } from 'node:stream';
import { openDownload } from '@smartx/domain/file';
import { PLAIN_BYTES } from '@smartx/domain/file-store';
import { DomainError } from '@smartx/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { Application } from '../application.ts';
import { FILE_LINK_PATH, FileLinks } from './file-links.ts';

/** Types that a browser shows without running anything of them; all others leave as plain bytes. */
const HARMLESS = new Set([
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'],
  ...['application/pdf', 'text/plain', 'text/csv'],
]);

/**
 * `GET /downloads/files/<link>`: a file, once for each link of `fileDownload`. Always an attachment, and were it opened all the
 * same, without scripts and in an origin of its own. Whatever does not hold looks as if it did not exist.
 */
export function fileDownload(fastify: FastifyInstance, app: Application): void {
  const links = new FileLinks(app.secret, () => app.clock.now(), app.identity.limits);
  fastify.get<{ Params: { '*': string } }>(
    // A named part of a path may not be longer than 100 characters, and whatever is no link looks alike.
    `${FILE_LINK_PATH}/*`,
    // The path is a secret while it holds, and asking for the head alone must not use the link up.
    { logLevel: 'silent', exposeHeadRoute: false },
    async (request, reply) => {
      const claim = await links.redeem(request.params['*']);
      const file = claim && (await findContent(app, claim.workspaceId, claim.fileId));
      if (!file) return reply.code(404).send({ error: 'Not found' });
      return reply
        .type(HARMLESS.has(file.mediaType) ? file.mediaType : PLAIN_BYTES)
        .header('content-length', file.byteSize)
        .header('content-disposition', attachment(file.fileName))
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('x-content-type-options', 'nosniff')
        .header('cross-origin-resource-policy', 'same-origin')
        .header('cache-control', 'no-store')
        .send(Readable.from(file.content));
    },
  );
}

async function findContent({ orm, vault, files }: Application, workspaceId: string, fileId: string) {
  try {
    return await openDownload({ em: orm.em, vault, files }, workspaceId, fileId);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
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
