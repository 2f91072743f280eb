import { Readable } from 'node:stream';
import { NotFoundError } from '@smartx/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { CopyLinks } from './copy-links.ts';
import type { PublicContext } from './public-context.ts';

/** People meet this sentence when they reload a download; it tells nobody whether there ever was a copy. */
const GONE = 'This link was used already or has run out. Go back to the page of your request and download again.';

/**
 * `GET /downloads/copy/<link>`: the archive that answers an access request, once for each link. The domain notes every
 * download. Whatever does not hold looks as if it did not exist.
 */
export function copyDownload(
  fastify: FastifyInstance,
  links: CopyLinks,
  contextOf: (ip: string) => PublicContext,
): void {
  // A wildcard: a named part of a path is refused by the router beyond 100 characters, and a sealed link is longer.
  // The path is a secret while it holds, and asking for the head alone must not use the link up.
  const quiet = { logLevel: 'silent', exposeHeadRoute: false } as const;
  fastify.get<{ Params: { '*': string } }>('/downloads/copy/*', quiet, async (request, reply) => {
    const claim = await links.redeem(request.params['*']);
    const copy = claim && (await fetchCopy(contextOf(request.ip), claim.workspace, claim.reference, claim.token));
    if (!copy) return reply.code(404).type('text/plain; charset=utf-8').send(GONE);
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
