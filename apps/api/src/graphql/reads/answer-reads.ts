import {
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getVariableValues,
  isNonNullType,
  type OperationDefinitionNode,
} from 'graphql';
import { JsonText } from '../../read/answer.ts';
import type { Context } from '../context.ts';
import { callOf, readOperation } from './read-operation.ts';

/** An operation whose context has begun. */
export interface AskedReads {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
  readonly context: Context;
}

/**
 * The JSON of a query that the read engine answers altogether; null for any other, and where something was refused or failed: then
 * the context is left as the executor needs it, which knows how errors are told.
 */
export async function answerReads(asked: AskedReads): Promise<string | null> {
  const { schema, document, operation, variables, context } = asked;
  const parentType = schema.getQueryType();
  const reads = readOperation(schema, document, operation);
  if (!reads || !parentType) return null;
  const { coerced: variableValues } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!variableValues) return null;
  const shared = { schema, operation, parentType, variableValues, fragments: reads.fragments, rootValue: undefined };
  context.read.answerAs('text');
  const answers = await Promise.allSettled(
    reads.roots.map(async (root) => {
      const { args, info } = callOf(root, shared);
      return toText(await root.field.resolve?.(undefined, args, context, info), root.field.type);
    }),
  );
  const texts = answers.flatMap((answer) => (answer.status === 'fulfilled' ? (answer.value ?? []) : []));
  if (texts.length === answers.length)
    return `{${reads.roots.map(({ key }, index) => `"${key}":${texts[index]}`).join(',')}}`;
  const failed = answers.flatMap((answer, index): [string, unknown][] => {
    const key = reads.roots[index]?.key;
    return answer.status === 'rejected' && key !== undefined ? [[key, answer.reason]] : [];
  });
  context.read.answerAs('objects', new Map(failed));
  return null;
}

/** What a resolver gave as JSON; null for what the executor has to complete. */
function toText(value: unknown, type: GraphQLOutputType): string | null {
  if (value instanceof JsonText) return value.text;
  if (Array.isArray(value)) return listToText(value);
  return value == null && !isNonNullType(type) ? 'null' : null;
}

function listToText(values: readonly unknown[]): string | null {
  const texts = values.flatMap((value) => (value === null ? 'null' : value instanceof JsonText ? value.text : []));
  return texts.length === values.length ? `[${texts.join(',')}]` : null;
}
