import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';

/** What a document cost of the budget of whoever sent it. */
export interface AnswerCost {
  readonly requested: number;
  readonly actual: number;
  readonly available: number;
  readonly restoreRate: number;
}

/** What the server said, as it said it. */
export interface ApiAnswer {
  readonly status: number;
  readonly milliseconds: number;
  readonly body: unknown;
  readonly cost: AnswerCost | null;
}

/** Sends a document of one's own, which takes a developer. @throws TypeError where the server cannot be reached */
export async function sendDocument(workspace: string, query: string, variables: object): Promise<ApiAnswer> {
  const start = performance.now();
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-workspace': workspace },
    body: JSON.stringify({ query, variables }),
  });
  const body: unknown = await response.json();
  return { status: response.status, milliseconds: performance.now() - start, body, cost: costIn(body) };
}

/** The schema as the server describes it; null for somebody who may not ask. */
export async function loadSchema(workspace: string): Promise<GraphQLSchema | null> {
  const { body } = await sendDocument(workspace, getIntrospectionQuery({ inputValueDeprecation: true }), {});
  const data = memberOf(body, 'data');
  return isIntrospection(data) ? buildClientSchema(data) : null;
}

function isIntrospection(data: unknown): data is IntrospectionQuery {
  return typeof data === 'object' && data !== null && '__schema' in data;
}

function costIn(body: unknown): AnswerCost | null {
  const cost = memberOf(memberOf(body, 'extensions'), 'cost');
  const points = (name: string) => Number(memberOf(cost, name) ?? 0);
  return cost
    ? {
        requested: points('requested'),
        actual: points('actual'),
        available: points('available'),
        restoreRate: points('restoreRate'),
      }
    : null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
