import { ApolloLink, HttpLink } from '@apollo/client';
import type { DocumentNode } from 'graphql';

/**
 * The way to the server. A document that was known when the app was built goes as its id (GraphQL over HTTP, appendix A):
 * the server has it already, and takes no other from an app. One written at run time goes as text, which takes a developer.
 */
export function trustedHttpLink(uri: string, headers: Readonly<Record<string, string>>): ApolloLink {
  const nameDocument = new ApolloLink((operation, forward) => {
    const documentId = documentIdOf(operation.query);
    if (documentId !== null) {
      operation.extensions.documentId = documentId;
      operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
    }
    return forward(operation);
  });
  const http = new HttpLink({ uri, headers: { ...headers }, credentials: 'same-origin', fetch: sendById });
  return ApolloLink.from([nameDocument, http]);
}

/** The id of a document that was known when the app was built; the code generator puts it beside the document. */
export function documentIdOf(document: DocumentNode & { readonly __meta__?: unknown }): string | null {
  const meta = document.__meta__;
  if (typeof meta !== 'object' || meta === null || !('hash' in meta)) return null;
  return typeof meta.hash === 'string' ? meta.hash : null;
}

/** The id stands beside the variables, where the specification has it, and not among the extensions, where the link can put it. */
function sendById(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  if (typeof init?.body !== 'string') return fetch(input, init);
  const { extensions, ...body }: { extensions?: { documentId?: string } } = JSON.parse(init.body);
  if (!extensions?.documentId) return fetch(input, init);
  return fetch(input, { ...init, body: JSON.stringify({ documentId: extensions.documentId, ...body }) });
}
