import { RequestError } from '@smartx/domain/kernel';
import type { FastifyRequest } from 'fastify';
import { CloseCode, type Context, makeServer, type Server } from 'graphql-ws';
import { Delivery } from '../transport/delivery.ts';
import { Places } from '../transport/places.ts';
import type { Subscriber } from '../transport/subscriber.ts';
import type { SubscriptionDesk } from '../transport/subscription-desk.ts';
import type { OpenSocket } from './open-socket.ts';

/** How long a socket may leave open who it is. */
const INIT_MS = 3_000;
const MOST_SOCKETS = 20;
const MOST_ON_ONE = 20;

/** What a client says of itself in `connection_init`, because a browser cannot set headers of a socket. */
export interface Introduction {
  readonly authorization: string | null;
  readonly workspace: string | null;
}

/** Who opens a socket. */
export type ResolveSocket = (request: FastifyRequest, said: Introduction) => Promise<Subscriber | null>;

/** What the protocol keeps with each socket. */
export type Extra = Record<PropertyKey, unknown> & { readonly open: OpenSocket };

type Connection = Context<Record<string, unknown> | undefined, Extra>;

/** A socket is refused, with a code that its client understands. */
export class SocketRefusal extends Error {
  constructor(
    readonly closeCode: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** The protocol `graphql-transport-ws`; each subscription goes over the desk. */
export function socketProtocol(desk: SubscriptionDesk, resolve: ResolveSocket): Server<Extra> {
  const places = new Places(MOST_SOCKETS, { code: 'TOO_MANY_SOCKETS', message: 'Too many connections' });
  return makeServer<Record<string, unknown> | undefined, Extra>({
    connectionInitWaitTimeout: INIT_MS,
    onConnect: (connection) => introduce(connection, resolve, places),
    onSubscribe: (connection, _id, payload) => subscribe(desk, connection, { ...payload }),
    subscribe: ({ rootValue }) => deliveryIn(rootValue),
    onClose: ({ extra }) => extra.open.leave(),
  });
}

async function introduce({ connectionParams, extra }: Connection, resolve: ResolveSocket, places: Places) {
  const { open } = extra;
  const text = (name: string) => {
    const value = connectionParams?.[name];
    return typeof value === 'string' ? value : null;
  };
  const said = { authorization: text('authorization'), workspace: text('workspace') };
  const subscriber = await resolve(open.request, said);
  if (!subscriber) throw new SocketRefusal(CloseCode.Unauthorized, 'Unauthorized');
  try {
    open.leave = places.take(subscriber.client);
  } catch (error) {
    if (error instanceof RequestError) throw new SocketRefusal(CloseCode.TooManyInitialisationRequests, error.message);
    throw error;
  }
  open.subscriber = subscriber;
}

async function subscribe(desk: SubscriptionDesk, { extra, subscriptions }: Connection, sent: Record<string, unknown>) {
  if (Object.keys(subscriptions).length > MOST_ON_ONE)
    throw new SocketRefusal(CloseCode.BadRequest, `At most ${MOST_ON_ONE} subscriptions on one connection`);
  const opened = await desk.open(sent, extra.open.subscriber);
  if (!(opened instanceof Delivery)) return opened;
  return { ...opened.operation, rootValue: opened };
}

/** The subscription is open already; the protocol only hands it on. */
function deliveryIn(rootValue: unknown): Delivery {
  if (rootValue instanceof Delivery) return rootValue;
  throw new TypeError('The protocol lost a subscription.');
}
