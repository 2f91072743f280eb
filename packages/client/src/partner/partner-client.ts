import { randomUUID } from 'node:crypto';
import { Pace, type Wait, wait } from './pace.ts';
import { isMutation, type PartnerDocument, takesPurpose } from './partner-document.ts';
import { CommandRefusedError, type Refusal } from './partner-error.ts';
import { EVENTS_SINCE, type EventsAnswer, type PartnerEvents } from './partner-events.ts';
import type { Purpose } from './purpose.ts';
import { send, TryAgain } from './send.ts';

/** Where the API is, and who asks. */
export interface PartnerOptions {
  /** The address of the installation, such as `https://crm.example.com`. */
  readonly url: string;
  /** The key, `smx_…`. It names its workspace. */
  readonly key: string;
  /** For which purpose operations run that declare `$purpose`. */
  readonly purpose: Purpose;
  /** How often a request is sent at most; 5 without it. */
  readonly attempts?: number;
  /** How long one attempt may take, in milliseconds; 30,000 without it. */
  readonly timeoutMs?: number;
  /** The way to wait between attempts; for tests. */
  readonly wait?: Wait;
}

/** What can be said about one request. */
export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** For a mutation: the key under which it is carried out at most once (24 hours); one is made where there is none. */
  readonly idempotencyKey?: string;
}

/** A page of a list (Relay cursor connections), as far as paging needs it. */
export interface ConnectionOf<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * The API for partners' programs: asks for one purpose with one key, waits before it is asked to, and sends again what may be
 * sent again: every query, and every mutation, because each carries an idempotency key.
 */
export class PartnerClient {
  private readonly options: PartnerOptions;
  private readonly endpoint: string;
  private readonly pace = new Pace();
  private readonly wait: Wait;

  constructor(options: PartnerOptions) {
    this.options = options;
    this.endpoint = new URL('/graphql', options.url).href;
    this.wait = options.wait ?? wait;
  }

  /** Asks. @throws TypeError for a mutation, which might be carried out twice · RequestRefusedError · RateLimitedError · UnreachableError */
  async query<Data, Variables extends object = Record<string, unknown>>(
    document: PartnerDocument<Data, Variables>,
    variables?: Variables,
    { signal }: RequestOptions = {},
  ): Promise<Data> {
    const text = document.toString();
    if (isMutation(text)) throw new TypeError('Send a mutation with mutate().');
    return this.request<Data>(text, variables ?? {}, {}, signal);
  }

  /**
   * Carries a command out, once however often it is sent. An answer that lists refusals under `errors` is thrown.
   * @throws CommandRefusedError · RequestRefusedError · RateLimitedError · UnreachableError
   */
  async mutate<Data, Variables extends object = Record<string, unknown>>(
    document: PartnerDocument<Data, Variables>,
    variables?: Variables,
    { signal, idempotencyKey = randomUUID() }: RequestOptions = {},
  ): Promise<Data> {
    const headers = { 'idempotency-key': idempotencyKey };
    const data = await this.request<Data>(document.toString(), variables ?? {}, headers, signal);
    const refusals = refusalsIn(data);
    if (refusals.length > 0) throw new CommandRefusedError(refusals);
    return data;
  }

  /**
   * Every entry of a list, a page at a time, as far as the caller reads: the document takes `$after`, and selects
   * `nodes` and `pageInfo { endCursor hasNextPage }`.
   * @throws RequestRefusedError · RateLimitedError · UnreachableError
   */
  async *list<Node, Data, Variables extends object = Record<string, unknown>>(
    document: PartnerDocument<Data, Variables>,
    variables: Variables,
    select: (data: Data) => ConnectionOf<Node>,
    options: RequestOptions = {},
  ): AsyncGenerator<Node, void, undefined> {
    let after: string | null = null;
    do {
      const data: Data = await this.query<Data, Variables>(document, { ...variables, after }, options);
      const { nodes, pageInfo } = select(data);
      yield* nodes;
      const next: string | null = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      // A cursor that stands still would be asked for ever.
      after = next === after ? null : next;
    } while (after !== null);
  }

  /** The cursor of this moment. Take it before the lists are read, and nothing that happens meanwhile is missed. */
  async cursorOfNow(options: RequestOptions = {}): Promise<string> {
    const { eventsSince } = await this.query<EventsAnswer>(EVENTS_SINCE, { cursor: null }, options);
    return eventsSince.cursor;
  }

  /**
   * What happened since a cursor, a page at a time, until nothing more is waiting. Keep the cursor of each page once its events
   * are dealt with. `INVALID_CURSOR` means that the database was restored: read the lists anew.
   * @throws RequestRefusedError · RateLimitedError · UnreachableError
   */
  async *eventsSince(cursor: string, options: RequestOptions = {}): AsyncGenerator<PartnerEvents, void, undefined> {
    let more = true;
    for (let from = cursor; more; ) {
      const { eventsSince } = await this.query<EventsAnswer>(EVENTS_SINCE, { cursor: from }, options);
      yield eventsSince;
      from = eventsSince.cursor;
      more = eventsSince.hasMore;
    }
  }

  private async request<Data>(
    query: string,
    variables: object,
    more: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<Data> {
    const { key, purpose, attempts = 5, timeoutMs = 30_000 } = this.options;
    const given = takesPurpose(query) ? { purpose, ...variables } : variables;
    const outgoing = {
      ...{ url: this.endpoint, timeoutMs, signal, body: JSON.stringify({ query, variables: given }) },
      headers: {
        ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...{ accept: 'application/graphql-response+json', ...more },
      },
    };
    for (let attempt = 1; ; attempt++) {
      const delay = this.pace.delayFor(query);
      if (delay > 0) await this.wait(delay, signal);
      this.pace.spend(query);
      try {
        const { data, cost } = await send<Data>(outgoing);
        if (cost) this.pace.learn(query, cost);
        return data;
      } catch (error) {
        if (!(error instanceof TryAgain)) throw error;
        if (error.cost) this.pace.learn(query, error.cost);
        if (attempt >= attempts) throw error.reason;
        await this.wait(pauseAfter(attempt, error.afterMs), signal);
      }
    }
  }
}

/** Twice as long each time, and by chance somewhere in it, so that many clients do not come back at once. */
function pauseAfter(attempt: number, asked: number | null): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return (asked ?? 0) + Math.random() * longest;
}

function refusalsIn(data: unknown): Refusal[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap((payload: { errors?: Refusal[] } | null) => payload?.errors ?? []);
}
