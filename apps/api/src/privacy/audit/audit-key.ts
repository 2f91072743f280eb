import type { SigningKey } from '@smartx/domain/privacy';
import type { FastifyInstance } from 'fastify';

/** `GET /.well-known/smartx-audit.json`: the public key with which everybody can check what this installation signs. */
export function auditKeyRoute(fastify: FastifyInstance, { id }: SigningKey): void {
  fastify.get('/.well-known/smartx-audit.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').send({ algorithm: 'Ed25519', publicKey: id }),
  );
}
