import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { resolveField } from './field-resolver.ts';
import { type BugListener, formatErrors } from './format-error.ts';
import { outagePlugin } from './outage.plugin.ts';
import { stringifyResult } from './reads/stringify-result.ts';
import { statusPlugin } from './status.plugin.ts';

/** How one schema is served. */
export interface ApolloChoices<Context extends BaseContext> {
  readonly onBug: BugListener;
  /** What happens to each operation before it runs. */
  readonly plugins: readonly ApolloServerPlugin<Context>[];
}

/** The GraphQL server of one schema. */
export function createApollo<Context extends BaseContext>(
  schema: GraphQLSchema,
  fastify: FastifyInstance,
  { onBug, plugins }: ApolloChoices<Context>,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    fieldResolver: resolveField,
    formatError: formatErrors(onBug),
    validationOptions: { maxErrors: 5 },
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    introspection: true,
    stringifyResult,
    plugins: [
      // Cache control would instrument every field of every list.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(fastify),
      statusPlugin(),
      outagePlugin(),
      ...plugins,
    ],
  });
}
