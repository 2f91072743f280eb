import type { ApolloServerPlugin } from '@apollo/server';
import { RequestError } from '@smartx/domain/kernel';
import type { Context } from './context.ts';
import { beginOperation } from './serving/begin-operation.ts';

/** Opens each operation for the purpose that it declares, before anything is resolved. */
export function purposePlugin(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, source, contextValue }) {
          if (!operation) return;
          if (operation.operation === 'subscription') throw wrongWay();
          const variables = request.variables ?? {};
          const idempotencyKey = request.http?.headers.get('idempotency-key');
          beginOperation(contextValue, { document, operation, source: source ?? '', variables, idempotencyKey });
        },
      };
    },
  };
}

function wrongWay(): RequestError {
  return new RequestError(
    'SUBSCRIPTION_NEEDS_STREAM',
    'Subscribe over a WebSocket (graphql-transport-ws), or by POST with "Accept: text/event-stream".',
  );
}
