import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import type { Purpose as SchemaPurpose } from '../generated/graphql.ts';
import { PartnerClient } from './partner-client.ts';
import type { PartnerDocument } from './partner-document.ts';
import { CommandRefusedError, RateLimitedError, RequestRefusedError, UnreachableError } from './partner-error.ts';
import type { Purpose } from './purpose.ts';

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** What the server does with the next request; the last one stands for all that follow. */
type Reply = { status?: number; headers?: Record<string, string>; body?: unknown } | 'hang up' | 'say nothing';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function given(replies: Reply[], more: object = {}) {
  const heard: Heard[] = [];
  const waits: number[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, ...JSON.parse(text) });
      const reply = replies[Math.min(heard.length, replies.length) - 1] ?? 'hang up';
      if (reply === 'say nothing') return;
      if (reply === 'hang up') {
        request.socket.destroy();
        return;
      }
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new PartnerClient({
    ...{ url: `http://127.0.0.1:${port}`, key: 'smx_test', purpose: 'SUPPORT' },
    wait: async (milliseconds) => void waits.push(milliseconds),
    ...more,
  });
  return { client, heard, waits };
}

const ASK = 'query Ask($purpose: Purpose!) @purpose(is: $purpose) { viewer { purposes } }';
const ACT = 'mutation Act($purpose: Purpose!) @purpose(is: $purpose) { contactUpdate { errors { code } } }';
const FINE = { body: { data: { ok: true } } };
const refusal = (code: string, status: number, message = code) => ({
  ...{ status, body: { errors: [{ message, extensions: { code, traceId: 'trace-1' } }] } },
});

