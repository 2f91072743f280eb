import { setTimeout as sleep } from 'node:timers/promises';

/** What an answer says about the budget, in points. */
export interface Cost {
  readonly requested: number;
  readonly actual: number;
  readonly available: number;
  readonly restoreRate: number;
}

/** The way to wait; tests bring their own. */
export type Wait = (milliseconds: number, signal?: AbortSignal | undefined) => Promise<void>;

/** Waits in real time. */
export const wait: Wait = (milliseconds, signal) => sleep(milliseconds, undefined, signal ? { signal } : {});

/** Keeps a client within its budget: a request that would be refused waits until there is room for it. */
export class Pace {
  private available = Number.POSITIVE_INFINITY;
  private restoreRate = 0;
  private at = 0;
  private readonly prices = new Map<string, number>();
  private readonly now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** Milliseconds until there is room for a document, by what it was last asked to pay; none for one that is new. */
  delayFor(document: string): number {
    const missing = (this.prices.get(document) ?? 0) - this.estimate();
    return missing > 0 && this.restoreRate > 0 ? Math.ceil((missing / this.restoreRate) * 1_000) : 0;
  }

  /** Counts a request that leaves now, so that another beside it does not count on the same points. */
  spend(document: string): void {
    this.available = this.estimate() - (this.prices.get(document) ?? 0);
    this.at = this.now();
  }

  /** Learns from an answer. */
  learn(document: string, cost: Cost): void {
    this.prices.set(document, cost.requested);
    this.available = cost.available;
    this.restoreRate = cost.restoreRate;
    this.at = this.now();
  }

  private estimate(): number {
    return this.available + ((this.now() - this.at) / 1_000) * this.restoreRate;
  }
}
