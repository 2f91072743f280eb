import { createServer } from 'node:http';
import { findQuarantine, howToGoOn, QuarantineError } from '@smartx/domain/backup';
import type { Application } from '../application.ts';
import type { Environment } from '../env.ts';
import { isTaken, PortTakenError } from '../http/port.ts';
import { type FinishedRestore, finishRestore } from './finish-restore.ts';

const RETRY_AFTER_SECONDS = '30';
const CLOSED =
  'This installation is being restored. It opens by itself once everything that happened since is done again.';

/**
 * Finishes a restore where one is under way, and meanwhile answers every request with 503, but whether the process lives. Null
 * where the installation is open.
 * @throws QuarantineError where the data itself is not there yet
 */
export async function leaveQuarantine(app: Application, environment: Environment): Promise<FinishedRestore | null> {
  const quarantine = await findQuarantine(app.urls.owner);
  if (!quarantine) return null;
  if (quarantine.state === 'restoring') throw new QuarantineError(howToGoOn(quarantine));
  const close = await serveClosed(environment);
  try {
    return await finishRestore(app, quarantine.madeAt);
  } finally {
    await close();
  }
}

async function serveClosed({ PORT, HOST }: Pick<Environment, 'PORT' | 'HOST'>): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const isLive = request.url?.split('?')[0] === '/health/live';
    response.writeHead(isLive ? 200 : 503, {
      ...{ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', connection: 'close' },
      ...(!isLive && { 'retry-after': RETRY_AFTER_SECONDS }),
    });
    response.end(JSON.stringify(isLive ? { status: 'ok' } : { status: 'unavailable', message: CLOSED }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(isTaken(error) ? new PortTakenError(PORT) : error));
    server.listen({ port: PORT, host: HOST }, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
