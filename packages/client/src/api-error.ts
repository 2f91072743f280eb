import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** What went wrong with a request as a whole, as far as a screen can say something about it. */
export interface ApiProblem {
  readonly kind: 'offline' | 'signed-out' | 'too-broad' | 'too-much' | 'refused' | 'broken';
  /** The code of the API, if it gave one. */
  readonly code: string | null;
  /** By which the operator finds the failure in the log. */
  readonly traceId: string | null;
}

/** The codes of an answer's top-level errors. */
export function errorCodes(error: unknown): string[] {
  if (!CombinedGraphQLErrors.is(error)) return [];
  return error.errors.flatMap(({ extensions }) => (typeof extensions?.code === 'string' ? [extensions.code] : []));
}

/** Sorts a failure of a query or mutation into what a screen can explain. */
export function describeProblem(error: unknown): ApiProblem {
  const code = errorCodes(error)[0] ?? null;
  return { kind: kindOf(error, code), code, traceId: traceIdOf(error) };
}

function kindOf(error: unknown, code: string | null): ApiProblem['kind'] {
  if (ServerError.is(error)) return error.statusCode === 429 ? 'too-much' : 'broken';
  if (code === null) return isLostConnection(error) ? 'offline' : 'broken';
  switch (code) {
    case 'UNAUTHENTICATED':
      return 'signed-out';
    case 'FILTER_TOO_BROAD':
    case 'STATEMENT_TIMEOUT':
      return 'too-broad';
    case 'COST_LIMIT':
    case 'RATE_LIMITED':
      return 'too-much';
    case 'PURPOSE_NOT_HELD':
    case 'FIELD_WITHHELD':
      return 'refused';
    default:
      return 'broken';
  }
}

/** What `fetch` throws in Chromium, Firefox and Safari; a fault of the app's own is a TypeError too, with other words. */
function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError && /failed to fetch|networkerror|load failed|fetch failed/i.test(error.message);
}

function traceIdOf(error: unknown): string | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const traceId = error.errors[0]?.extensions?.traceId;
  return typeof traceId === 'string' ? traceId : null;
}
