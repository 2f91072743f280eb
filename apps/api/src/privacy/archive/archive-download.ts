import { openArchivedContent } from '@smartx/domain/privacy';
import type { FastifyInstance } from 'fastify';
import type { Application } from '../../application.ts';
import { ARCHIVE_LINKS, FileLinks } from '../../file/file-links.ts';
import { sendAttachment } from '../../http/send-attachment.ts';

/** `GET /downloads/archive/<link>`: a document of the statutory archive, once for each link of `archivedItemDownload`. */
export function archiveDownload(fastify: FastifyInstance, app: Application): void {
  const links = new FileLinks(app.secret, () => app.clock.now(), app.identity.limits, ARCHIVE_LINKS);
  fastify.get<{ Params: { '*': string } }>(
    `${ARCHIVE_LINKS.path}/*`,
    // The path is a secret while it holds, and asking for the head alone must not use the link up.
    { logLevel: 'silent', exposeHeadRoute: false },
    async (request, reply) => {
      const claim = await links.redeem(request.params['*']);
      const { orm, vault, files } = app;
      const parts = { em: orm.em, vault, files };
      const file = claim && (await openArchivedContent(parts, claim.workspaceId, claim.fileId));
      return file ? sendAttachment(reply, file) : reply.code(404).send({ error: 'Not found' });
    },
  );
}
