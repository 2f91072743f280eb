/** The most that one operation may cost, in points. */
export const LARGEST_COST = 10_000;

/** How many clients are remembered before those with a full budget are forgotten. */
const REMEMBERED = 10_000;

/** How long a client can save up. */
const SAVED_SECONDS = 10;

/** What is left to a client after an operation. */
export interface BudgetState {
  readonly isEnough: boolean;
  /** Points that are left. */
  readonly available: number;
  /** Points that come back each second. */
  readonly restoreRate: number;
  /** Points that can be saved up. */
  readonly capacity: number;
  /** Seconds until there are enough. */
  readonly retryAfterSeconds: number;
}

interface Bucket {
  available: number;
  at: number;
}

/** What each client may spend: points that come back by the second, up to ten seconds' worth (a token bucket). One process counts for itself. */
export class CostBudget {
  private readonly buckets = new Map<string, Bucket>();
  private readonly capacity: number;

  /** `restoreRate` in points a second; `now` in milliseconds. */
  constructor(
    private readonly restoreRate: number,
    private readonly now: () => number,
  ) {
    this.capacity = Math.max(restoreRate * SAVED_SECONDS, LARGEST_COST);
  }

  /** Takes the points if there are enough; otherwise takes none. */
  spend(client: string, points: number): BudgetState {
    const bucket = this.refilled(client);
    const isEnough = bucket.available >= points;
    if (isEnough) bucket.available -= points;
    const missing = Math.max(0, points - bucket.available);
    return {
      isEnough,
      available: Math.floor(bucket.available),
      restoreRate: this.restoreRate,
      capacity: this.capacity,
      retryAfterSeconds: isEnough ? 0 : Math.max(1, Math.ceil(missing / this.restoreRate)),
    };
  }

  /** Gives back what was asked for and not needed; says what is left. */
  giveBack(client: string, points: number): number {
    const bucket = this.refilled(client);
    bucket.available = Math.min(this.capacity, bucket.available + Math.max(0, points));
    return Math.floor(bucket.available);
  }

  private refilled(client: string): Bucket {
    const now = this.now();
    const known = this.buckets.get(client);
    if (!known) {
      if (this.buckets.size >= REMEMBERED) this.forgetFull(now);
      const bucket = { available: this.capacity, at: now };
      this.buckets.set(client, bucket);
      return bucket;
    }
    known.available = Math.min(this.capacity, known.available + ((now - known.at) / 1_000) * this.restoreRate);
    known.at = now;
    return known;
  }

  private forgetFull(now: number): void {
    for (const [client, { available, at }] of this.buckets)
      if (available + ((now - at) / 1_000) * this.restoreRate >= this.capacity) this.buckets.delete(client);
  }
}
