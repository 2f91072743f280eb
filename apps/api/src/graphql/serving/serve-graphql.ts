import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { whileReachable } from '../../failure/unavailable.ts';
import { presenceOf } from '../../http/presence.ts';
import { readLogPlugin } from '../../read-log/read-log.plugin.ts';
import type { RealtimeAnswer } from '../../realtime/serve-realtime.ts';
import { createApollo } from '../apollo.ts';
import { Context } from '../context.ts';
import { costPlugin } from '../cost/cost.plugin.ts';
import { documentGate } from '../limits/document-gate.ts';
import { purposePlugin } from '../purpose.plugin.ts';
import { QuickReads } from '../reads/quick-reads.ts';
import { readPlugin } from '../reads/read.plugin.ts';
import { isTrusted, resolveDocumentIds } from '../trusted/trusted-requests.ts';
import type { Endpoint, ResolveViewer } from './endpoint.ts';

/** Serves a schema over HTTP; what asks for a socket or for events is taken over by `realtime`. */
export async function serveGraphQL(
  fastify: FastifyInstance,
  url: string,
  endpoint: Endpoint,
  resolve: ResolveViewer,
  realtime: RealtimeAnswer = () => false,
): Promise<void> {
  const { app, schema, budget, documents, gate, onBug } = endpoint;
  const plugins = [purposePlugin(), costPlugin(budget), readPlugin(), readLogPlugin()];
  const apollo = createApollo<Context>(schema, fastify, { onBug, plugins });
  await apollo.start();
  const quick = new QuickReads(endpoint);
  const ending = new AbortController();
  fastify.addHook('onListen', async () => void quick.lookAt(documents.sources, ending.signal));
  fastify.addHook('onClose', async () => ending.abort());
  const contexts = new WeakMap<FastifyRequest['raw'], Context>();
  const open = async (request: FastifyRequest, reply: FastifyReply): Promise<Context> => {
    const resolved = await whileReachable(() => resolve(request));
    const through = resolved?.viewer.kind === 'member' ? 'screen' : 'api';
    const facts = { isTrusted: isTrusted(request), presence: presenceOf(reply) };
    return new Context(app, resolved, through, request.id, facts);
  };
  const answer = fastifyApolloHandler(apollo, {
    context: async (request, reply) => contexts.get(request.raw) ?? open(request, reply),
  });
  fastify.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url,
    preHandler: [resolveDocumentIds(documents), documentGate(gate)],
    async handler(request, reply) {
      const taken = realtime(request, reply);
      if (taken) return taken;
      reply.header('cache-control', 'no-store');
      // Who cannot be found out now is told so by Apollo, which tries again.
      const context = isTrusted(request) ? await open(request, reply).catch(() => null) : null;
      if (context) {
        contexts.set(request.raw, context);
        if (await quick.answer(request, reply, context)) return reply;
      }
      return answer.call(this, request, reply);
    },
  });
}
