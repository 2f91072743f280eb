import { RequestError } from '@smartx/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertWithinLimits, type DocumentLimits } from './document-limits.ts';
import { DEEPEST_VALUE, isNestedDeeper } from './nesting.ts';
import { PassedDocuments } from './passed-documents.ts';

/** The one gate for documents, whichever way they come: a request, a socket, an estimate. */
export class DocumentGate {
  private readonly passed = new PassedDocuments();

  constructor(private readonly limits: DocumentLimits) {}

  /**
   * Lets a request and its document pass if both are within limits, before anything parses or validates them for use.
   * @throws RequestError `REQUEST_TOO_DEEP` · `DOCUMENT_TOO_LARGE` · `FRAGMENT_CYCLE`
   */
  pass(sent: unknown, source: string | null): void {
    if (isNestedDeeper(sent, DEEPEST_VALUE))
      throw new RequestError('REQUEST_TOO_DEEP', `The request is nested more than ${DEEPEST_VALUE} levels deep.`);
    if (source === null || this.passed.has(source)) return;
    assertWithinLimits(source, this.limits);
    this.passed.add(source);
  }
}

/** Lets a request over HTTP pass only through the gate; before Apollo parses or validates anything. */
export function documentGate(gate: DocumentGate) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      gate.pass(request.body, sourceOf(request));
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
