import { once } from 'node:events';
import { createServer } from 'node:net';
import { EnvironmentError } from '../env.ts';

/** Something else listens on the port. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  constructor(port: number) {
    super(
      `Port ${port} is taken by another program. Stop that one, or choose another: PORT=3001 npm start. Nothing was changed.`,
    );
  }
}

/** Whether the system refused an address because somebody listens on it. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** What the system says of an address that is none of ours, and what the operator should have written. */
const EXPECTED: Readonly<Record<string, string>> = {
  ENOTFOUND: 'HOST: expected an address of this machine, such as 127.0.0.1 or 0.0.0.0',
  EAI_AGAIN: 'HOST: expected an address of this machine, such as 127.0.0.1 or 0.0.0.0',
  EADDRNOTAVAIL: 'HOST: expected an address of this machine, such as 127.0.0.1 or 0.0.0.0',
  EACCES: 'PORT: expected one that this account may open, such as 3000',
};

/** The address at which this machine's own browser reaches a server. */
export function ownAddress(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/**
 * Looks whether a server could listen, before anything is made that it is to serve.
 * @throws PortTakenError · EnvironmentError for an address or port that is not ours
 */
export async function assertPortFree(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen({ port, host, exclusive: true }), 'listening');
  } catch (error) {
    throw isTaken(error) ? new PortTakenError(port) : explain(error);
  }
  probe.close();
  await once(probe, 'close');
}

function explain(error: unknown): unknown {
  const expected = error instanceof Error && 'code' in error ? EXPECTED[String(error.code)] : undefined;
  return expected === undefined ? error : new EnvironmentError([expected]);
}
