import { isOutage, OutageError } from '@smartx/domain/database';
import { ageStatement } from '@smartx/domain/identity';
import {
  DomainError,
  InvalidInputError,
  NotFoundError,
  purposesOf,
  RequestError,
  UnauthenticatedError,
} from '@smartx/domain/kernel';
import { hasCardNumber } from '@smartx/domain/record';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { describeFailure } from '../failure/describe-failure.ts';
import { RETRY_AFTER_SECONDS, UNAVAILABLE } from '../failure/unavailable.ts';
import type { OwnAccount } from './account/own-account.ts';
import { type Auth, trustedOrigins } from './auth.ts';
import { assertSameOrigin } from './http/same-origin.ts';
import { copyCookies, sendWebResponse, toWebRequest, webHeaders } from './http/web-exchange.ts';
import type { InvitationEntry } from './sign-in/invitation-entry.ts';
import type { OutageWatch } from './sign-in/outage-watch.ts';
import type { OwnSessions } from './sign-in/own-sessions.ts';
import { permissionsOf } from './viewer.ts';
import type { SignedIn, ViewerResolver } from './viewer.types.ts';

/** What the routes of the sign-in serve with. */
export interface AuthRouteParts {
  readonly auth: Auth;
  readonly outages: OutageWatch;
  readonly viewers: ViewerResolver;
  readonly sessions: OwnSessions;
  readonly ownAccount: OwnAccount;
  readonly invitations: InvitationEntry;
  readonly publicUrl: string;
  readonly trustedOrigins?: readonly string[];
}

/** The paths of the library that we serve; the rest of it, sign-up first of all, does not exist for the outside. */
const LIBRARY_ROUTES = [
  ['POST', '/auth/sign-in/email'],
  ['POST', '/auth/sign-out'],
  ['GET', '/auth/get-session'],
  ['POST', '/auth/request-password-reset'],
  ['POST', '/auth/reset-password'],
  ['POST', '/auth/change-password'],
] as const;

const tokenBody = z.strictObject({ token: z.string().min(1).max(200), language: z.string().max(35).nullish() });
const acceptBody = tokenBody.extend({
  fullName: z
    .string()
    .max(200)
    .refine((name) => !hasCardNumber(name), 'This looks like the number of a payment card.')
    .nullish(),
  password: z.string().max(200).nullish(),
  confirmOtherAddress: z.boolean().optional(),
  isOfAge: z.boolean().nullish(),
});
const passwordBody = z.strictObject({ password: z.string().max(200) });
const linkBody = z.strictObject({ token: z.string().min(1).max(200) });
const sessionBody = z.strictObject({ id: z.string().min(1).max(100) });

/** Mounts everything under `/auth`: signing in and out, passwords, invitations, one's own sessions and workspaces. */
export function authRoutes(fastify: FastifyInstance, parts: AuthRouteParts): void {
  const origins = [...trustedOrigins(parts.publicUrl), ...(parts.trustedOrigins ?? [])];
  void fastify.register(async (scope) => {
    scope.setErrorHandler(sendError(parts));
    scope.addHook('onRequest', async (request) => {
      if (request.method !== 'GET') assertSameOrigin(request, origins);
    });
    for (const [method, url] of LIBRARY_ROUTES)
      scope.route({ method, url, handler: (request, reply) => serveLibrary(parts, request, reply) });
    mountOwn(scope, parts);
    mountAccount(scope, parts);
    mountInvitations(scope, parts);
  });
}

async function serveLibrary(parts: AuthRouteParts, request: FastifyRequest, reply: FastifyReply) {
  const response = await parts.auth.handler(toWebRequest(request, parts.publicUrl));
  // Some of its endpoints keep the reason of a failure to themselves.
  if (response.status === 500 && parts.outages.isRecent) throw new OutageError();
  return sendWebResponse(reply, response);
}

