import { vi } from 'vitest';

/** A record that changed, as the server tells it. */
export interface ToldChange {
  readonly recordType: string;
  readonly recordId: string | null;
  readonly recordVersion: number | null;
  readonly kind: 'CHANGED' | 'GONE';
}

/** The sockets of the browser, as the server of a test sees them. */
export interface FakeSockets {
  /** What was subscribed to and not ended, by the variables. */
  readonly subscriptions: readonly Readonly<Record<string, unknown>>[];
  /** Tells everybody who subscribed. */
  tell(change: ToldChange): void;
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: { readonly variables?: Record<string, unknown> };
}

/** Puts a server behind `WebSocket` that speaks the protocol graphql-transport-ws; without `isThere` nobody answers. */
export function stubSockets(isThere = true): FakeSockets {
  const open = new Map<string, { socket: FakeSocket; variables: Record<string, unknown> }>();
  class FakeSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly protocol = 'graphql-transport-ws';
    readyState = FakeSocket.CONNECTING;
    onopen: (() => void) | null = null;
    onerror: ((event: object) => void) | null = null;
    onclose: ((event: object) => void) | null = null;
    onmessage: ((event: { data: string }) => void) | null = null;

    constructor() {
      queueMicrotask(() => {
        this.readyState = isThere ? FakeSocket.OPEN : FakeSocket.CLOSED;
        if (isThere) this.onopen?.();
        else this.end(1006);
      });
    }

    send(data: string): void {
      const { type, id = '', payload }: Message = JSON.parse(data);
      if (type === 'connection_init') this.answer({ type: 'connection_ack' });
      if (type === 'subscribe') open.set(id, { socket: this, variables: payload?.variables ?? {} });
      if (type === 'complete') open.delete(id);
    }

    answer(message: object): void {
      this.onmessage?.({ data: JSON.stringify(message) });
    }

    close(code = 1000): void {
      for (const [id, { socket }] of open) if (socket === this) open.delete(id);
      this.readyState = FakeSocket.CLOSING;
      queueMicrotask(() => this.end(code));
    }

    private end(code: number): void {
      this.readyState = FakeSocket.CLOSED;
      this.onclose?.({ code, reason: '', wasClean: true });
    }
  }
  vi.stubGlobal('WebSocket', FakeSocket);
  return {
    get subscriptions() {
      return [...open.values()].map(({ variables }) => variables);
    },
    tell: (change) => {
      for (const [id, { socket }] of open)
        socket.answer({
          type: 'next',
          id,
          payload: { data: { recordChanged: { __typename: 'RecordChange', ...change } } },
        });
    },
  };
}
