import { resolve } from 'node:path';
import { createPortal } from '@smartx/portal';
import { EnvironmentError, readEnvironment } from './env.ts';
import { runServer } from './run-server.ts';

/** What hangs longer is left behind; the database is a process of its own and recovers by itself. */
const CLOSING_MS = 30_000;

/** The repository, seen from the bundle in `apps/api/dist`. */
const root = resolve(import.meta.dirname, '../../..');

try {
  const environment = readEnvironment();
  const running = await runServer(environment, root, createPortal);
  let isEnding = false;
  const end = () => {
    // Ctrl-C reaches us twice under npm: once from the terminal and once passed on.
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), CLOSING_MS).unref();
    void running.close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
} catch (error) {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exit(1);
}

/** What the operator reads: a sentence where we know the cause, the whole error where it is a bug. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForPeople =
    error instanceof EnvironmentError || /^(LocalDatabaseError|NewerDatabaseError|PortTakenError)$/.test(error.name);
  return isForPeople ? error.message : (error.stack ?? error.message);
}
