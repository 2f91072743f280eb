import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { whileReachable } from '../../failure/unavailable.ts';
import { presenceOf } from '../../http/presence.ts';
import { readLogPlugin } from '../../read-log/read-log.plugin.ts';
import type { RealtimeAnswer } from '../../realtime/serve-realtime.ts';
import { createApollo } from '../apollo.ts';
import { Context } from '../context.ts';
import { costPlugin } from '../cost/cost.plugin.ts';
import { documentGate } from '../limits/document-gate.ts';
import { purposePlugin } from '../purpose.plugin.ts';
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
  const answer = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const resolved = await whileReachable(() => resolve(request));
      const through = resolved?.viewer.kind === 'member' ? 'screen' : 'api';
      const facts = { isTrusted: isTrusted(request), presence: presenceOf(reply) };
      return new Context(app, resolved, through, request.id, facts);
    },
  });
  fastify.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url,
    preHandler: [resolveDocumentIds(documents), documentGate(gate)],
    handler(request, reply) {
      return realtime(request, reply) || answer.call(this, request, reply);
    },
  });
}
