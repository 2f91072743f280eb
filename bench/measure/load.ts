import { readFileSync } from 'node:fs';
import autocannon, { type Client } from 'autocannon';

/** A request that is sent again and again. */
export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What is sent again and again, or in turn. */
  readonly body: string | readonly string[];
  /** The server's process, whose time on the processor is counted. */
  readonly pid: number;
}

/** What one run showed. */
export interface Run {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds on the processor of the server's process, for each request. */
  readonly cpuPerRequest: number;
  readonly megabytes: number;
}

const TICKS_PER_SECOND = 100;
const CONNECTIONS = 16;

/**
 * Sends a request from 16 connections for some seconds, as often as they can.
 * @throws Error where an answer is not a success
 */
export async function run({ url, headers, body, pid }: Load, seconds: number): Promise<Run> {
  const before = processorSeconds(pid);
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(typeof body === 'string' ? { body } : { setupClient: inTurn(body) }),
    connections: CONNECTIONS,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0 || result.timeouts > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} broken, ${result.timeouts} late answers`);
  return {
    requestsPerSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuPerRequest: ((processorSeconds(pid) - before) * 1_000) / result.requests.total,
    megabytes: residentMegabytes(pid),
  };
}

/** Gives each connection its own share: to prepare all of them for each would take the tool half of a short run. */
function inTurn(bodies: readonly string[]) {
  let connection = 0;
  const share = Math.ceil(bodies.length / CONNECTIONS);
  return (client: Client) => {
    const start = (connection++ % CONNECTIONS) * share;
    client.setRequests(bodies.slice(start, start + share).map((body) => ({ body })));
  };
}

/** The run in the middle by requests per second. */
export function median(runs: readonly Run[]): Run {
  const sorted = runs.toSorted((one, other) => one.requestsPerSecond - other.requestsPerSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new RangeError('Nothing was run.');
  return middle;
}

/** User and system time of a process; Linux only, elsewhere zero. */
function processorSeconds(pid: number): number {
  const fields = readProc(pid, 'stat').split(') ').at(1)?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

function residentMegabytes(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readProc(pid, 'status'))?.[1] ?? 0) / 1024);
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
