import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { Context } from '../context.ts';
import type { CostBudget } from './cost-budget.ts';
import { type Paid, payFor } from './pay.ts';

/** Weighs each operation before it runs, takes its cost from the client's budget, and says both in `extensions.cost`. */
export function costPlugin(budget: CostBudget): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ schema }) {
      let paid: Paid | null = null;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          const viewer = contextValue.caller?.viewer;
          if (!operation || !viewer) return;
          paid = payFor(budget, viewer, { schema, document, operation, variables: request.variables ?? {} });
        },
        async willSendResponse({ response, contextValue }) {
          if (!paid || response.body.kind !== 'single') return;
          const { client, requested, state } = paid;
          const actual = contextValue.cost;
          const available = budget.giveBack(client, requested - actual);
          const { restoreRate } = state;
          response.body.singleResult.extensions = {
            ...response.body.singleResult.extensions,
            cost: { requested, actual, available, restoreRate },
          };
          limitHeaders(response, state.capacity, available);
        },
      };
    },
  };
}

function limitHeaders({ http }: GraphQLRequestContext<Context>['response'], capacity: number, available: number): void {
  http.headers.set('x-ratelimit-limit', String(capacity));
  http.headers.set('x-ratelimit-remaining', String(available));
}
