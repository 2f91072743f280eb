import { once } from 'node:events';
import { type Client, createClient } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Caller } from '../../testing/test-api.ts';

/** A socket whose messages the test writes itself. */
export interface RawSocket {
  /** Sends a message of the protocol. */
  send(message: object | string): void;
  /** The next message. */
  next(): Promise<{ readonly type: string; readonly payload?: unknown }>;
  /** With which code the server closes it. */
  readonly closed: Promise<number>;
}

/** Opens a socket by hand. */
export async function openRawSocket(url: string, headers: Readonly<Record<string, string>> = {}): Promise<RawSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers });
  const closed = once(socket, 'close').then(([code]) => Number(code));
  const messages: { type: string; payload?: unknown }[] = [];
  const waiting: ((message: { type: string; payload?: unknown }) => void)[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    const waiter = waiting.shift();
    if (waiter) waiter(message);
    else messages.push(message);
  });
  await once(socket, 'open');
  onTestFinished(() => socket.terminate());
  return {
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: () => {
      const message = messages.shift();
      return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve));
    },
    closed,
  };
}

/** A client of the library, as an app has it, for a caller. */
export function openClient(url: string, caller: Pick<Caller, 'headers'>): Client {
  class CallersSocket extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { headers: caller.headers });
    }
  }
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: CallersSocket,
    retryAttempts: 0,
    lazy: true,
  });
  onTestFinished(() => client.dispose());
  return client;
}
