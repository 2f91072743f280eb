import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { operatorSchema, publicSchema, workspaceSchema } from '../graphql/schema.ts';

/** The schemas as SDL, by the name of their file. */
export function printSchemas(): Record<string, string> {
  return {
    'schema.graphql': print(workspaceSchema()),
    'schema.operator.graphql': print(operatorSchema()),
    'schema.public.graphql': print(publicSchema()),
  };
}

function print(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
