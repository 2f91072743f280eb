import { RequestError } from '@smartx/domain/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint, ResolveViewer } from '../graphql/serving/endpoint.ts';
import { assertSameOrigin } from '../identity/http/same-origin.ts';
import type { ViewerResolver } from '../identity/viewer.types.ts';
import { type ResolveSocket, socketProtocol } from './socket/socket-protocol.ts';
import { Sockets } from './socket/sockets.ts';
import { Upgrades } from './socket/upgrades.ts';
import { EventStreams } from './stream/event-streams.ts';
import { Subscriber } from './transport/subscriber.ts';
import { SubscriptionDesk } from './transport/subscription-desk.ts';

/** How the realtime ways of an endpoint know who comes. */
export interface RealtimeParts {
  readonly viewers: ViewerResolver;
  readonly resolve: ResolveViewer;
  /** The longest message, in bytes. */
  readonly maxPayload: number;
}

/** Takes over the requests of an endpoint that ask for a socket or for events; false for all others. */
export type RealtimeAnswer = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> | false;

/** Opens the ways by which an endpoint tells of itself what happens. They end when the server closes. */
export function serveRealtime(fastify: FastifyInstance, endpoint: Endpoint, parts: RealtimeParts): RealtimeAnswer {
  const desk = new SubscriptionDesk(endpoint);
  const streams = new EventStreams(desk);
  const upgrades = new Upgrades(fastify);
  const sockets = new Sockets(socketProtocol(desk, resolveSocket(parts.viewers)), fastify.log, parts.maxPayload);
  fastify.addHook('preClose', async () => {
    sockets.close();
    streams.close();
  });
  return (request, reply) => {
    const upgrade = upgrades.of(request.raw);
    if (upgrade) {
      const refusal = refusalOf(request, endpoint.app.origins);
      if (refusal) return refuse(reply, refusal);
      reply.hijack();
      sockets.accept(request, upgrade);
      return Promise.resolve();
    }
    if (!streams.takes(request)) return false;
    return Subscriber.of(() => parts.resolve(request)).then((subscriber) => streams.answer(request, reply, subscriber));
  };
}

async function refuse(reply: FastifyReply, refusal: object): Promise<unknown> {
  return reply.code(403).send(refusal);
}

/** The browser sends the cookie of the signed-in person with the socket of any page: only our own may have one. */
function refusalOf(request: FastifyRequest, origins: readonly string[]) {
  try {
    assertSameOrigin(request, origins);
    return null;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return { errors: [{ message: error.message, extensions: { code: error.code } }] };
  }
}

function resolveSocket(viewers: ViewerResolver): ResolveSocket {
  return ({ headers, ip }, { authorization, workspace }) => {
    const header = headers['x-workspace'];
    const slug = workspace ?? (typeof header === 'string' ? header : null);
    return Subscriber.of(() =>
      viewers.resolve(authorization === null ? headers : { ...headers, authorization }, slug, ip),
    );
  };
}
