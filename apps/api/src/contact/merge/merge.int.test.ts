import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const CREATE = `mutation New($input: ContactCreateInput!) @purpose(is: RELATIONSHIP) {
  contactCreate(input: $input) { record { id } errors { code } }
}`;
const MERGE = `mutation Merge($input: ContactMergeInput!) @purpose(is: RELATIONSHIP) {
  contactMerge(input: $input) { record { id city merges { mergedId canBeUndone mergedBy { displayName } } } errors { code } }
}`;
const UNMERGE = `mutation Unmerge($input: RecordInput!) @purpose(is: RELATIONSHIP) {
  contactUnmerge(input: $input) { record { id fullName merges { mergedId } } errors { code } }
}`;
const refused = (code: string) => ({ contactUnmerge: { record: null, errors: [{ code }] } });
const READ = `query Read($id: ID!) @purpose(is: RELATIONSHIP) {
  contact(id: $id) { id fullName }
  node(id: $id) { id }
  contactMergePreview(mergedId: $id) { kind count }
}`;

async function given(caller: Caller, fullName: string): Promise<string> {
  const input = { fullName, city: 'Lyon', points: [{ kind: 'email', value: `${fullName}@example.test` }] };
  const { data } = await caller.query<{ contactCreate: { record: { id: string } } }>(CREATE, { input });
  return data.contactCreate.record.id;
}

it('B11-AC9 an old id answers with the survivor, until the merge is undone', async () => {
  const caller = await (await api.givenWorkspace()).call('sales');
  const [kept, gone, last] = [await given(caller, 'ana'), await given(caller, 'ruiz'), await given(caller, 'anna')];

  const before = await caller.query(READ, { id: gone });
  const merged = await caller.query(MERGE, { input: { survivorId: kept, mergedIds: [gone] } });
  await caller.query(MERGE, { input: { survivorId: last, mergedIds: [kept] } });
  const old = await caller.query(READ, { id: gone });
  const early = await caller.query(UNMERGE, { input: { id: gone } });
  await caller.query(UNMERGE, { input: { id: kept } });
  const undone = await caller.query(UNMERGE, { input: { id: gone } });

  expect(before.data.contactMergePreview).toEqual([{ kind: 'ContactPoint', count: 1 }]);
  expect(merged.data.contactMerge).toEqual({
    record: {
      ...{ id: kept, city: 'Lyon' },
      merges: [{ mergedId: gone, canBeUndone: true, mergedBy: { displayName: expect.any(String) } }],
    },
    errors: [],
  });
  expect(old.data).toMatchObject({ contact: { id: last }, node: { id: last } });
  expect(early.data.contactUnmerge).toMatchObject({ record: null, errors: [{ code: 'WRONG_STATE' }] });
  expect(undone.data.contactUnmerge).toMatchObject({ record: { id: gone, fullName: 'ruiz', merges: [] }, errors: [] });
  expect((await caller.query(READ, { id: gone })).data).toMatchObject({ contact: { id: gone } });
});

it('a merge is nobody’s business elsewhere, and none of a viewer', async () => {
  const workspace = await api.givenWorkspace();
  const caller = await workspace.call('sales');
  const [kept, gone] = [await given(caller, 'ana'), await given(caller, 'ruiz')];
  await caller.query(MERGE, { input: { survivorId: kept, mergedIds: [gone] } });
  const elsewhere = await (await api.givenWorkspace()).call('owner');
  const viewer = await workspace.call('viewer');

  expect((await elsewhere.query(READ, { id: gone })).data).toEqual({
    contact: null,
    node: null,
    contactMergePreview: null,
  });
  expect((await elsewhere.query(UNMERGE, { input: { id: gone } })).data).toMatchObject(refused('NOT_FOUND'));
  expect((await viewer.query(READ, { id: gone })).data).toMatchObject({
    contact: { id: kept },
    contactMergePreview: null,
  });
  expect((await viewer.query(UNMERGE, { input: { id: gone } })).data).toMatchObject(refused('NOT_ALLOWED'));
});
