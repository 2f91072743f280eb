import { Readable } from 'node:stream';
import { NotFoundError } from '@smartx/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { CopyLinks } from './copy-links.ts';
import type { PublicContext } from './public-context.ts';

/**
 * `GET /downloads/copy/<link>`: the archive that answers an access request, once for each link. The domain notes every
 * download. Whatever does not hold looks as if it did not exist.
 */
export function copyDownload(
  fastify: FastifyInstance,
  links: CopyLinks,
  contextOf: (ip: string) => PublicContext,
): void {
  fastify.get<{ Params: { link: string } }>('/downloads/copy/:link', async (request, reply) => {
    const claim = links.redeem(request.params.link);
    const copy = claim && (await fetchCopy(contextOf(request.ip), claim.workspace, claim.reference, claim.token));
    if (!copy) return reply.code(404).send({ error: 'Not found' });
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${copy.fileName}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(copy.content));
  });
}

async function fetchCopy(context: PublicContext, workspace: string | null, reference: string, token: string) {
  try {
    return await (await context.requests(workspace)).download(reference, token);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