function mountOwn(fastify: FastifyInstance, { viewers, sessions }: AuthRouteParts): void {
  fastify.get('/auth/me', async (request, reply) => {
    const signedIn = await viewers.findSignedIn(request.headers);
    const memberships = signedIn ? await viewers.membershipsOf(signedIn.account.id) : [];
    const workspaces = memberships.map((membership) => {
      const { slug, name, isOperator, closingAt } = membership.workspace;
      const { roles } = membership;
      return { slug, name, isOperator, closingAt, roles, purposes: purposesOf(permissionsOf(membership).purposes) };
    });
    return reply.header('cache-control', 'no-store').send({ account: signedIn?.account ?? null, workspaces });
  });
  fastify.get('/auth/sessions', async (request, reply) => {
    const own = await sessions.list(await requireSignedIn(viewers, request));
    return reply.header('cache-control', 'no-store').send({ sessions: own });
  });
  fastify.post('/auth/sessions/revoke', async (request) => {
    await sessions.end(await requireSignedIn(viewers, request), read(sessionBody, request).id);
    return { done: true };
  });
  fastify.post('/auth/sessions/revoke-others', async (request) => {
    return { revoked: await sessions.endOthers(await requireSignedIn(viewers, request)) };
  });
}

function mountAccount(fastify: FastifyInstance, { viewers, ownAccount }: AuthRouteParts): void {
  fastify.get('/auth/account/closure', async (request, reply) => {
    const state = await ownAccount.state(await requireSignedIn(viewers, request));
    return reply.header('cache-control', 'no-store').send(state);
  });
  fastify.post('/auth/account/close', async (request) => {
    await ownAccount.close(await requireSignedIn(viewers, request), read(passwordBody, request).password);
    return { done: true };
  });
  fastify.post('/auth/account/keep', async (request) => {
    await ownAccount.keep(await requireSignedIn(viewers, request));
    return { done: true };
  });
  fastify.post('/auth/account/keep-by-link', async (request) => {
    await ownAccount.keepByLink(read(linkBody, request).token);
    return { done: true };
  });
}

function mountInvitations(fastify: FastifyInstance, { auth, invitations }: AuthRouteParts): void {
  fastify.post('/auth/invitation/read', async (request) => {
    const { token, language } = read(tokenBody, request);
    const { workspaceName, email, fullName, hasAccount } = await invitations.read(token);
    return { workspaceName, email, fullName, hasAccount, ageStatement: ageStatement(language) };
  });
  fastify.post('/auth/invitation/accept', async (request, reply) => {
    const { fullName = null, password = null, confirmOtherAddress = false, ...body } = read(acceptBody, request);
    const headers = webHeaders(request);
    const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
    const { token, isOfAge = null, language = null } = body;
    const input = { token, fullName, password, confirmOtherAddress, isOfAge, language };
    const { workspaceSlug, made } = await invitations.accept(input, session?.user ?? null);
    if (made) {
      const { email, password: chosen } = made;
      const signIn = { body: { email, password: chosen }, headers, asResponse: true } as const;
      copyCookies(reply, await auth.api.signInEmail(signIn));
    }
    return { workspaceSlug };
  });
}

async function requireSignedIn(viewers: ViewerResolver, request: FastifyRequest): Promise<SignedIn> {
  const signedIn = await viewers.findSignedIn(request.headers);
  if (!signedIn) throw new UnauthenticatedError('Sign in first.');
  return signedIn;
}

function read<Body>(schema: z.ZodType<Body>, request: FastifyRequest): Body {
  const result = schema.safeParse(request.body);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new InvalidInputError(problems);
}

/** Refusals say why, in the words of the API; what is a bug says nothing but that. */
function sendError({ outages }: AuthRouteParts) {
  return (error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    isOutage(error) || (error.statusCode === 500 && outages.isRecent)
      ? reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send(UNAVAILABLE)
      : sendRefusal(error, request, reply);
}

function sendRefusal(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
  const { message } = error;
  if (error instanceof UnauthenticatedError) return reply.code(401).send({ code: error.code, message });
  if (error instanceof RequestError) return reply.code(403).send({ code: error.code, message });
  if (error instanceof DomainError) {
    const state = 'state' in error ? error.state : undefined;
    return reply.code(statusOf(error)).send({ code: error.code, message, path: error.path, state });
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return reply.code(status).send({ code: 'BAD_REQUEST', message: 'The request could not be read.' });
  request.log.error({ traceId: request.id, bug: describeFailure(error) }, 'bug in sign-in');
  return reply.code(500).send({ code: 'INTERNAL', message: 'Something went wrong.', traceId: request.id });
}

function statusOf(error: DomainError): number {
  if (error instanceof NotFoundError) return 404;
  return error instanceof InvalidInputError ? 400 : 409;
}
