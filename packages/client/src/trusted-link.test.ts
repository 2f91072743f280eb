import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CompanySuggestions } from './operations/suggestions.ts';
import { trustedHttpLink } from './trusted-link.ts';

afterEach(() => vi.unstubAllGlobals());

/** What leaves for the server, whose answer is empty. */
function givenServer(): { readonly bodies: Record<string, unknown>[]; readonly client: ApolloClient } {
  const bodies: Record<string, unknown>[] = [];
  vi.stubGlobal('fetch', async (_address: string, init: { body: string }) => {
    bodies.push(JSON.parse(init.body));
    return new Response('{"data":{}}', { headers: { 'content-type': 'application/json' } });
  });
  return { bodies, client: new ApolloClient({ cache: new InMemoryCache(), link: trustedHttpLink('/graphql', {}) }) };
}

describe('a document', () => {
  it('that was known when the app was built is sent as its id, without its text', async () => {
    const { bodies, client } = givenServer();

    await client.query({ query: CompanySuggestions, variables: { text: 'ac' } }).catch(() => undefined);

    expect(bodies).toEqual([
      {
        documentId: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        operationName: 'CompanySuggestions',
        variables: { purpose: 'RELATIONSHIP', text: 'ac' },
      },
    ]);
  });

  it('that is written at run time is sent as text', async () => {
    const { bodies, client } = givenServer();

    await client
      .query({ query: gql`query Own @purpose(is: SECURITY) { node(id: "x") { id } }` })
      .catch(() => undefined);

    expect(bodies[0]?.query).toContain('query Own');
    expect(bodies[0]).not.toHaveProperty('documentId');
  });
});
