import { RequestError } from '@smartx/domain/kernel';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { measureDocument } from './measure-document.ts';

/** How large a document may be. Checked before anything else is done with it. */
export interface DocumentLimits {
  /** How deep fields may be nested, fragments counted; introspection is exempt. */
  readonly depth: number;
  readonly tokens: number;
  /** Fields of an operation that have another name in the answer. */
  readonly aliases: number;
  /** How often one name may stand in one selection. */
  readonly repetitions: number;
  readonly directives: number;
  readonly fragments: number;
}

/** The limits of documents that nobody knows beforehand. */
export const FREE_DOCUMENT_LIMITS: DocumentLimits = {
  depth: 10,
  tokens: 1_000,
  aliases: 100,
  repetitions: 100,
  directives: 50,
  fragments: 50,
};

/**
 * Makes sure that a document stays within limits, in time that grows with its length alone. A document that cannot be parsed
 * passes: whoever parses it next says what is wrong with it.
 * @throws RequestError `DOCUMENT_TOO_LARGE` · `FRAGMENT_CYCLE`, saying the limit
 */
export function assertWithinLimits(source: string, limits: DocumentLimits): void {
  const document = parseWithin(source, limits.tokens);
  if (!document) return;
  const measured = measureDocument(document);
  if (measured.hasCycle) throw new RequestError('FRAGMENT_CYCLE', 'A fragment spreads itself.');
  assertAtMost(measured.depth, limits.depth, (limit) => `The operation is nested more than ${limit} fields deep.`);
  assertAtMost(measured.aliases, limits.aliases, (limit) => `The operation has more than ${limit} aliases.`);
  assertAtMost(measured.repetitions, limits.repetitions, (limit) => `A field is selected more than ${limit} times.`);
  assertAtMost(measured.directives, limits.directives, (limit) => `The document has more than ${limit} directives.`);
  assertAtMost(measured.fragments, limits.fragments, (limit) => `The document has more than ${limit} fragments.`);
}

function assertAtMost(value: number, limit: number, explain: (limit: number) => string): void {
  if (value > limit) throw new RequestError('DOCUMENT_TOO_LARGE', explain(limit));
}

function parseWithin(source: string, maxTokens: number): DocumentNode | null {
  try {
    return parse(source, { maxTokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('tokens'))
      throw new RequestError('DOCUMENT_TOO_LARGE', `The document has more than ${maxTokens} tokens.`);
    return null;
  }
}
