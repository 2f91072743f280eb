import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { TrustedDocuments } from './trusted-documents.ts';

const COUNT = 'query Count($purpose: Purpose!) @purpose(is: $purpose) { companies { totalCount { value } } }';
const variables = { purpose: 'RELATIONSHIP' };

let api: TestApi;
let workspace: ApiWorkspace;

beforeAll(async () => {
  api = await openTestApi({ documents: TrustedDocuments.of({ 'sha256:count': COUNT }) });
  workspace = await api.givenWorkspace();
});

afterAll(() => api.close());

describe('An app', () => {
  it('asks with the id of a document that it was built with', async () => {
    const app = await workspace.call('viewer', 'RELATIONSHIP', { isDeveloper: false });

    const { data, status } = await app.send({ documentId: 'sha256:count', variables });

    expect({ status, data }).toEqual({ status: 200, data: { companies: { totalCount: { value: 0 } } } });
  });

  it('asks nothing else, whatever it says about itself', async () => {
    const app = await workspace.call('viewer', 'RELATIONSHIP', { isDeveloper: false });

    const free = await app.send({ query: COUNT, variables });
    const both = await app.send({ documentId: 'sha256:count', query: 'query Other { __typename }', variables });
    const unknown = await app.send({ documentId: 'sha256:other', variables });

    expect([free.status, free.errors?.[0]?.extensions.code]).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
    expect(both.data).toEqual({ companies: { totalCount: { value: 0 } } });
    expect([unknown.status, unknown.errors?.[0]?.extensions.code]).toEqual([400, 'DOCUMENT_UNKNOWN']);
  });
});

it('A developer sends documents of their own', async () => {
  const developer = await workspace.call('viewer');

  const { data } = await developer.send({ query: COUNT, variables });

  expect(data).toEqual({ companies: { totalCount: { value: 0 } } });
});

it('An operation runs for the purpose that it gives as a default', async () => {
  const developer = await workspace.call('viewer');
  const document =
    'query Count($purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) { companies { totalCount { value } } }';

  const { status, data } = await developer.send({ query: document });

  expect({ status, data }).toEqual({ status: 200, data: { companies: { totalCount: { value: 0 } } } });
});
