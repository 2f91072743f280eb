import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import { depthLimit } from './depth-limit.ts';
import { resolveField } from './field-resolver.ts';
import { type BugListener, formatErrors } from './format-error.ts';
import { purposePlugin } from './purpose.plugin.ts';

/** The GraphQL server of one schema. */
export function createApollo(
  schema: GraphQLSchema,
  fastify: FastifyInstance,
  onBug: BugListener,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    fieldResolver: resolveField,
    formatError: formatErrors(onBug),
    validationRules: [depthLimit(10)],
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
      purposePlugin(),
    ],
  });
}
