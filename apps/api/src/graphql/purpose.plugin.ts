import type { ApolloServerPlugin } from '@apollo/server';
import { RequestError } from '@smartx/domain/kernel';
import type { Context } from './context.ts';
import { declaredIdempotency } from './idempotent.directive.ts';
import { declaredPurpose, introspects, needsPurpose } from './purpose.directive.ts';

/** Opens each operation for the purpose that it declares, before anything is resolved. */
export function purposePlugin(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, source, contextValue }) {
          if (!operation) return;
          if (introspects(operation) && !contextValue.caller?.isDeveloper)
            throw new RequestError('INTROSPECTION_NOT_ALLOWED', 'Only developers may ask about the schema.');
          if (!needsPurpose(document, operation)) return;
          // Signing in comes first: nobody learns about purposes before.
          void contextValue.resolved;
          if (!contextValue.mayAsk)
            throw new RequestError(
              'DOCUMENT_NOT_TRUSTED',
              'Documents of your own take a key with the scope "developer".',
            );
          const variables = request.variables ?? {};
          const header = request.http?.headers.get('idempotency-key');
          const idempotency = declaredIdempotency(operation, source ?? '', variables, header);
          contextValue.begin(declaredPurpose(operation, variables), idempotency);
        },
      };
    },
  };
}
