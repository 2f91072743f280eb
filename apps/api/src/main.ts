import { resolve } from 'node:path';
import { createPortal } from '@smartx/portal';
import { EnvironmentError, readEnvironment } from './env.ts';
import { type RunningServer, runServer } from './run-server.ts';

/** What hangs longer is left behind; the database is a process of its own and recovers by itself. */
const CLOSING_MS = 30_000;

/** The repository, seen from the bundle in `apps/api/dist`. */
const root = resolve(import.meta.dirname, '../../..');

const ending = new AbortController();
let running: RunningServer | null = null;

// From the first moment on: whoever stops the start must not find its database running afterwards.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);

try {
  running = await runServer(readEnvironment(), root, createPortal, ending.signal);
  if (ending.signal.aborted) await running.close().then(() => process.exit(0));
} catch (error) {
  if (ending.signal.aborted) process.exit(0);
  process.stderr.write(`\n${explain(error)}\n`);
  process.exit(1);
}

function end(): void {
  // Ctrl-C reaches us twice under npm: once from the terminal and once passed on.
  if (ending.signal.aborted) return;
  setTimeout(() => process.exit(1), CLOSING_MS).unref();
  ending.abort();
  void running?.close().then(() => process.exit(0));
}

/** What the operator reads: a sentence where we know the cause, the whole error where it is a bug. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForPeople =
    error instanceof EnvironmentError ||
    /^(BackupError|KeyStoreError|LocalDatabaseError|MasterKeyError|NewerDatabaseError|PortTakenError|QuarantineError)$/.test(
      error.name,
    );
  return isForPeople ? error.message : (error.stack ?? error.message);
}
