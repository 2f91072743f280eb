import { FileStoreFullError } from '@smartx/domain/file-store';
import { DomainError, InvalidInputError, NotFoundError } from '@smartx/domain/kernel';
import { LARGEST_EVIDENCE } from '@smartx/domain/privacy';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { PublicContext } from '../public/public-context.ts';

/** Where a person sends a file that supports a request. */
export const EVIDENCE_PATH = '/uploads/evidence';

/**
 * `PUT /uploads/evidence`: adds a file to a request. Which request it is, and the token that opens it, stand in headers and never
 * in an address: `x-request-workspace`, `x-request-reference`, `x-request-token`, and the name in `x-file-name`, percent-encoded.
 * An agent sends `x-permission-token` instead, which `requestSubmit` gave, and the file is a signed permission.
 */
export async function evidenceUpload(
  fastify: FastifyInstance,
  contextOf: (ip: string) => PublicContext,
): Promise<void> {
  await fastify.register(async (scoped) => {
    scoped.removeAllContentTypeParsers();
    scoped.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    // One byte more than is taken, so that the domain says what is too large in its own words.
    const options = { logLevel: 'silent', bodyLimit: LARGEST_EVIDENCE + 1 } as const;
    scoped.put<{ Body: Buffer | undefined }>(EVIDENCE_PATH, options, async (request, reply) => {
      try {
        await add(contextOf(request.ip), request);
        return await reply.code(204).send();
      } catch (error) {
        if (error instanceof FileStoreFullError) fastify.log.error('There is no room left for files');
        return refuse(reply, error);
      }
    });
  });
}

async function add(
  context: PublicContext,
  { headers, body }: FastifyRequest<{ Body: Buffer | undefined }>,
): Promise<void> {
  const head = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };
  const [reference, token, permission] = [
    head('x-request-reference'),
    head('x-request-token'),
    head('x-permission-token'),
  ];
  await context.count('attempt', reference);
  const file = { name: decoded(head('x-file-name')), content: [body ?? Buffer.alloc(0)] };
  const workspace = head('x-request-workspace') || null;
  if (permission === '') await (await context.requests(workspace)).addEvidence(reference, token, file);
  else await (await context.permissions(workspace)).add(reference, permission, file);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
}

/** Where there is something to correct, `message` says it in English; a program goes by `code`. */
function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof FileStoreFullError) return reply.code(507).send({ code: 'STORE_FULL', message: error.message });
  // What is counted is the only thing that speaks GraphQL here.
  if (error instanceof GraphQLError)
    return reply.code(429).header('retry-after', '60').send({ code: 'RATE_LIMITED', message: error.message });
  if (!(error instanceof DomainError)) throw error;
  const message = error instanceof InvalidInputError ? (error.fields[0]?.message ?? error.message) : error.message;
  return reply.code(error instanceof NotFoundError ? 404 : 422).send({ code: error.code, message });
}
