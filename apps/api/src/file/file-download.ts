import { openDownload } from '@smartx/domain/file';
import { DomainError } from '@smartx/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { Application } from '../application.ts';
import { sendAttachment } from '../http/send-attachment.ts';
import { FILE_LINKS, FileLinks } from './file-links.ts';

/**
 * `GET /downloads/files/<link>`: a file, once for each link of `fileDownload`. Always an attachment, and were it opened all the
 * same, without scripts and in an origin of its own. Whatever does not hold looks as if it did not exist.
 */
export function fileDownload(fastify: FastifyInstance, app: Application): void {
  const links = new FileLinks(app.secret, () => app.clock.now(), app.identity.limits);
  fastify.get<{ Params: { '*': string } }>(
    // A named part of a path may not be longer than 100 characters, and whatever is no link looks alike.
    `${FILE_LINKS.path}/*`,
    // The path is a secret while it holds, and asking for the head alone must not use the link up.
    { logLevel: 'silent', exposeHeadRoute: false },
    async (request, reply) => {
      const claim = await links.redeem(request.params['*']);
      const file = claim && (await findContent(app, claim.workspaceId, claim.fileId));
      return file ? sendAttachment(reply, file) : reply.code(404).send({ error: 'Not found' });
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
