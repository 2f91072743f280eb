import { DomainError, isUuid, Scope } from '@smartx/domain/kernel';
import { AgentDesk, type ExerciseStatus, personViewer, UnsupportedExerciseError } from '@smartx/domain/privacy';
import { findWorkspaceBySlug } from '@smartx/domain/workspace';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Application } from '../../application.ts';

/** A signed request is a few hundred characters of JSON in base64. */
const BODY_LIMIT = 16 * 1024;
/** From one address, and with one token or for one agent: an agent with many clients sends them one after the other. */
const LIMITS = { from: { window: 600, max: 600 }, by: { window: 600, max: 300 } } as const;

/** Whatever is wrong with who asks or with what was signed: which of it, nobody is told (sections 3.06 and 3.07). */
const FORBIDDEN = { code: '403', message: 'Forbidden', fatal: true } as const;

type AgentRequest = FastifyRequest<{ Params: { slug: string; id: string } }>;

/**
 * `/drp/{workspace}/v1/…`: the Data Rights Protocol 1.0, by which registered agents use the rights that people have under the CCPA.
 * Everything is answered with JSON; what comes under no known token or signature gets one and the same refusal.
 */
export async function agentRoutes(fastify: FastifyInstance, app: Application): Promise<void> {
  await fastify.register(async (routes) => {
    // The protocol sends base64 as text; whatever it is called, it is read as that, so that no way of sending stands out.
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    routes.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    routes.addHook('preHandler', async (request, reply) => limit(app, request, reply));
    const base = '/drp/:slug/v1';
    for (const url of [`${base}/data-rights-request`, `${base}/data-rights-request/`])
      routes.post(url, async (request: AgentRequest, reply) =>
        answerRequest(reply, async () => (await deskOf(app, request))?.exercise(tokenOf(request), bodyOf(request))),
      );
    routes.get(`${base}/data-rights-request/:id`, async (request: AgentRequest, reply) =>
      answerRequest(reply, async () => (await deskOf(app, request))?.status(tokenOf(request), idOf(request))),
    );
    routes.delete(`${base}/data-rights-request/:id`, async (request: AgentRequest, reply) =>
      answerRequest(reply, async () =>
        (await deskOf(app, request))?.revoke(tokenOf(request), idOf(request), bodyOf(request)),
      ),
    );
    routes.post(`${base}/agent/:id`, async (request: AgentRequest, reply) => {
      const token = await (await deskOf(app, request))?.setUpKey(request.params.id, bodyOf(request));
      return token ? reply.send({ 'agent-id': request.params.id, token }) : reply.code(403).send();
    });
    routes.get(`${base}/agent/:id`, async (request: AgentRequest, reply) => {
      const isHeld = await (await deskOf(app, request))?.holds(request.params.id, tokenOf(request));
      return isHeld ? reply.send({}) : reply.code(403).send();
    });
  });
}

async function answerRequest(
  reply: FastifyReply,
  run: () => Promise<ExerciseStatus | null | undefined>,
): Promise<FastifyReply> {
  try {
    const status = await run();
    return status ? reply.send(status) : reply.code(403).send(FORBIDDEN);
  } catch (error) {
    // Only an agent whose signature held comes this far.
    if (error instanceof UnsupportedExerciseError) return refuse(reply, 400, error.message);
    if (error instanceof DomainError) return refuse(reply, error.code === 'WRONG_STATE' ? 409 : 400, error.message);
    throw error;
  }
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ code: String(status), message });
}

/** The desk of a workspace, for whoever writes to it; nobody is signed in. */
async function deskOf(app: Application, { params: { slug } }: AgentRequest): Promise<AgentDesk | null> {
  const { orm, vault, clock, jobs, privacy } = app;
  const found = await findWorkspaceBySlug(orm.em, slug);
  if (!found) return null;
  const viewer = personViewer(found.id);
  const around = { em: orm.em.fork(), viewer, vault, clock, jobs };
  return new AgentDesk(new Scope({ ...around, purpose: 'RIGHTS_HANDLING', through: 'portal' }), privacy);
}

async function limit(
  app: Application,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const { limits } = app.identity;
  const token = tokenOf(request);
  const from = await limits.consume(`agent from\0${request.ip}`, LIMITS.from);
  const by = token === '' ? from : await limits.consume(`agent by\0${token}`, LIMITS.by);
  const refused = [from, by].find(({ allowed }) => !allowed);
  if (!refused) return undefined;
  const code = '429';
  return reply
    .code(429)
    .header('retry-after', String(refused.retryAfter ?? 60))
    .send({ code, message: 'Too many of these at once. Try again later.' });
}

function tokenOf({ headers }: FastifyRequest): string {
  return /^Bearer ([A-Za-z0-9_-]{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

function bodyOf({ body }: FastifyRequest): string {
  return typeof body === 'string' ? body : '';
}

/** An id of no request where it is none at all: both are looked for. */
function idOf({ params: { id } }: AgentRequest): string {
  return isUuid(id) ? id : '00000000-0000-7000-8000-000000000000';
}
