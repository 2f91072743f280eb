import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { RequestError } from '@smartx/domain/kernel';
import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { type BudgetState, type CostBudget, LARGEST_COST } from './cost-budget.ts';
import { operationCost } from './operation-cost.ts';

/** Weighs each operation before it runs, takes its cost from the client's budget, and says both in `extensions.cost`. */
export function costPlugin(budget: CostBudget): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ schema }) {
      let paid: { readonly client: string; readonly requested: number; readonly state: BudgetState } | null = null;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          const viewer = contextValue.caller?.viewer;
          if (!operation || !viewer) return;
          const requested = operationCost({ schema, document, operation, variables: request.variables ?? {} });
          if (requested > LARGEST_COST) throw tooExpensive(requested);
          const client = `${viewer.workspaceId} ${viewer.kind} ${viewer.id}`;
          const state = budget.spend(client, requested);
          if (!state.isEnough) throw overBudget(requested, state);
          paid = { client, requested, state };
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

function tooExpensive(requested: number): RequestError {
  return new RequestError(
    'COST_LIMIT',
    `The operation costs ${requested} points; at most ${LARGEST_COST} are allowed. Ask for smaller pages or less below them.`,
  );
}

function overBudget(
  requested: number,
  { available, restoreRate, capacity, retryAfterSeconds }: BudgetState,
): GraphQLError {
  const headers = new Map([
    ['retry-after', String(retryAfterSeconds)],
    ['x-ratelimit-limit', String(capacity)],
    ['x-ratelimit-remaining', String(available)],
    ['x-ratelimit-reset', String(retryAfterSeconds)],
  ]);
  return new GraphQLError(`Too much at once. Try again in ${retryAfterSeconds} s.`, {
    extensions: { code: 'RATE_LIMITED', cost: { requested, available, restoreRate }, http: { status: 429, headers } },
  });
}

function limitHeaders({ http }: GraphQLRequestContext<Context>['response'], capacity: number, available: number): void {
  http.headers.set('x-ratelimit-limit', String(capacity));
  http.headers.set('x-ratelimit-remaining', String(available));
}
