import { unwrapResolverError } from '@apollo/server/errors';
import { isOutage } from '@smartx/domain/database';
import { DomainError, RequestError, UnauthenticatedError } from '@smartx/domain/kernel';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { UNAVAILABLE } from '../failure/unavailable.ts';

/** Told about every bug, with the trace id that the client sees; gets no personal values. */
export type BugListener = (traceId: string, error: unknown) => void;

const CLIENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'RATE_LIMITED',
]);

/** What a client sees of a top-level error: sign-in, limits, malformed requests and outages by code; a bug as `INTERNAL` and a trace id. */
export function formatErrors(onBug: BugListener) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = originOf(error);
    const { path, locations } = formatted;
    const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
    const known = knownError(cause);
    if (known) return { ...place, ...known };
    const code = formatted.extensions?.code;
    if (typeof code === 'string' && CLIENT_CODES.has(code))
      return { ...place, message: withoutSuggestion(formatted.message), extensions: { code, ...costIn(formatted) } };
    const traceId = crypto.randomUUID();
    onBug(traceId, cause);
    return { ...place, message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL', traceId } };
  };
}

/** What an operation over its budget would have cost. */
function costIn({ extensions }: GraphQLFormattedError): { cost?: unknown } {
  return extensions?.cost === undefined ? {} : { cost: extensions.cost };
}

/** What a resolver or a plugin threw; Apollo wraps it once or twice. */
export function originOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  return cause instanceof GraphQLError && cause.originalError ? originOf(cause.originalError) : cause;
}

function knownError(cause: unknown): { message: string; extensions: { code: string } } | null {
  if (isOutage(cause)) return { message: UNAVAILABLE.message, extensions: { code: UNAVAILABLE.code } };
  // A refusal outside a command, which has no payload to stand in.
  if (cause instanceof DomainError || cause instanceof RequestError || cause instanceof UnauthenticatedError)
    return { message: cause.message, extensions: { code: cause.code } };
  return null;
}

/** "Did you mean" would tell a stranger the schema. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean .*$/s, '');
}
