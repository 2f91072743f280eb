import type { ChangedRecord } from './changed-records.ts';

/** What a slow subscriber has waiting at most; beyond, they are told to look at everything again. */
const MOST_WAITING = 1_000;

/** What changed since somebody looked; `null` where it was too much to keep. */
export type Changes = readonly ChangedRecord[] | null;

/** Changes that wait for one subscriber, each record once. */
export class ChangeQueue {
  private waiting = new Map<string, ChangedRecord>();
  private isEverything = false;
  private isClosed = false;
  private wake: (() => void) | null = null;

  /** Adds what changed. */
  put(changes: readonly ChangedRecord[]): void {
    for (const change of changes) this.waiting.set(`${change.type} ${change.id}`, change);
    if (this.waiting.size > MOST_WAITING) this.isEverything = true;
    if (this.isEverything) this.waiting.clear();
    this.wake?.();
  }

  /** Waits for changes and takes all that there are; undefined once the queue is closed. */
  async take(): Promise<Changes | undefined> {
    while (!this.isClosed && !this.isEverything && this.waiting.size === 0)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    if (this.isClosed) return undefined;
    if (this.isEverything) {
      this.isEverything = false;
      return null;
    }
    const changes = [...this.waiting.values()];
    this.waiting.clear();
    return changes;
  }

  /** Ends every waiting. */
  close(): void {
    this.isClosed = true;
    this.wake?.();
  }
}
