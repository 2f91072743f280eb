import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { CloseCode, handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { describeFailure } from '../../failure/describe-failure.ts';
import { OpenSocket } from './open-socket.ts';
import { type Extra, SocketRefusal } from './socket-protocol.ts';
import type { Upgrade } from './upgrades.ts';

const PING_MS = 15_000;
/** How often is asked whether the sign-ins still hold; the answer comes from memory until something changes. */
const CHECK_MS = 2_000;
const GOING_AWAY = 1001;
/** Who has not answered a farewell by then is not waited for. */
const FAREWELL_MS = 2_000;

/** Every socket of this process, from the upgrade of its request to its end. */
export class Sockets {
  private readonly server: WebSocketServer;
  private readonly open = new Set<OpenSocket>();
  private readonly timers: readonly NodeJS.Timeout[];

  /** `maxPayload` in bytes: a longer message closes its socket with 1009. */
  constructor(
    private readonly protocol: Server<Extra>,
    private readonly log: FastifyBaseLogger,
    maxPayload: number,
  ) {
    this.server = new WebSocketServer({ noServer: true, maxPayload, handleProtocols });
    const each = (visit: (open: OpenSocket) => void) => () => this.open.forEach(visit);
    this.timers = [
      setInterval(
        each((open) => open.ping()),
        PING_MS,
      ),
      // While the database is away nobody can be asked, and nothing is told either.
      setInterval(
        each((open) => void open.check().catch(() => undefined)),
        CHECK_MS,
      ),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /** Makes a socket of a request. */
  accept(request: FastifyRequest, { socket, head }: Upgrade): void {
    this.server.handleUpgrade(request.raw, socket, head, (accepted) => this.serve(new OpenSocket(accepted, request)));
  }

  /** Ends every socket as a server does that goes away; clients come back by themselves. */
  close(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const { socket } of this.open) {
      socket.close(GOING_AWAY, 'Going away');
      setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
    }
    this.server.close();
  }

  private serve(open: OpenSocket): void {
    const { socket } = open;
    this.open.add(open);
    // A message that is too long or none at all closes the socket with the code for it; there is nothing to be told.
    socket.on('error', () => undefined);
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on(
            'message',
            (data) => void receive(String(data)).catch((error: unknown) => this.refuse(socket, error)),
          ),
      },
      { open },
    );
    socket.once('close', (code, reason) => {
      this.open.delete(open);
      void closed(code, String(reason));
    });
  }

  private refuse(socket: WebSocket, error: unknown): void {
    const isRefused = error instanceof SocketRefusal;
    if (!isRefused) this.log.error({ bug: describeFailure(error) }, 'bug');
    socket.close(
      isRefused ? error.closeCode : CloseCode.InternalServerError,
      isRefused ? error.message : 'Internal server error',
    );
  }
}

function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(data, (error) => (error ? reject(error) : resolve()));
  });
}
