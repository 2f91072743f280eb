/** A refusal of a command, as the payload's `errors` give it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path?: string | null;
}

/** Everything that this client throws, except for what a caller's own signal aborts. */
export abstract class PartnerError extends Error {
  /** Stable, for programs: `UNAUTHENTICATED`, `RATE_LIMITED`, `STALE_VERSION` … */
  abstract readonly code: string;
}

/** The API refused the request as a whole: the key, the purpose, the document, or it failed itself (`INTERNAL`). */
export class RequestRefusedError extends PartnerError {
  readonly code: string;
  readonly status: number;
  /** By which the operator finds the failure in the log. */
  readonly traceId: string | null;

  constructor(code: string, message: string, status: number, traceId: string | null = null) {
    super(message);
    this.code = code;
    this.status = status;
    this.traceId = traceId;
  }
}

/** The budget was used up, and still is after the last attempt. */
export class RateLimitedError extends PartnerError {
  readonly code = 'RATE_LIMITED';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(`Too much at once; there is room again in ${retryAfterSeconds} s.`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The API could not be reached, or was not ready, in all attempts. */
export class UnreachableError extends PartnerError {
  readonly code = 'UNREACHABLE';
}

/** The command was understood and refused; nothing was changed. */
export class CommandRefusedError extends PartnerError {
  readonly code: string;
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ message }) => message).join(' '));
    this.refusals = refusals;
    this.code = refusals[0]?.code ?? 'REFUSED';
  }
}
