import { setTimeout as sleep } from 'node:timers/promises';

/** `deadlock_detected` and `serialization_failure`: PostgreSQL ended one of several transactions so that the others can go on. */
const CONFLICTS: readonly unknown[] = ['40P01', '40001'];
const MOST_ATTEMPTS = 4;
const PAUSE_MS = 25;

/** Whether a transaction failed for no fault of its own and did nothing. */
function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CONFLICTS.includes(error.code);
}

/**
 * Runs a transaction, and again where it lost against others that ran beside it. The pauses grow and differ, so that two which
 * met do not meet again.
 */
export async function tryAgain<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!isConflict(error) || attempt >= MOST_ATTEMPTS) throw error;
    }
    await sleep(PAUSE_MS * attempt * (1 + Math.random()));
  }
}
