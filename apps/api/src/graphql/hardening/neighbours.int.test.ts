import { CompanyService } from '@smartx/domain/company';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { TrustedDocuments } from '../trusted/trusted-documents.ts';

const BY = 'by: { externalId: { source: "billing", key: "K-1" } }';
const RECORD = `query R @purpose(is: RELATIONSHIP) { contact(${BY}) { id } companies { nodes { name } } companiesAggregate { count } }`;
const LIST = 'query L @purpose(is: RELATIONSHIP) { deals(after: "x") { nodes { id } } companies { nodes { name } } }';

let api: TestApi;
let caller: Caller;
beforeAll(async () => {
  api = await openTestApi({ documents: TrustedDocuments.of({ 'sha256:record': RECORD, 'sha256:list': LIST }) });
  const workspace = await api.givenWorkspace();
  await new CompanyService(workspace.asSystem()).create({ name: 'Acme' });
  caller = await workspace.call('owner', 'RELATIONSHIP', { fields: { 'Contact.externalIds': 'deny' } });
});
afterAll(() => api.close());

describe.each([
  ['of a developer', { query: RECORD }, { query: LIST }],
  ['of an app', { documentId: 'sha256:record' }, { documentId: 'sha256:list' }],
])('in a document %s, a root field that fails', (_whose, record, list) => {
  it('leaves its neighbours what they are where it names one record', async () => {
    const { status, data, errors } = await caller.send(record);

    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['contact'], 'FIELD_WITHHELD']]);
    expect([status, data]).toEqual([
      200,
      { contact: null, companies: { nodes: [{ name: 'Acme' }] }, companiesAggregate: [{ count: 1 }] },
    ]);
  });

  it('takes the answer with it where it is a list, which is never null, and says which it was', async () => {
    const { data, errors } = await caller.send(list);

    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['deals'], 'INVALID_CURSOR']]);
    expect(data).toBeNull();
  });
});
