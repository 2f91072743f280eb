import { isOutage } from '@smartx/domain/database';
import type { FastifyInstance } from 'fastify';
import { BAD_REQUEST } from './bad-request.ts';
import { describeFailure } from './describe-failure.ts';
import { RETRY_AFTER_SECONDS, UNAVAILABLE } from './unavailable.ts';

/**
 * Answers what no route answered itself: 503 and when to come back while the database is away, the status of a malformed
 * request, and for a bug a trace id. Neither answer nor log repeats the message of a failure, which may quote a value.
 */
export function answerFailures(fastify: FastifyInstance): void {
  fastify.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (isOutage(error)) return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send(UNAVAILABLE);
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send(BAD_REQUEST);
    request.log.error({ traceId: request.id, bug: describeFailure(error) }, 'bug');
    return reply
      .code(500)
      .send({ code: 'INTERNAL', message: 'Something went wrong on our side.', traceId: request.id });
  });
}
