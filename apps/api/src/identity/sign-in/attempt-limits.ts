import { createHmac } from 'node:crypto';
import type pg from 'pg';

/** How often something may be done within a time; `window` is in seconds. */
export interface Limit {
  readonly window: number;
  readonly max: number;
}

/** Whether it may be done now, and if not, in how many seconds. */
export interface Verdict {
  readonly allowed: boolean;
  readonly retryAfter: number | null;
}

/** What counting needs. */
export interface AttemptParts {
  readonly pool: pg.Pool;
  /** Keys what is counted: of an address nothing is kept but a digest. */
  readonly secret: string;
  readonly now?: () => number;
}

// One statement, so that of two processes that count at once neither loses the other's attempt.
const CONSUME = `
  insert into auth.attempt as a (key, count, ends_at) values ($1, 1, $3)
  on conflict (key) do update set
    count = case when a.ends_at <= $2 then 1 else a.count + 1 end,
    ends_at = case when a.ends_at <= $2 then excluded.ends_at else a.ends_at end
  where a.ends_at <= $2 or a.count < $4
  returning count`;

/** Counts attempts in the database, so that all processes of an installation agree. */
export class AttemptLimits {
  private readonly now: () => number;

  constructor(private readonly parts: AttemptParts) {
    this.now = parts.now ?? Date.now;
  }

  /** Counts one attempt and says whether it may go on. */
  async consume(key: string, limit: Limit): Promise<Verdict> {
    const { pool } = this.parts;
    const now = this.now();
    const digest = this.digest(key);
    const ends = new Date(now + limit.window * 1000);
    const { rowCount } = await pool.query(CONSUME, [digest, new Date(now), ends, limit.max]);
    if (rowCount) return { allowed: true, retryAfter: null };
    const { rows } = await pool.query<{ ends_at: Date }>('select ends_at from auth.attempt where key = $1', [digest]);
    const waitMs = (rows[0]?.ends_at.getTime() ?? now) - now;
    return { allowed: false, retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) };
  }

  /** Whether this is the first time within so many seconds: what works once does not work in a second process either. */
  async isFirst(key: string, seconds: number): Promise<boolean> {
    return (await this.consume(key, { window: seconds, max: 1 })).allowed;
  }

  /** Forgets the attempts under a key, after one that succeeded. */
  async forget(key: string): Promise<void> {
    await this.parts.pool.query('delete from auth.attempt where key = $1', [this.digest(key)]);
  }

  private digest(key: string): string {
    return createHmac('sha256', this.parts.secret).update(key).digest('base64url');
  }
}
