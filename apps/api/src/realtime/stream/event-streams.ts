import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { statusOf } from '../../graphql/status.plugin.ts';
import { Delivery } from '../transport/delivery.ts';
import type { Subscriber } from '../transport/subscriber.ts';
import type { SubscriptionDesk } from '../transport/subscription-desk.ts';

/** Proxies close what is silent for long. */
const PING_MS = 15_000;
const CHECK_MS = 2_000;

/**
 * Subscriptions as server-sent events: one POST with `Accept: text/event-stream` for each (the protocol `graphql-sse` in its mode
 * of distinct connections).
 */
export class EventStreams {
  private readonly open = new Set<Delivery>();

  constructor(private readonly desk: SubscriptionDesk) {}

  /** Whether a request asks for events. */
  takes({ method, headers }: FastifyRequest): boolean {
    return method === 'POST' && headers.accept?.includes('text/event-stream') === true;
  }

  /** Answers with the events of a subscription, or says as over HTTP why there are none. */
  async answer(request: FastifyRequest, reply: FastifyReply, subscriber: Subscriber | null): Promise<FastifyReply> {
    const opened = await this.desk.open({ ...Object(request.body) }, subscriber);
    if (!(opened instanceof Delivery))
      return reply.code(statusOf(opened[0]?.extensions.code)).type('application/json').send({ errors: opened });
    const stream = new PassThrough();
    this.open.add(opened);
    const timers = [
      setInterval(() => stream.write(':\n\n'), PING_MS),
      setInterval(() => void endUnlessSame(subscriber, opened), CHECK_MS),
    ];
    stream.once('close', () => {
      for (const timer of timers) clearInterval(timer);
      this.open.delete(opened);
      void opened.return();
    });
    void pump(opened, stream);
    return (
      reply
        .type('text/event-stream; charset=utf-8')
        // A connection that is kept for the next request would keep a server that closes waiting.
        .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' })
        .send(stream)
    );
  }

  /** Ends every stream, so that the server can close. */
  close(): void {
    for (const delivery of this.open) void delivery.return();
  }
}

async function endUnlessSame(subscriber: Subscriber | null, delivery: Delivery): Promise<void> {
  const standing = await subscriber?.standing().catch(() => 'same');
  if (standing !== 'same') await delivery.return();
}

async function pump(delivery: Delivery, stream: PassThrough): Promise<void> {
  // Says that it is open before anything happens.
  stream.write(':\n\n');
  for await (const result of delivery) {
    if (stream.destroyed) return;
    if (!stream.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`))
      await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
  }
  stream.end('event: complete\ndata:\n\n');
}
