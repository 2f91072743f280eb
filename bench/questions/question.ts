import { createHash } from 'node:crypto';

/** What a peer is sent: a GraphQL document with its variables. */
export interface Asked {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One thing to read, in the words of every peer. */
export interface Question {
  readonly name: string;
  readonly ours: Asked;
  readonly postgraphile: Asked;
  /** The statement whose only value is the `data` of the answer, shaped as ours. */
  readonly bare: { readonly sql: string; readonly values: readonly unknown[] };
  /** The usual way answers this one question. */
  readonly orm?: Asked;
  /** Brings the `data` of PostGraphile's answer into the shape of ours. */
  readonly fromPostgraphile: (data: unknown) => unknown;
}

/** The ids of the records that the questions are about. */
export interface Subjects {
  readonly workspaceId: string;
  /** A company with 400 contacts. */
  readonly largeCompanyId: string;
  /** A company with ten contacts and ten deals. */
  readonly companyId: string;
}

/** A UUID as an id of the API. */
export function publicId(prefix: string, uuid: string): string {
  return `${prefix}_${uuid.replaceAll('-', '')}`;
}

/** Reads a field of an answer of which nothing is known. @throws TypeError where there is none */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) throw new TypeError(`The answer has no "${path.join('.')}".`);
    current = new Map(Object.entries(current)).get(key);
  }
  return current;
}

/** Reads a list of an answer. @throws TypeError where there is none */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = at(value, ...path);
  if (!Array.isArray(list)) throw new TypeError(`The answer has no list "${path.join('.')}".`);
  return list;
}

/** The id of a document (GraphQL over HTTP, appendix A). */
export function documentId(document: string): string {
  return `sha256:${createHash('sha256').update(document).digest('hex')}`;
}
