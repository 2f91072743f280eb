import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `deadlock_detected` and `serialization_failure`: PostgreSQL ended one of several transactions so that the others can go on.
 * `foreign_key_violation`: what was found was taken away before it was referred to; asked again, it is not found.
 */
const CONFLICTS: readonly unknown[] = ['40P01', '40001', '23503'];
const MOST_ATTEMPTS = 4;
const PAUSE_MS = 25;

/** Somebody else changed a record between its reading and its writing; found out when the writing was sent. */
export class VersionLostError extends Error {
  constructor(readonly lostVersion: number) {
    super('The record was changed meanwhile.');
  }
}

/** The version that a command had read of a record which somebody else changed; null for any other failure. */
export function lostVersionOf(error: unknown): number | null {
  // The mapper wraps what its driver throws, and keeps what it says.
  if (!(error instanceof Error) || !('lostVersion' in error)) return null;
  return typeof error.lostVersion === 'number' ? error.lostVersion : null;
}

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
