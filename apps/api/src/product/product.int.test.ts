import { encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const CREATE = `mutation ProductNew($input: ProductCreateInput!) @purpose(is: RELATIONSHIP) {
  productCreate(input: $input) { record { id name series isActive price { amount currency } } errors { code path ... on DuplicateFound { candidates } } }
}`;
const UPDATE = `mutation ProductEdit($input: ProductUpdateInput!) @purpose(is: RELATIONSHIP) {
  productUpdate(input: $input) { record { id isActive version } errors { code } }
}`;

interface Created {
  readonly productCreate: { record: { id: string } | null };
}

it('is recorded once, in whatever spelling', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const price = { amount: '4821', currency: 'EUR' };

  const created = await caller.query<Created>(CREATE, { input: { name: 'GTX Pro', series: 'GTX', price } });
  const id = created.data.productCreate.record?.id ?? '';
  const twice = await caller.query(CREATE, { input: { name: 'gtxpro' } });
  const updated = await caller.query(UPDATE, { input: { id, isActive: false } });

  expect(created.data.productCreate).toEqual({
    record: {
      id: expect.stringMatching(/^pro_/),
      name: 'GTX Pro',
      series: 'GTX',
      isActive: true,
      price: { ...price, amount: '4821.00' },
    },
    errors: [],
  });
  expect(twice.data.productCreate).toEqual({
    record: null,
    errors: [{ code: 'DUPLICATE_FOUND', path: 'name', candidates: [id] }],
  });
  expect(updated.data.productUpdate).toEqual({ record: { id, isActive: false, version: 2 }, errors: [] });
});

it('is refused to whoever only sells, and looks missing from another workspace', async () => {
  const workspace = await api.givenWorkspace();
  const { data } = await (await workspace.call('owner')).query<Created>(CREATE, { input: { name: 'GTX Pro' } });
  const sales = await workspace.call('sales');
  const stranger = await (await api.givenWorkspace()).call('owner');

  const refused = await sales.query(CREATE, { input: { name: 'X' } });
  const ids = [data.productCreate.record?.id ?? '', encodeId('product', newId())];
  const [theirs, unknown] = await Promise.all(
    ids.map((id) => stranger.query(UPDATE, { input: { id, isActive: false } })),
  );

  expect(refused.data.productCreate).toMatchObject({ record: null, errors: [{ code: 'NOT_ALLOWED' }] });
  expect(theirs?.data).toEqual(unknown?.data);
  expect(theirs?.data.productUpdate).toEqual({ record: null, errors: [{ code: 'NOT_FOUND' }] });
});
