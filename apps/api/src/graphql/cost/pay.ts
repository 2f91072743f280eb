import { RequestError, type Viewer } from '@smartx/domain/kernel';
import { GraphQLError } from 'graphql';
import { type BudgetState, type CostBudget, LARGEST_COST } from './cost-budget.ts';
import { type Asked, operationCost } from './operation-cost.ts';

/** An operation that was paid for before it runs. */
export interface Paid {
  readonly client: string;
  readonly requested: number;
  readonly state: BudgetState;
}

/** Under which name a client's budget is kept. */
export function clientOf({ workspaceId, kind, id }: Viewer): string {
  return `${workspaceId} ${kind} ${id}`;
}

/**
 * Takes what an operation may cost at most from its client's budget.
 * @throws RequestError `COST_LIMIT` for more than any operation may cost · GraphQLError `RATE_LIMITED` for more than is left
 */
export function payFor(budget: CostBudget, viewer: Viewer, asked: Asked): Paid {
  const requested = operationCost(asked);
  if (requested > LARGEST_COST) throw tooExpensive(requested);
  return pay(budget, viewer, requested);
}

/** Takes points from a client's budget. @throws GraphQLError `RATE_LIMITED` */
export function pay(budget: CostBudget, viewer: Viewer, requested: number): Paid {
  const client = clientOf(viewer);
  const state = budget.spend(client, requested);
  if (!state.isEnough) throw overBudget(requested, state);
  return { client, requested, state };
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
