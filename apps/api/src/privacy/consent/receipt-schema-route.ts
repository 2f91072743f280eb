import { RECEIPT_SCHEMA } from '@smartx/domain/privacy';
import type { FastifyInstance } from 'fastify';

/** `GET /.well-known/smartx-consent-receipt.json`: the JSON Schema of receipts, so that anybody can check one. */
export function receiptSchemaRoute(fastify: FastifyInstance): void {
  fastify.get('/.well-known/smartx-consent-receipt.json', async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/schema+json')
      .send(JSON.stringify(RECEIPT_SCHEMA)),
  );
}
