import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLIENT_ADDRESS_HEADER } from '../auth.ts';

// What a client may not tell us: where it comes from is known from its connection and the trusted proxy alone.
const UNTRUSTED = /^(x-forwarded-.*|forwarded|x-real-ip|x-smartx-.*)$/;

/** The headers of a request as the sign-in library reads them, with the address that Fastify found. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !UNTRUSTED.test(name))
      for (const each of Array.isArray(value) ? value : [value]) headers.append(name, each);
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  return headers;
}

/** A Fastify request, whose body is parsed already, as the library takes it. */
export function toWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = webHeaders(request);
  headers.delete('content-length');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const body = isRead || request.body === undefined ? null : JSON.stringify(request.body);
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, body });
}

/** Sends the library's answer, without what a page's scripts must not hold. */
export async function sendWebResponse(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status).header('cache-control', 'no-store');
  copyCookies(reply, response);
  const location = response.headers.get('location');
  if (location) reply.header('location', location);
  const retryAfter = response.headers.get('x-retry-after');
  if (retryAfter) reply.header('retry-after', retryAfter);
  const text = await response.text();
  if (!response.headers.get('content-type')?.includes('json')) return reply.type('application/json').send(text || '{}');
  return reply.type('application/json').send(withoutSecrets(JSON.parse(text)));
}

/** Hands the library's cookies on. */
export function copyCookies(reply: FastifyReply, response: { readonly headers: Headers }): void {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
}

/** The session's token is for the browser's cookie, not for scripts; the address is sealed and shown elsewhere. */
function withoutSecrets(answer: unknown): string {
  return JSON.stringify(answer, (key, value: unknown) => (key === 'token' || key === 'ipAddress' ? undefined : value));
}
