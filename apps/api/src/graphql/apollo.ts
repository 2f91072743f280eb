import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { depthLimit } from './depth-limit.ts';
import { resolveField } from './field-resolver.ts';
import { type BugListener, formatErrors } from './format-error.ts';
import { outagePlugin } from './outage.plugin.ts';

/** How one schema is served. */
export interface ApolloChoices<Context extends BaseContext> {
  readonly onBug: BugListener;
  /** How deep an operation may be nested. */
  readonly depth: number;
  /** What happens to each operation before it runs. */
  readonly plugins: readonly ApolloServerPlugin<Context>[];
}

/** The GraphQL server of one schema. */
export function createApollo<Context extends BaseContext>(
  schema: GraphQLSchema,
  fastify: FastifyInstance,
  { onBug, depth, plugins }: ApolloChoices<Context>,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    fieldResolver: resolveField,
    formatError: formatErrors(onBug),
    validationRules: [depthLimit(depth)],
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    introspection: true,
    plugins: [
      // Cache control would instrument every field of every list.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(fastify),
      outagePlugin(),
      ...plugins,
    ],
  });
}
