import { FileStoreFullError, type ReceiverParts, receiveUpload } from '@smartx/domain/file-store';
import { DomainError, NotFoundError } from '@smartx/domain/kernel';
import type { FastifyInstance } from 'fastify';

/**
 * `PUT /uploads/<token>`: takes the bytes of a file that was announced by `uploadCreate`. The address is the permission; it
 * works once. The bytes go to the file store as they come and are never held in memory.
 */
export async function uploadRoutes(fastify: FastifyInstance, parts: ReceiverParts): Promise<void> {
  await fastify.register(async (scoped) => {
    scoped.removeAllContentTypeParsers();
    scoped.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scoped.put<{ Params: { token: string }; Body: AsyncIterable<Uint8Array> | undefined }>(
      '/uploads/:token',
      // What is logged of a request is its path, and here the path is a secret.
      { logLevel: 'silent', bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        try {
          await receiveUpload(parts, request.params.token, request.body ?? []);
          return await reply.code(204).send();
        } catch (error) {
          if (error instanceof FileStoreFullError) {
            fastify.log.error('There is no room left for files');
            return await reply.code(507).send({ code: 'STORE_FULL', message: error.message });
          }
          if (!(error instanceof DomainError)) throw error;
          const status = error instanceof NotFoundError ? 404 : 422;
          return await reply.code(status).send({ code: error.code, message: error.message });
        }
      },
    );
  });
}
