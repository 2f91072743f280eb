import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TrustedDocuments } from './trusted-documents.ts';

const trusted = new WeakSet<FastifyRequest['raw']>();

/** Whether the document of a request came by its id. */
export function isTrusted({ raw }: FastifyRequest): boolean {
  return trusted.has(raw);
}

/** Puts the text in the place of a document's id; an id that nobody gave out is refused. */
export function resolveDocumentIds(documents: Pick<TrustedDocuments, 'find'>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const id = documentIdIn(request.body);
    if (id === null) return;
    const query = documents.find(id);
    if (query === null) {
      const message = 'The server does not know this document. The app was built for another version; load it anew.';
      await reply.code(400).send({ errors: [{ message, extensions: { code: 'DOCUMENT_UNKNOWN' } }] });
      return;
    }
    request.body = { ...Object(request.body), query };
    trusted.add(request.raw);
  };
}

function documentIdIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('documentId' in body)) return null;
  return typeof body.documentId === 'string' ? body.documentId : null;
}
