import { encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const LIST =
  'query Views($object: String!) @purpose(is: RELATIONSHIP) { savedViews(object: $object) { id name state isFavourite mayChange version } }';
const mutation = (name: string, input: string) => `mutation M($input: ${input}!) @purpose(is: RELATIONSHIP) {
  ${name}(input: $input) { savedView { id name state visibility isOwn isFavourite mayChange version } errors { code path } }
}`;
const CREATE = mutation('savedViewCreate', 'SavedViewCreateInput');
const UPDATE = mutation('savedViewUpdate', 'SavedViewUpdateInput');
const DELETE = mutation('savedViewDelete', 'RecordInput');
const RESTORE = mutation('savedViewRestore', 'RecordInput');
const FAVOURITE = mutation('savedViewSetFavourite', 'SavedViewFavouriteInput');
const STATE = { filters: [{ field: 'company', operator: 'contains', value: 'Acme' }], sort: '-name' };

interface Created {
  readonly savedViewCreate: { savedView: { id: string } | null };
}

it('is kept, changed over the version that was seen, marked, put away and taken back', async () => {
  const caller = await (await api.givenWorkspace()).call('sales');

  const created = await caller.query<Created>(CREATE, { input: { object: 'contact', name: 'At Acme', state: STATE } });
  const id = created.data.savedViewCreate.savedView?.id ?? '';
  const stale = await caller.query(UPDATE, { input: { id, name: 'X', ifVersion: 7 } });
  const updated = await caller.query(UPDATE, { input: { id, name: 'Acme', isLocked: true, ifVersion: 1 } });
  await caller.query(FAVOURITE, { input: { id, isFavourite: true } });
  const listed = await caller.query(LIST, { object: 'contact' });
  const away = await caller.query(DELETE, { input: { id } });
  const empty = await caller.query(LIST, { object: 'contact' });
  const back = await caller.query(RESTORE, { input: { id } });

  const view = { id, name: 'At Acme', state: STATE, visibility: 'personal', isOwn: true, isFavourite: false };
  expect(created.data.savedViewCreate).toEqual({ savedView: { ...view, mayChange: true, version: 1 }, errors: [] });
  expect(stale.data.savedViewUpdate).toMatchObject({ savedView: null, errors: [{ code: 'STALE_VERSION' }] });
  expect(updated.data.savedViewUpdate).toMatchObject({ savedView: { name: 'Acme', version: 2 }, errors: [] });
  expect(listed.data.savedViews).toEqual([
    { id, name: 'Acme', state: STATE, isFavourite: true, mayChange: true, version: 2 },
  ]);
  expect(away.data.savedViewDelete).toEqual({ savedView: null, errors: [] });
  expect(empty.data.savedViews).toEqual([]);
  expect(back.data.savedViewRestore).toMatchObject({ savedView: { name: 'Acme' }, errors: [] });
});

it('is refused where it is for everyone, for what is no state, and to whoever keeps none', async () => {
  const workspace = await api.givenWorkspace();
  const [sales, auditor] = [await workspace.call('sales'), await workspace.call('auditor')];
  const input = { object: 'contact', name: 'All', state: STATE };

  const shared = await sales.query(CREATE, { input: { ...input, visibility: 'everyone' } });
  const broken = await sales.query(CREATE, { input: { ...input, state: { filters: [{ field: 'Ana Ruiz' }] } } });
  const unknown = await sales.query(CREATE, { input: { ...input, object: 'invoice' } });
  const asAuditor = await auditor.query(CREATE.replace('RELATIONSHIP', 'RIGHTS_HANDLING'), { input });
  const noList = await sales.query(LIST, { object: 'invoice' });

  expect(shared.data.savedViewCreate).toMatchObject({ savedView: null, errors: [{ code: 'NOT_ALLOWED' }] });
  expect(broken.data.savedViewCreate).toMatchObject({ errors: [{ code: 'INVALID_INPUT', path: 'state.filters.0' }] });
  expect(unknown.data.savedViewCreate).toMatchObject({ errors: [{ code: 'INVALID_INPUT', path: 'object' }] });
  expect(asAuditor.data.savedViewCreate).toMatchObject({ errors: [{ code: 'NOT_ALLOWED' }] });
  expect(noList.data.savedViews).toEqual([]);
});

it('looks missing from another workspace', async () => {
  const { data } = await (await (await api.givenWorkspace()).call('owner')).query<Created>(CREATE, {
    input: { object: 'deal', name: 'Big ones', visibility: 'everyone' },
  });
  const stranger = await (await api.givenWorkspace()).call('owner');
  const ids = [data.savedViewCreate.savedView?.id ?? '', encodeId('savedView', newId())];

  for (const [document, more] of [
    [UPDATE, { name: 'X' }],
    [DELETE, {}],
    [RESTORE, {}],
    [FAVOURITE, { isFavourite: true }],
  ] as const) {
    const [theirs, unknown] = await Promise.all(ids.map((id) => stranger.query(document, { input: { id, ...more } })));
    expect(theirs?.data).toEqual(unknown?.data);
    expect(Object.values(theirs?.data ?? {})).toEqual([
      { savedView: null, errors: [{ code: 'NOT_FOUND', path: null }] },
    ]);
  }
  expect((await stranger.query(LIST, { object: 'deal' })).data.savedViews).toEqual([]);
});
