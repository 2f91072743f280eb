import type { FastifyInstance } from 'fastify';

/** Answers whether the process lives, and whether it can serve; both without a sign-in and without details. */
export function healthRoutes(fastify: FastifyInstance, isReady: () => Promise<boolean>): void {
  fastify.get('/health/live', async () => ({ status: 'ok' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const ready = await isReady();
    if (!ready) reply.header('retry-after', '5');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' });
  });
}
