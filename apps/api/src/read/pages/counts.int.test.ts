import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

/** Beyond what is counted exactly. */
const PRODUCTS = 200_001;

let api: TestApi;
let caller: Caller;
beforeAll(async () => {
  api = await openTestApi();
  const workspace = await api.givenWorkspace();
  caller = await workspace.call('owner');
  const owner = new pg.Client({ connectionString: api.domain.urls.owner });
  await owner.connect();
  await owner.query(
    `insert into product (workspace_id, id, name, match_name, series, created_at, updated_at)
     select $1, ('01990000-aaaa-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Product ' || n, 'product ' || n,
       case when n <= 60000 then 'Old' else 'New' end, now(), now() from generate_series(1, ${PRODUCTS}) n`,
    [workspace.id],
  );
  await owner.end();
});
afterAll(() => api.close());

async function count(where = ''): Promise<unknown> {
  const { data, errors } = await caller.query<{ products: { totalCount: object } }>(
    `query C @purpose(is: RELATIONSHIP) { products${where} { totalCount { value relation } } }`,
  );
  return errors?.[0]?.extensions.code ?? data.products.totalCount;
}

describe('a count', () => {
  it('is AT_LEAST above 200,000', async () => {
    expect(await count()).toEqual({ value: 200_000, relation: 'AT_LEAST' });
  });

  it('is EXACT up to there, also by a filter that no index serves and that a page of so many would be refused for', async () => {
    expect(await count('(where: { series: { eq: "Old" } })')).toEqual({ value: 60_000, relation: 'EXACT' });
    expect(await count('(where: { series: { ne: "New" } })')).toEqual({ value: 60_000, relation: 'EXACT' });
    expect(
      await count('(where: { id: { ne: "pro_019900000000700080000000000000ff" }, name: { eq: "Product 1" } })'),
    ).toEqual({
      value: 1,
      relation: 'EXACT',
    });
    const { errors } = await caller.query(
      'query P @purpose(is: RELATIONSHIP) { products(where: { series: { eq: "Gone" } }) { nodes { id } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('FILTER_TOO_BROAD');
  });
});
