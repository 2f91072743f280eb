/**
 * A GraphQL document with the types of its answer and of its variables: a string, or what a code generator makes of one
 * (GraphQL Code Generator's client preset with `documentMode: 'string'`).
 */
export type PartnerDocument<Data, Variables> = string | TypedText<Data, Variables>;

interface TypedText<Data, Variables> {
  toString(): string;
  /** Never there; it carries the types. */
  readonly __apiType?: (variables: Variables) => Data;
}

/** What kind of operation a document holds. A document holds one. */
export function isMutation(text: string): boolean {
  return /^\s*mutation\b/m.test(withoutComments(text));
}

/** Whether the operation takes its purpose from the client. */
export function takesPurpose(text: string): boolean {
  return /\$purpose\s*:/.test(withoutComments(text));
}

function withoutComments(text: string): string {
  return text.replaceAll(/#[^\n]*/g, '');
}
