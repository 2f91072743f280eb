import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Application } from '../../application.ts';
import { whileReachable } from '../../failure/unavailable.ts';
import { createApollo } from '../../graphql/apollo.ts';
import type { BugListener } from '../../graphql/format-error.ts';
import { DocumentGate, documentGate } from '../../graphql/limits/document-gate.ts';
import { FREE_DOCUMENT_LIMITS } from '../../graphql/limits/document-limits.ts';
import { evidenceUpload } from '../evidence/evidence-upload.ts';
import { copyDownload } from './copy-download.ts';
import { CopyLinks } from './copy-links.ts';
import { PublicContext } from './public-context.ts';
import { PublicLimits } from './public-limits.ts';

/** A certificate that somebody shows is the largest. */
const BODY_LIMIT = 64 * 1024;
/** The centre's own pages ask little; so may everybody else. */
const LIMITS = { ...FREE_DOCUMENT_LIMITS, depth: 6, tokens: 400 };

/** Serves the public schema at `/privacy/graphql`: by POST alone, for nothing of a request may stand in an address. */
export async function publicGraphQL(
  fastify: FastifyInstance,
  app: Application,
  schema: GraphQLSchema,
  onBug: BugListener,
): Promise<void> {
  const now = () => app.clock.now().getTime();
  const { limits: attempts } = app.identity;
  const limits = new PublicLimits(attempts);
  const links = new CopyLinks(app.secret, now, attempts);
  const contextOf = (address: string) => new PublicContext(app, limits, links, address);
  copyDownload(fastify, links, contextOf);
  await evidenceUpload(fastify, contextOf);
  const apollo = createApollo<PublicContext>(schema, fastify, { onBug, plugins: [] });
  await apollo.start();
  const handler = fastifyApolloHandler(apollo, {
    context: async (request) => {
      await whileReachable(() => limits.count('operation', request.ip));
      return contextOf(request.ip);
    },
  });
  const noStore = async (_request: FastifyRequest, reply: FastifyReply) =>
    void reply.header('cache-control', 'no-store');
  fastify.route({
    method: 'POST',
    url: '/privacy/graphql',
    bodyLimit: BODY_LIMIT,
    onRequest: noStore,
    preHandler: documentGate(new DocumentGate(LIMITS)),
    handler,
  });
}
