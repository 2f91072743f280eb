import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const CONTACTS = `query Contacts @purpose(is: RELATIONSHIP) {
  contacts(first: 2) { nodes { id fullName emails { value } company { name } withheld { field reason hint } } pageInfo { hasNextPage } totalCount { value relation } }
}`;

it('costs one statement and stays inside the workspace', async () => {
  const ours = await api.givenWorkspace();
  const viewer = await ours.call('viewer');

  const { data, errors, statements } = await viewer.query(CONTACTS);

  expect(errors).toBeUndefined();
  expect(data).toEqual({
    contacts: { nodes: [], pageInfo: { hasNextPage: false }, totalCount: { value: 0, relation: 'EXACT' } },
  });
  expect(statements).toEqual(['begin', 'set local', 'select', 'commit']);
});

it('asks for a sign-in before anything else, and for a purpose then', async () => {
  const ours = await api.givenWorkspace();
  const viewer = await ours.call('viewer');

  const anonymous = await api.anonymous('query A @purpose(is: RELATIONSHIP) { contacts { nodes { id } } }');
  const withoutPurpose = await viewer.query('query A { contacts { nodes { id } } }');
  const notHeld = await viewer.query('query A @purpose(is: MARKETING) { contacts { nodes { id } } }');
  const typeName = await api.anonymous('{ __typename }');

  expect(anonymous.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(withoutPurpose.errors?.[0]?.extensions.code).toBe('PURPOSE_REQUIRED');
  expect(notHeld.errors?.[0]?.extensions.code).toBe('PURPOSE_NOT_HELD');
  expect(typeName.data).toEqual({ __typename: 'Query' });
});
