import { deriveSecret, LARGEST_EVIDENCE } from '@smartx/domain/privacy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Application } from '../application.ts';
import { describeFailure } from '../failure/describe-failure.ts';

/** The request handler that the privacy centre exports; `fetch` reaches the public API as the visitor. */
export type PortalHandler = (
  request: Request,
  fetch: (path: string, call: ApiCall) => Promise<Response>,
) => Promise<Response>;

interface ApiCall {
  readonly method?: 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Makes the privacy centre for one installation. */
export type CreatePortal = (options: {
  readonly publicUrl: string;
  readonly origins: readonly string[];
  readonly secret: string;
  readonly mailboxPath: string | null;
  readonly onBug: (traceId: string, error: unknown) => void;
  readonly now: () => number;
}) => PortalHandler;

const BODY_LIMIT = 16 * 1024;
/** A form with the file of a certificate. */
const FILE_LIMIT = 64 * 1024;
/** A form with three files that support a request, and what is written beside them. */
const EVIDENCE_LIMIT = 3 * LARGEST_EVIDENCE + 1024 * 1024;

/** Mounts the privacy centre at `/privacy`. What it asks of the API stays in this process, in the name of the visitor's address. */
export function portalPages(
  fastify: FastifyInstance,
  app: Application,
  createPortal: CreatePortal,
  origins: readonly string[],
): void {
  const portal = createPortal({
    ...{ publicUrl: app.publicUrl, origins },
    secret: deriveSecret(app.secret, 'cookies of the privacy centre'),
    mailboxPath: app.mail === null ? '/dev/mail' : null,
    onBug: (traceId, error) => fastify.log.error({ traceId, bug: describeFailure(error) }, 'bug in the privacy centre'),
    now: () => app.clock.now().getTime(),
  });
  void fastify.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, body),
    );
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
      (_request, body, done) => done(null, body),
    );
    const handler = (request: FastifyRequest) =>
      portal(toWebRequest(request, app.publicUrl), apiAs(fastify, request.ip));
    for (const url of ['/privacy', '/privacy/*']) scope.route({ method: ['GET', 'POST'], url, handler });
    for (const form of ['status/answer', 'status/files'])
      for (const url of [`/privacy/${form}`, `/privacy/:slug/${form}`])
        scope.route({ method: 'POST', url, bodyLimit: EVIDENCE_LIMIT, handler });
  });
}

/** The public API through the running server, as if the visitor's own machine had called it: its limits count by address. */
function apiAs(fastify: FastifyInstance, remoteAddress: string) {
  return async (url: string, { method = 'POST', headers: own, body }: ApiCall): Promise<Response> => {
    const headers = own ?? { 'content-type': 'application/json' };
    const payload = typeof body === 'string' ? body : Buffer.from(body);
    const answer = await fastify.inject({ method, url, headers, remoteAddress, payload });
    const wait = answer.headers['retry-after'];
    // A status without a content takes none, not even an empty one.
    return new Response(answer.statusCode === 204 ? null : answer.body, {
      status: answer.statusCode,
      headers: wait === undefined ? {} : { 'retry-after': String(wait) },
    });
  };
}

function toWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers();
  for (const name of ['cookie', 'origin', 'sec-fetch-site', 'accept-language', 'content-type']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, body: bodyOf(request) });
}

function bodyOf({ method, body }: FastifyRequest): string | Uint8Array<ArrayBuffer> | null {
  if (method !== 'POST') return null;
  return typeof body === 'string' ? body : Buffer.isBuffer(body) ? new Uint8Array(body) : null;
}
