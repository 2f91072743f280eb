import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Auth } from '../auth.ts';
import { copyCookies, webHeaders } from '../http/web-exchange.ts';
import type { ViewerResolver } from '../viewer.types.ts';

/** Where somebody works; what a page loads beside it says nothing. */
const WORK = new Set(['/graphql', '/operator/graphql', '/auth/me']);

/**
 * Whoever works stays signed in: once a day their session is good for another week, and their browser is told so. The look-ups
 * of the API only read, because their answers are shared for some seconds and they have no answer to put a cookie into.
 */
export function keepSignedIn(fastify: FastifyInstance, parts: { auth: Auth; viewers: ViewerResolver }): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    const isWork = request.headers.cookie !== undefined && WORK.has(request.url.split('?')[0] ?? '');
    // What was done is done: that the session could not be extended must not take the answer back. The next one tries again.
    if (isWork) await extend(parts, request, reply).catch(() => undefined);
    return payload;
  });
}

async function extend(
  { auth, viewers }: { auth: Auth; viewers: ViewerResolver },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const signedIn = await viewers.findSignedIn(request.headers);
  if (!signedIn || signedIn.extensionDueAt > new Date()) return;
  copyCookies(reply, await auth.api.getSession({ headers: webHeaders(request), returnHeaders: true }));
  viewers.invalidate();
}
