import { GraphQLError } from 'graphql';
import type { AttemptLimits, Limit } from '../../identity/sign-in/attempt-limits.ts';

/** What a stranger may do how often: by where they come from, and by whom it concerns. */
const LIMITS = {
  // Whole offices and mobile networks come from one address, and a page takes several of these.
  operation: { window: 600, max: 1_800 },
  'submit from': { window: 3600, max: 60 },
  'submit for': { window: 3600, max: 10 },
  'code from': { window: 3600, max: 60 },
  'code for': { window: 3600, max: 20 },
  'attempt from': { window: 3600, max: 120 },
  'attempt for': { window: 3600, max: 40 },
} as const satisfies Record<string, Limit>;

/** What is counted. */
export type LimitedThing = keyof typeof LIMITS;

/** Limits for people whom nobody knows, for all processes together. What is counted is kept as a keyed digest, never as an address. */
export class PublicLimits {
  constructor(private readonly attempts: Pick<AttemptLimits, 'consume'>) {}

  /**
   * Counts one more.
   * @throws GraphQLError `RATE_LIMITED`, status 429, where there were too many
   */
  async count(thing: LimitedThing, of: string): Promise<void> {
    const { allowed, retryAfter } = await this.attempts.consume(`portal ${thing}\0${of}`, LIMITS[thing]);
    if (allowed) return;
    const headers = new Map([['retry-after', String(retryAfter ?? 60)]]);
    throw new GraphQLError('Too many of these at once. Try again later.', {
      extensions: { code: 'RATE_LIMITED', http: { status: 429, headers } },
    });
  }
}
