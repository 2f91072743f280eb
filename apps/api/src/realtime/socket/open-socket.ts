import type { FastifyRequest } from 'fastify';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Subscriber } from '../transport/subscriber.ts';

/** One socket of a client. */
export class OpenSocket {
  /** Null until `connection_init` has said who it is. */
  subscriber: Subscriber | null = null;
  /** Gives its place back. */
  leave: () => void = () => undefined;
  private isAlive = true;

  constructor(
    readonly socket: WebSocket,
    readonly request: FastifyRequest,
  ) {
    socket.on('pong', () => {
      this.isAlive = true;
    });
  }

  /** Asks whether anybody is there; who has not answered since it was last asked, is not. */
  ping(): void {
    if (!this.isAlive) this.socket.terminate();
    else this.socket.ping();
    this.isAlive = false;
  }

  /** Closes it once the sign-in is over, or allows something else than when it was opened. */
  async check(): Promise<void> {
    const standing = await this.subscriber?.standing();
    if (standing === 'ended') this.socket.close(CloseCode.Unauthorized, 'Unauthorized');
    // The client comes back by itself, and is then who it is now.
    if (standing === 'changed') this.socket.close(CloseCode.Forbidden, 'Permissions changed');
  }
}
