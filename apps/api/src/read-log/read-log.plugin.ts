import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { RETRY_AFTER_SECONDS } from '../failure/unavailable.ts';
import type { Context } from '../graphql/context.ts';

/** Notes down whose data an operation read before its answer leaves; what cannot be noted down is not answered. */
export function readLogPlugin(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse(request) {
          try {
            await request.contextValue.noteReads(request.operationName ?? 'anonymous');
          } catch {
            refuse(request);
          }
        },
      };
    },
  };
}

/** What a client is told whose answer is kept back. */
export const NOT_NOTED = {
  message: 'What is read has to be noted down, and that is not possible at the moment. Try again later.',
  extensions: { code: 'UNAVAILABLE' },
};

function refuse({ response }: GraphQLRequestContextWillSendResponse<Context>): void {
  response.body = { kind: 'single', singleResult: { errors: [NOT_NOTED] } };
  response.http.status = 503;
  response.http.headers.set('retry-after', RETRY_AFTER_SECONDS);
}