async function allOf<Entry>(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const all: Entry[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

it('knows the purposes of the schema', () => {
  expectTypeOf<Purpose>().toEqualTypeOf<SchemaPurpose>();
});

describe('asking', () => {
  it('carries the key and, where the document takes one, the purpose', async () => {
    const { client, heard } = await given([FINE]);

    await client.query(ASK);
    await client.query('query Fixed @purpose(is: SECURITY) { viewer { purposes } }');

    expect(heard[0]?.headers).toMatchObject({ authorization: 'Bearer smx_test', 'content-type': 'application/json' });
    expect(heard.map(({ variables }) => variables)).toEqual([{ purpose: 'SUPPORT' }, {}]);
    expect(heard[0]?.headers['idempotency-key']).toBeUndefined();
  });

  it.each<[string, Reply]>([
    ['the connection breaks', 'hang up'],
    ['the API is not ready', refusal('UNAVAILABLE', 503)],
    ['something in front of it fails', { status: 502, body: '<h1>Bad gateway</h1>' }],
  ])('asks again when %s', async (_case, reply) => {
    const { client, heard, waits } = await given([reply, reply, FINE]);

    expect(await client.query(ASK)).toEqual({ ok: true });

    expect(heard).toHaveLength(3);
    expect(waits[0]).toBeLessThanOrEqual(500);
    expect(waits[1]).toBeLessThanOrEqual(1_000);
  });

  it('waits as long as the API asks for', async () => {
    const { client, waits } = await given([
      { ...refusal('RATE_LIMITED', 429), headers: { 'retry-after': '7' } },
      { ...refusal('UNAVAILABLE', 503), headers: { 'retry-after': '2' } },
      FINE,
    ]);

    await client.query(ASK);

    expect(waits.map((milliseconds) => Math.floor(milliseconds / 1_000))).toEqual([
      7,
      expect.toSatisfy((s) => s >= 2 && s <= 3),
    ]);
  });

  it('gives up after so many attempts, and says what stood in the way', async () => {
    const away = await given(['hang up'], { attempts: 3 });
    const full = await given([{ ...refusal('RATE_LIMITED', 429), headers: { 'retry-after': '9' } }], { attempts: 2 });

    await expect(away.client.query(ASK)).rejects.toThrow(UnreachableError);
    await expect(full.client.query(ASK)).rejects.toThrow(RateLimitedError);
    await expect(full.client.query(ASK)).rejects.toMatchObject({ retryAfterSeconds: 9 });
    expect(away.heard).toHaveLength(3);
  });

  it.each([
    ['a key that is unknown', 'UNAUTHENTICATED', 401],
    ['a purpose that it does not hold', 'PURPOSE_NOT_HELD', 403],
    ['a document that is wrong', 'GRAPHQL_VALIDATION_FAILED', 400],
    ['a bug', 'INTERNAL', 500],
  ])('never asks again after %s', async (_case, code, status) => {
    const { client, heard } = await given([refusal(code, status)]);

    const asked = client.query(ASK);

    await expect(asked).rejects.toThrow(RequestRefusedError);
    await expect(asked).rejects.toMatchObject({ code, status, traceId: 'trace-1' });
    expect(heard).toHaveLength(1);
  });

  it('stops when the caller does, and after its own time', async () => {
    const { client, heard } = await given(['say nothing'], { timeoutMs: 40, attempts: 2 });

    await expect(client.query(ASK, {}, { signal: AbortSignal.timeout(10) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(heard).toHaveLength(1);
    await expect(client.query(ASK)).rejects.toThrow(UnreachableError);
    expect(heard).toHaveLength(3);
  });
});

describe('keeping within the budget', () => {
  const cost = (available: number) => ({ requested: 1_000, actual: 900, available, restoreRate: 500 });
  const paid = (available: number) => ({ body: { data: { ok: true }, extensions: { cost: cost(available) } } });

  it('waits before a request that would be refused, until there is room for it', async () => {
    const { client, waits, heard } = await given([paid(400), paid(5_000)]);

    await client.query(ASK);
    await client.query(ASK);
    await client.query(ASK);

    expect(heard).toHaveLength(3);
    expect(waits).toHaveLength(1);
    // 600 points are missing, and 500 come back each second.
    expect(waits[0]).toBeGreaterThan(1_000);
    expect(waits[0]).toBeLessThanOrEqual(1_200);
  });

  it('counts what leaves at the same time', async () => {
    const { client, waits } = await given([paid(1_500), paid(1_500)]);
    await client.query(ASK);

    await Promise.all([client.query(ASK), client.query(ASK)]);

    expect(waits).toHaveLength(1);
  });
});

describe('a command', () => {
  it('has one idempotency key for all its attempts, and another one for the next command', async () => {
    const { client, heard } = await given(['hang up', FINE, FINE, FINE]);

    await client.mutate(ACT);
    await client.mutate(ACT);
    await client.mutate(ACT, {}, { idempotencyKey: 'order 17' });

    const [first, again, second, own] = heard.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
    expect(own).toBe('order 17');
  });

  it('that is refused is an error with its code', async () => {
    const errors = [{ code: 'STALE_VERSION', message: 'The record was changed meanwhile.', path: null }];
    const { client } = await given([{ body: { data: { contactUpdate: { record: null, errors } } } }]);

    const asked = client.mutate(ACT);

    await expect(asked).rejects.toThrow(CommandRefusedError);
    await expect(asked).rejects.toMatchObject({ code: 'STALE_VERSION', refusals: errors });
  });

  it('is never sent as a question, which would be asked again without a key', async () => {
    const { client, heard } = await given([FINE]);

    await expect(client.query(`# a comment\n${ACT}`)).rejects.toThrow(TypeError);
    expect(heard).toEqual([]);
  });
});

describe('a list', () => {
  const page = (nodes: number[], endCursor: string | null, hasNextPage: boolean) => ({
    body: { data: { contacts: { nodes, pageInfo: { endCursor, hasNextPage } } } },
  });
  interface Data {
    contacts: { nodes: number[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
  }
  const LIST: PartnerDocument<Data, { first: number }> = 'query List($first: Int, $after: String) { contacts }';
  const numbers = (client: PartnerClient) => client.list(LIST, { first: 2 }, ({ contacts }) => contacts);

  it('is read to its end, page by page', async () => {
    const { client, heard } = await given([page([1, 2], 'a', true), page([3], 'b', false)]);

    expect(await allOf(numbers(client))).toEqual([1, 2, 3]);
    expect(heard.map(({ variables }) => [variables.first, variables.after])).toEqual([
      [2, null],
      [2, 'a'],
    ]);
  });

  it('is read no further than the caller goes', async () => {
    const { client, heard } = await given([page([1, 2], 'a', true)]);

    for await (const number of numbers(client)) if (number === 2) break;

    expect(heard).toHaveLength(1);
  });

  it('ends where its cursor stands still', async () => {
    const { client, heard } = await given([page([1], 'a', true)]);

    expect(await allOf(numbers(client))).toEqual([1, 1]);
    expect(heard).toHaveLength(2);
  });
});

describe('the events', () => {
  it('are followed until nothing more is waiting', async () => {
    const page = (cursor: string, hasMore: boolean) => ({
      body: { data: { eventsSince: { events: [], cursor, hasMore } } },
    });
    const { client, heard } = await given([page('one', false), page('two', true), page('three', false)]);

    const start = await client.cursorOfNow();
    const pages = await allOf(client.eventsSince(start));

    expect(pages.map(({ cursor }) => cursor)).toEqual(['two', 'three']);
    expect(heard.map(({ variables }) => variables.cursor)).toEqual([null, 'one', 'two']);
  });
});
