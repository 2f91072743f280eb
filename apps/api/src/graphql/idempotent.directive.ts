import { RequestError } from '@smartx/domain/kernel';
import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLString,
  getDirectiveValues,
  type OperationDefinitionNode,
} from 'graphql';

/** `mutation M @purpose(is: RELATIONSHIP) @idempotent(key: "…")`. */
export const IdempotentDirective = new GraphQLDirective({
  name: 'idempotent',
  description:
    'The command has its effect once, however often it is sent with the same key within 24 hours. One mutation per document.',
  locations: [DirectiveLocation.MUTATION],
  args: {
    key: { type: new GraphQLNonNull(GraphQLString), description: 'A random text of the client, 8 to 200 characters.' },
  },
});

/**
 * The idempotency of an operation, from its directive or the header `Idempotency-Key`; null without one.
 * @throws RequestError `INVALID_IDEMPOTENCY_KEY` for a key of the wrong length or a document with several mutations
 */
export function declaredIdempotency(
  operation: OperationDefinitionNode,
  source: string,
  variables: Record<string, unknown>,
  header: string | undefined,
): { key: string; request: string } | null {
  if (operation.operation !== 'mutation') return null;
  const declared: unknown = getDirectiveValues(IdempotentDirective, operation, variables)?.key;
  const key = typeof declared === 'string' ? declared : header;
  if (key === undefined) return null;
  if (key.length < 8 || key.length > 200)
    throw new RequestError('INVALID_IDEMPOTENCY_KEY', 'An idempotency key has 8 to 200 characters.');
  if (operation.selectionSet.selections.length !== 1)
    throw new RequestError('INVALID_IDEMPOTENCY_KEY', 'A document with an idempotency key has exactly one mutation.');
  return { key, request: `${source}\n${JSON.stringify(variables)}` };
}
