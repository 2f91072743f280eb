import { lexicographicSortSchema, printSchema } from 'graphql';
import { workspaceSchema } from '../graphql/schema.ts';

/** The schemas as SDL, by the name of their file. */
export function printSchemas(): Record<string, string> {
  return { 'schema.graphql': `${printSchema(lexicographicSortSchema(workspaceSchema()))}\n` };
}
