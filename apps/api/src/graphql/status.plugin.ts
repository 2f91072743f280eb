import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server';

/** Documents and variables that are wrong in themselves: a well-formed answer where a client asked for plain JSON. */
const MALFORMED = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  PURPOSE_NOT_HELD: 403,
  DOCUMENT_NOT_TRUSTED: 403,
  INTROSPECTION_NOT_ALLOWED: 400,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** The HTTP status for the code of what was refused as a whole. */
export function statusOf(code: unknown): number {
  return (typeof code === 'string' ? STATUS[code] : undefined) ?? 400;
}

/**
 * The HTTP status of an operation that was refused as a whole. A document or variable that is wrong is 400 under
 * `application/graphql-response+json` and 200 under `application/json` (GraphQL over HTTP, section 6.4).
 */
export function statusPlugin<Context extends BaseContext>(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse(request) {
          const code = refusalOf(request);
          if (code === null) return;
          const { http } = request.response;
          if (MALFORMED.has(code)) http.status = wantsPlainJson(request) ? 200 : 400;
          else if (http.status === undefined || http.status === 500) http.status = statusOf(code);
        },
      };
    },
  };
}

/** The code of the first error of an answer without data. */
function refusalOf({ response }: Pick<GraphQLRequestContext<BaseContext>, 'response'>): string | null {
  if (response.body?.kind !== 'single') return null;
  const { data, errors } = response.body.singleResult;
  const code = errors?.[0]?.extensions?.code;
  return data === undefined && typeof code === 'string' ? code : null;
}

function wantsPlainJson({ request }: Pick<GraphQLRequestContext<BaseContext>, 'request'>): boolean {
  return !request.http?.headers.get('accept')?.includes('application/graphql-response+json');
}
