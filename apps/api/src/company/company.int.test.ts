import { encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const CREATE = `mutation CompanyNew($input: CompanyCreateInput!) @purpose(is: RELATIONSHIP) {
  companyCreate(input: $input) { record { id name country version annualRevenue { amount currency } owner { id } } errors { __typename code path message } }
}`;
const UPDATE = `mutation CompanyEdit($input: CompanyUpdateInput!) @purpose(is: RELATIONSHIP) {
  companyUpdate(input: $input) { record { id name version } errors { __typename code path message ... on VersionConflict { currentVersion } } }
}`;
const BIN = `mutation Bin($input: RecordInput!) @purpose(is: RELATIONSHIP) {
  companyDelete(input: $input) { record { id } errors { code } }
}`;
const RESTORE = `mutation Restore($input: RecordInput!) @purpose(is: RELATIONSHIP) {
  companyRestore(input: $input) { record { id name } errors { code } }
}`;

interface Payload {
  readonly record: { id: string; version: number } | null;
  readonly errors: readonly { __typename: string; code: string }[];
}

it('is recorded, changed, put into the bin and taken out, each answer read under the policy of the caller', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const input = { name: ' Acme ', country: 'de', annualRevenue: { amount: '1100.5', currency: 'EUR' } };

  const created = await caller.query<{ companyCreate: Payload }>(CREATE, { input });
  const id = created.data.companyCreate.record?.id ?? '';
  const changed = await caller.query(UPDATE, { input: { id, name: 'Acme Ltd', ifVersion: 1 } });
  const binned = await caller.query(BIN, { input: { id } });
  const restored = await caller.query(RESTORE, { input: { id } });

  expect(created.errors).toBeUndefined();
  expect(created.data.companyCreate).toEqual({
    record: {
      id: expect.stringMatching(/^com_[0-9a-f]{32}$/),
      name: 'Acme',
      country: 'DE',
      version: 1,
      annualRevenue: { amount: '1100.50', currency: 'EUR' },
      owner: { id: encodeId('member', caller.scope.viewer.id ?? '') },
    },
    errors: [],
  });
  expect(changed.data.companyUpdate).toEqual({ record: { id, name: 'Acme Ltd', version: 2 }, errors: [] });
  expect(binned.data.companyDelete).toEqual({ record: null, errors: [] });
  expect(restored.data.companyRestore).toEqual({ record: { id, name: 'Acme Ltd' }, errors: [] });
});

it('answers every refusal as data, with a type, a code and the place in the input', async () => {
  const workspace = await api.givenWorkspace();
  const owner = await workspace.call('owner');
  const viewer = await workspace.call('viewer');
  const { data } = await owner.query<{ companyCreate: Payload }>(CREATE, { input: { name: 'Acme' } });
  const id = data.companyCreate.record?.id ?? '';

  const invalid = await owner.query(CREATE, { input: { name: ' ', country: 'Utopia' } });
  const foreignKind = await owner.query(CREATE, { input: { name: 'X', ownerId: id } });
  const refused = await viewer.query(CREATE, { input: { name: 'X' } });
  const stale = await owner.query(UPDATE, { input: { id, name: 'X', ifVersion: 9 } });

  const only = (error: object) => ({ record: null, errors: [expect.objectContaining(error)] });
  expect(invalid.data.companyCreate).toEqual(only({ __typename: 'InvalidInput', code: 'INVALID_INPUT', path: 'name' }));
  expect(foreignKind.data.companyCreate).toEqual(only({ __typename: 'InvalidInput', path: 'ownerId' }));
  expect(refused.data.companyCreate).toEqual(only({ __typename: 'NotAllowed', code: 'NOT_ALLOWED' }));
  expect(stale.data.companyUpdate).toEqual(only({ __typename: 'VersionConflict', currentVersion: 1 }));
});

it('gives the same body for a company of another workspace and for one that does not exist', async () => {
  const theirs = await (await api.givenWorkspace()).call('owner');
  const { data } = await theirs.query<{ companyCreate: Payload }>(CREATE, { input: { name: 'Theirs' } });
  const caller = await (await api.givenWorkspace()).call('owner');

  const ids = [data.companyCreate.record?.id ?? '', encodeId('company', newId())];
  const answers = await Promise.all(ids.map((id) => caller.query(UPDATE, { input: { id, name: 'Ours' } })));

  expect(answers[0]?.data).toEqual(answers[1]?.data);
  expect(answers[0]?.data.companyUpdate).toMatchObject({ record: null, errors: [{ code: 'NOT_FOUND' }] });
});
