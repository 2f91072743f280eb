import { NotFoundError } from '@smartx/domain/kernel';
import { WorkspaceExports } from '@smartx/domain/workspace';
import type { FastifyInstance } from 'fastify';
import type { Application } from '../../application.ts';
import { EXPORT_LINKS, FileLinks } from '../../file/file-links.ts';
import { sendAttachment } from '../../http/send-attachment.ts';
import { securityScope } from '../../privacy/privacy-jobs.ts';

/** `GET /downloads/exports/<link>`: an export of a workspace, once for each link of `workspaceExportDownload`. */
export function exportDownload(fastify: FastifyInstance, app: Application): void {
  const links = new FileLinks(app.secret, () => app.clock.now(), app.identity.limits, EXPORT_LINKS);
  fastify.get<{ Params: { '*': string } }>(
    `${EXPORT_LINKS.path}/*`,
    // The path is a secret while it holds, and asking for the head alone must not use the link up.
    { logLevel: 'silent', exposeHeadRoute: false },
    async (request, reply) => {
      const claim = await links.redeem(request.params['*']);
      const made = claim && (await openExport(app, claim.workspaceId, claim.fileId));
      return made
        ? sendAttachment(reply, { ...made, mediaType: 'application/x-tar' })
        : reply.code(404).send({ error: 'Not found' });
    },
  );
}

async function openExport(app: Application, workspaceId: string, id: string) {
  try {
    return await new WorkspaceExports(securityScope(app, workspaceId), app.privacy).open(id);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
