import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLSchema } from 'graphql';

/** The three contracts, by the name of their file. */
export const SCHEMA_FILES = ['schema.graphql', 'schema.operator.graphql', 'schema.public.graphql'] as const;

const client = fileURLToPath(new URL('../../packages/client/', import.meta.url));

/** Where the schema lies that the code has now, and the one that was released last. */
export function placesOf(file: string): { readonly current: string; readonly released: string } {
  return { current: `${client}${file}`, released: `${client}released/${file}` };
}

/** A schema that was printed; null where there is none. */
export function readSchema(path: string): GraphQLSchema | null {
  return existsSync(path) ? buildSchema(readFileSync(path, 'utf8')) : null;
}
