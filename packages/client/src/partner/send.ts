import type { Cost } from './pace.ts';
import { RateLimitedError, RequestRefusedError, UnreachableError } from './partner-error.ts';

/** What came back of a request that was carried out. */
export interface Answered<Data> {
  readonly data: Data;
  readonly cost: Cost | null;
}

/** A request that failed in a way that another attempt may not. */
export class TryAgain extends Error {
  /** What to throw when there is no other attempt. */
  readonly reason: Error;
  /** What the server asks for, in milliseconds; null where it asks for nothing. */
  readonly afterMs: number | null;
  /** What the refusal says about the budget. */
  readonly cost: Cost | null;

  constructor(reason: Error, afterMs: number | null = null, cost: Cost | null = null) {
    super(reason.message);
    this.reason = reason;
    this.afterMs = afterMs;
    this.cost = cost;
  }
}

/** A request as it is sent. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { message?: string; extensions?: { code?: string; traceId?: string; cost?: Cost } }[];
  readonly extensions?: { cost?: Cost };
}

const PASSING = [408, 425, 500, 502, 503, 504];

/**
 * Sends one request once.
 * @throws TryAgain where nobody knows what became of it, the server is not ready, or the budget is used up ·
 * RequestRefusedError · what the caller's signal aborts with
 */
export async function send<Data>({ url, headers, body, timeoutMs, signal }: Outgoing): Promise<Answered<Data>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let answer: Body<Data> | null;
  try {
    const both = signal ? AbortSignal.any([signal, timeout]) : timeout;
    response = await fetch(url, { method: 'POST', headers, body, signal: both, redirect: 'error' });
    answer = parse(await response.text());
  } catch (error) {
    signal?.throwIfAborted();
    throw new TryAgain(new UnreachableError('The API could not be reached.', { cause: error }));
  }
  return read(response, answer);
}

function read<Data>({ status, headers }: Response, answer: Body<Data> | null): Answered<Data> {
  const [error] = answer?.errors ?? [];
  if (status === 429) {
    const seconds = retryAfter(headers) ?? 1;
    throw new TryAgain(new RateLimitedError(seconds), seconds * 1_000, error?.extensions?.cost ?? null);
  }
  const code = error?.extensions?.code;
  // A bug stays one however often it is asked; only what stands in front of the API, or the API itself, may be on its way back.
  if (PASSING.includes(status) && code !== 'INTERNAL') {
    const seconds = retryAfter(headers);
    const reason = new UnreachableError(`The API answered ${status}.`);
    throw new TryAgain(reason, seconds === null ? null : seconds * 1_000);
  }
  if (error) {
    const { message = 'The API refused the request.' } = error;
    throw new RequestRefusedError(code ?? 'REFUSED', message, status, error.extensions?.traceId ?? null);
  }
  if (!answer || answer.data == null)
    throw new RequestRefusedError('NO_ANSWER', `The API answered ${status} without data.`, status);
  return { data: answer.data, cost: answer.extensions?.cost ?? null };
}

/** Seconds; the header may hold a date instead (RFC 9110, 10.2.3). */
function retryAfter(headers: Headers): number | null {
  const text = headers.get('retry-after');
  if (text === null) return null;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

function parse<Data>(text: string): Body<Data> | null {
  try {
    // What it holds is what the schema says of the document; nothing else is checked here.
    const value: Body<Data> | null = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    // Whatever stands in front of the API may answer with a page.
    return null;
  }
}
