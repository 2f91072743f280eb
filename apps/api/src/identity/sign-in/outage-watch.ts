import { isOutage } from '@smartx/domain/database';

const RECENT_MS = 5_000;

/** Remembers that the database was away a moment ago: the sign-in library tells its callers no more than that something failed. */
export class OutageWatch {
  private lastAt = Number.NEGATIVE_INFINITY;

  /** Looks at what the library tells its log. */
  note(...told: readonly unknown[]): void {
    if (told.some(isOutage)) this.lastAt = performance.now();
  }

  /** Whether a failure of the library now has this reason. */
  get isRecent(): boolean {
    return performance.now() - this.lastAt < RECENT_MS;
  }
}
