import { once } from 'node:events';
import { createServer } from 'node:net';

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

/**
 * Looks whether a server could listen, before anything is made that it is to serve.
 * @throws PortTakenError
 */
export async function assertPortFree(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen({ port, host, exclusive: true }), 'listening');
  } catch (error) {
    throw isTaken(error) ? new PortTakenError(port) : error;
  }
  probe.close();
  await once(probe, 'close');
}
