/** How often something may be done within a time. */
export interface Limit {
  readonly window: number;
  readonly max: number;
}

/** Whether it may be done now, and if not, in how many seconds. */
export interface Verdict {
  readonly allowed: boolean;
  readonly retryAfter: number | null;
}

interface Count {
  readonly endsAt: number;
  readonly count: number;
}

const MOST_KEYS = 100_000;

/**
 * Counts attempts in memory, per process: a plain installation has one. Bounded, so that a flood of made-up addresses costs
 * the flooder and not us; what is dropped first is what was begun first.
 */
export class SignInLimits {
  private readonly counts = new Map<string, Count>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Counts one attempt and says whether it may go on; `limit.window` is in seconds. */
  async consume(key: string, limit: Limit): Promise<Verdict> {
    const now = this.now();
    const known = this.counts.get(key);
    const current = known && known.endsAt > now ? known : { endsAt: now + limit.window * 1000, count: 0 };
    if (current.count >= limit.max) return { allowed: false, retryAfter: Math.ceil((current.endsAt - now) / 1000) };
    this.counts.delete(key);
    this.counts.set(key, { endsAt: current.endsAt, count: current.count + 1 });
    if (this.counts.size > MOST_KEYS) this.dropOldest();
    return { allowed: true, retryAfter: null };
  }

  /** Forgets the attempts under a key, after one that succeeded. */
  forget(key: string): void {
    this.counts.delete(key);
  }

  private dropOldest(): void {
    const [oldest] = this.counts.keys();
    if (oldest !== undefined) this.counts.delete(oldest);
  }
}
