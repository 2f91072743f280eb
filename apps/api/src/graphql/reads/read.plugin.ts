import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { JsonText } from '../../read/answer.ts';
import type { Context } from '../context.ts';
import { answerReads } from './answer-reads.ts';

/**
 * Answers a query with the JSON that SQL built, where the read engine answers all of it: nothing is left for the executor to
 * complete.
 */
export function readPlugin(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ schema, document, operation, request, contextValue }) {
          const variables = request.variables ?? {};
          const text = await answerReads({ schema, document, operation, variables, context: contextValue });
          if (text === null) return null;
          return {
            http: { headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data: new JsonText(text) } },
          };
        },
      };
    },
  };
}
