import { DomainError } from '@smartx/domain/kernel';
import { openEvidence } from '@smartx/domain/privacy';
import type { FastifyInstance } from 'fastify';
import type { Application } from '../../application.ts';
import { EVIDENCE_LINKS, FileLinks } from '../../file/file-links.ts';
import { sendAttachment } from '../../http/send-attachment.ts';

/** `GET /downloads/evidence/<link>`: a file of a request, once for each link of `privacyRequestEvidenceDownload`. */
export function evidenceDownload(fastify: FastifyInstance, app: Application): void {
  const links = new FileLinks(app.secret, () => app.clock.now(), app.identity.limits, EVIDENCE_LINKS);
  fastify.get<{ Params: { '*': string } }>(
    `${EVIDENCE_LINKS.path}/*`,
    // The path is a secret while it holds, and asking for the head alone must not use the link up.
    { logLevel: 'silent', exposeHeadRoute: false },
    async (request, reply) => {
      const claim = await links.redeem(request.params['*']);
      const file = claim && (await findContent(app, claim.workspaceId, claim.fileId));
      return file ? sendAttachment(reply, file) : reply.code(404).send({ error: 'Not found' });
    },
  );
}

async function findContent({ orm, vault, files }: Application, workspaceId: string, id: string) {
  try {
    return await openEvidence({ em: orm.em, vault, files }, workspaceId, id);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
