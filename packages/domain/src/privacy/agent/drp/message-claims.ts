/** For so long a message counts at most: the protocol recommends ten minutes. */
export const LONGEST_LIFE_MS = 10 * 60_000;

/** What a signed message has to be: from this agent, for this business. */
export interface Expected {
  readonly agentId: string;
  readonly businessId: string;
  readonly now: Date;
}

/** Until when a message could be sent again. */
export interface Life {
  readonly expiresAt: Date;
}

/**
 * Steps 3 to 6 of section 3.07 of the protocol, in its order: the agent, the business, after `issued-at`, before `expires-at`.
 * Null where one does not hold; which one is told to nobody.
 */
export function checkClaims(claims: Readonly<Record<string, unknown>>, expected: Expected): Life | null {
  if (claims['agent-id'] !== expected.agentId) return null;
  if (claims['business-id'] !== expected.businessId) return null;
  const issuedAt = instantOf(claims['issued-at']);
  if (!issuedAt || issuedAt > expected.now) return null;
  const expiresAt = instantOf(claims['expires-at']);
  if (!expiresAt || expiresAt <= expected.now) return null;
  return expiresAt.getTime() - issuedAt.getTime() <= LONGEST_LIFE_MS ? { expiresAt } : null;
}

/** An instant of ISO 8601 with its zone; without one it would mean another time on each machine. */
function instantOf(value: unknown): Date | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.test(value))
    return null;
  const date = new Date(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(date.getTime()) ? null : date;
}
