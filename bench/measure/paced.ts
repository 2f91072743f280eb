import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

/** A request that is sent at a steady pace, whatever the answers take. */
export interface PacedLoad {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly perSecond: number;
}

const CONNECTIONS = 64;

/**
 * The milliseconds after which 95 of 100 were answered, counted from when each was due: a server that makes others wait is
 * not spared for what it never received. The tool of the other loads sends what is due in a second in one go.
 * @throws Error where an answer is not a success
 */
export async function paced({ url, headers, body, perSecond }: PacedLoad, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const begun = performance.now();
  const sent: Promise<number>[] = [];
  try {
    for (let n = 0; n < perSecond * seconds; n++) {
      const due = begun + (n * 1_000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await setTimeout(early);
      sent.push(ask().then(() => performance.now() - due));
    }
    const times = (await Promise.all(sent)).toSorted((one, other) => one - other);
    return Math.round((times[Math.floor(times.length * 0.95)] ?? 0) * 10) / 10;
  } finally {
    agent.destroy();
  }

  async function ask(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const options = { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    request(url, options, resolve).on('error', reject).end(body);
    const answer = await promise;
    const said = await text(answer);
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${said.slice(0, 200)}`);
  }
}
