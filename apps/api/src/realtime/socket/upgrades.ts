import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** The connection of a request that asks to become a socket. */
export interface Upgrade {
  readonly socket: Duplex;
  readonly head: Buffer;
}

/**
 * Sends requests for sockets through the routes like any other, so that hooks, addresses behind proxies and the log are the same.
 * What no route takes over is answered as a request and closed.
 */
export class Upgrades {
  private readonly open = new WeakMap<IncomingMessage, Upgrade>();

  constructor(fastify: FastifyInstance) {
    fastify.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.open.set(request, { socket, head });
      // A connection that breaks has no other listener until it is taken over.
      socket.on('error', () => socket.destroy());
      const response = new ServerResponse(request);
      response.assignSocket(request.socket);
      // Whoever does not close their side would hold the connection open, and a server that closes.
      response.once('finish', () => request.socket.destroySoon());
      fastify.routing(request, response);
    });
  }

  /** The connection behind a request; undefined for one that asks for no socket. */
  of(request: IncomingMessage): Upgrade | undefined {
    return this.open.get(request);
  }
}
