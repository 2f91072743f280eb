import { type ApolloServerPlugin, type GraphQLRequestContextResponseForOperation, HeaderMap } from '@apollo/server';
import { type GraphQLOutputType, getVariableValues, isNonNullType } from 'graphql';
import { JsonText } from '../../read/answer.ts';
import type { Context } from '../context.ts';
import { callOf, readOperation } from './read-operation.ts';

type Request = GraphQLRequestContextResponseForOperation<Context>;

/**
 * Answers a query with the JSON that SQL built, where the read engine answers all of it: nothing is left for the executor to
 * complete. Whatever is refused or fails runs again with the executor, which knows how errors are told.
 */
export function readPlugin(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation(request) {
          const text = await answerReads(request);
          if (text === null) return null;
          const http = { headers: new HeaderMap() };
          return { http, body: { kind: 'single', singleResult: { data: new JsonText(text) } } };
        },
      };
    },
  };
}

async function answerReads({ schema, document, operation, request, contextValue }: Request): Promise<string | null> {
  const parentType = schema.getQueryType();
  const reads = readOperation(schema, document, operation);
  if (!reads || !parentType) return null;
  const { coerced: variableValues } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    request.variables ?? {},
  );
  if (!variableValues) return null;
  const shared = { schema, operation, parentType, variableValues, fragments: reads.fragments, rootValue: undefined };
  contextValue.read.answerAs('text');
  const answers = await Promise.allSettled(
    reads.roots.map(async (root) => {
      const { args, info } = callOf(root, shared);
      return toText(await root.field.resolve?.(undefined, args, contextValue, info), root.field.type);
    }),
  );
  const texts = answers.flatMap((answer) => (answer.status === 'fulfilled' ? (answer.value ?? []) : []));
  if (texts.length === answers.length)
    return `{${reads.roots.map(({ key }, index) => `"${key}":${texts[index]}`).join(',')}}`;
  const failed = answers.flatMap((answer, index): [string, unknown][] => {
    const key = reads.roots[index]?.key;
    return answer.status === 'rejected' && key !== undefined ? [[key, answer.reason]] : [];
  });
  contextValue.read.answerAs('objects', new Map(failed));
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
