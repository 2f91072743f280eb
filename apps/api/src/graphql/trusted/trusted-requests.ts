import { RequestError } from '@smartx/domain/kernel';
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
    try {
      const query = findTrusted(documents, request.body);
      if (query === null) return;
      request.body = { ...Object(request.body), query };
      trusted.add(request.raw);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      const { message, code } = error;
      await reply.code(400).send({ errors: [{ message, extensions: { code } }] });
    }
  };
}

/**
 * The text of the document that a request names by its id; null for one that names none.
 * @throws RequestError `DOCUMENT_UNKNOWN` for an id that nobody gave out
 */
export function findTrusted(documents: Pick<TrustedDocuments, 'find'>, sent: unknown): string | null {
  const id = documentIdIn(sent);
  if (id === null) return null;
  const query = documents.find(id);
  if (query !== null) return query;
  const message = 'The server does not know this document. The app was built for another version; load it anew.';
  throw new RequestError('DOCUMENT_UNKNOWN', message);
}

function documentIdIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('documentId' in body)) return null;
  return typeof body.documentId === 'string' ? body.documentId : null;
}
