import { randomUUID } from 'node:crypto';
import { OPERATOR_SLUG } from '@smartx/domain/workspace';
import { fastify as createFastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Application } from './application.ts';
import { answerFailures } from './failure/answer-failures.ts';
import { describeFailure } from './failure/describe-failure.ts';
import { answerUnreadableAddress } from './failure/unreadable-address.ts';
import { CostBudget } from './graphql/cost/cost-budget.ts';
import type { BugListener } from './graphql/format-error.ts';
import { DocumentGate } from './graphql/limits/document-gate.ts';
import { FREE_DOCUMENT_LIMITS } from './graphql/limits/document-limits.ts';
import { operatorSchema, publicSchema, workspaceSchema } from './graphql/schema.ts';
import type { Endpoint } from './graphql/serving/endpoint.ts';
import { serveGraphQL } from './graphql/serving/serve-graphql.ts';
import { TrustedDocuments } from './graphql/trusted/trusted-documents.ts';
import { downloadRoutes } from './http/downloads.ts';
import { healthRoutes } from './http/health.ts';
import { uploadRoutes } from './http/uploads.ts';
import type { ViewerResolver } from './identity/viewer.types.ts';
import { agentRoutes } from './privacy/agent/agent-routes.ts';
import { auditKeyRoute } from './privacy/audit/audit-key.ts';
import { receiptSchemaRoute } from './privacy/consent/receipt-schema-route.ts';
import { publicGraphQL } from './privacy/public/public-graphql.ts';
import { serveRealtime } from './realtime/serve-realtime.ts';

/** What a server needs beside the application. */
export interface ServerOptions {
  readonly app: Application;
  readonly viewers: ViewerResolver;
  readonly logLevel: string;
  /** The documents of the apps; without them only developers may ask anything. */
  readonly documents?: Pick<TrustedDocuments, 'find' | 'sources'>;
  /** Points that each client gets back every second; see `graphql/cost`. */
  readonly costPerSecond?: number | undefined;
  /** Addresses of proxies that may say who calls. */
  readonly trustedProxies?: string | undefined;
  /** More routes of the same origin: sign-in, uploads, the apps. */
  readonly routes?: readonly ((fastify: FastifyInstance) => Promise<void> | void)[];
}

const BODY_LIMIT = 256 * 1024;
/** As long as an upload may take; whoever sends slower than that only holds a connection. */
const RECEIVING_MS = 15 * 60_000;
const COST_PER_SECOND = 2_000;

/** Builds the HTTP server of one origin; it does not listen yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { app, viewers } = options;
  const fastify = createFastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: RECEIVING_MS,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    trustProxy: options.trustedProxies?.split(',').map((address) => address.trim()) ?? false,
    frameworkErrors: answerUnreadableAddress,
    // Paths and ids only: a query string or a header may hold personal values.
    logger: { level: options.logLevel, redact: ['req.headers'], serializers: { req: describeRequest } },
  });
  answerFailures(fastify);
  healthRoutes(fastify, () => app.isReady());
  auditKeyRoute(fastify, app.privacy.signingKey);
  receiptSchemaRoute(fastify);
  await agentRoutes(fastify, app);
  const resolve = (request: FastifyRequest) => viewers.resolve(request.headers, slugOf(request), request.ip);
  const workspace = endpointOf(fastify, workspaceSchema(app.metadata), options);
  const realtime = serveRealtime(fastify, workspace, { viewers, resolve, maxPayload: BODY_LIMIT });
  await serveGraphQL(fastify, '/graphql', workspace, resolve, realtime);
  await serveGraphQL(
    fastify,
    '/operator/graphql',
    endpointOf(fastify, operatorSchema(app.metadata), options),
    (request) => viewers.resolve(request.headers, OPERATOR_SLUG, request.ip),
  );
  await publicGraphQL(fastify, app, publicSchema(app.metadata), bugLog(fastify));
  await uploadRoutes(fastify, { em: app.orm.em, vault: app.vault, clock: app.clock, files: app.files });
  downloadRoutes(fastify, app, viewers);
  for (const route of options.routes ?? []) await route(fastify);
  return fastify;
}

function describeRequest(request: FastifyRequest): { method: string; path: string } {
  return { method: request.method, path: request.url.split('?')[0] ?? '' };
}

function slugOf(request: FastifyRequest): string | null {
  const slug = request.headers['x-workspace'];
  return typeof slug === 'string' ? slug : null;
}

function endpointOf(
  fastify: FastifyInstance,
  schema: GraphQLSchema,
  { app, documents = TrustedDocuments.of({}), costPerSecond = COST_PER_SECOND }: ServerOptions,
): Endpoint {
  const budget = new CostBudget(costPerSecond, () => app.clock.now().getTime());
  return { app, schema, documents, gate: new DocumentGate(FREE_DOCUMENT_LIMITS), budget, onBug: bugLog(fastify) };
}

function bugLog(fastify: FastifyInstance): BugListener {
  return (traceId, error) => fastify.log.error({ traceId, bug: describeFailure(error) }, 'bug');
}
