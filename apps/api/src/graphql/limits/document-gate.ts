import { RequestError } from '@smartx/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertWithinLimits, type DocumentLimits } from './document-limits.ts';
import { DEEPEST_VALUE, isNestedDeeper } from './nesting.ts';
import { PassedDocuments } from './passed-documents.ts';

/** Lets a request pass only if it and its document are within limits; before Apollo parses or validates anything. */
export function documentGate(limits: DocumentLimits) {
  const passed = new PassedDocuments();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      if (isNestedDeeper(request.body, DEEPEST_VALUE))
        throw new RequestError('REQUEST_TOO_DEEP', `The request is nested more than ${DEEPEST_VALUE} levels deep.`);
      const source = sourceOf(request);
      if (source === null || passed.has(source)) return;
      assertWithinLimits(source, limits);
      passed.add(source);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      const { message, code } = error;
      await reply.code(400).send({ errors: [{ message, extensions: { code } }] });
    }
  };
}

function sourceOf({ body, query }: FastifyRequest): string | null {
  return queryIn(body) ?? queryIn(query);
}

function queryIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('query' in value)) return null;
  return typeof value.query === 'string' ? value.query : null;
}
