import { DealService } from '@smartx/domain/deal';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface Page {
  nodes: { id: string; name: string }[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const PAGE = `query Page($first: Int, $after: String, $last: Int, $before: String, $direction: SortDirection!) @purpose(is: RELATIONSHIP) {
  deals(first: $first, after: $after, last: $last, before: $before, orderBy: { field: VALUE, direction: $direction }) {
    nodes { id name } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function page(caller: Caller, variables: Record<string, unknown>): Promise<Page> {
  const { data, errors } = await caller.query<{ deals: Page }>(PAGE, variables);
  expect(errors).toBeUndefined();
  return data.deals;
}

/** All names of a list, page by page. */
async function walk(caller: Caller, size: number, direction: string, isBackward: boolean): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn < 60; turn++) {
    const found: Page = await page(
      caller,
      isBackward ? { last: size, before: cursor, direction } : { first: size, after: cursor, direction },
    );
    const here = found.nodes.map(({ name }) => name);
    if (isBackward) names.unshift(...here);
    else names.push(...here);
    if (!(isBackward ? found.pageInfo.hasPreviousPage : found.pageInfo.hasNextPage)) return names;
    cursor = isBackward ? found.pageInfo.startCursor : found.pageInfo.endCursor;
  }
  throw new Error('The list does not end.');
}

describe('pages', () => {
  it('hold every row once, in order, forwards and backwards, with ties and empty values', async () => {
    const values = fc.array(fc.option(fc.constantFrom('1.00', '2.00', '30.00', '0.00'), { nil: null }), {
      minLength: 1,
      maxLength: 14,
    });
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('ASC', 'DESC'),
        async (amounts, size, direction) => {
          const workspace = await api.givenWorkspace();
          const deals = new DealService(workspace.asSystem());
          for (const [index, amount] of amounts.entries())
            await deals.create({ name: `Deal ${index}`, value: amount === null ? null : { amount, currency: 'EUR' } });
          const caller = await workspace.call('sales');

          const forwards = await walk(caller, size, direction, false);
          const backwards = await walk(caller, size, direction, true);

          expect([...forwards].sort()).toEqual(amounts.map((_, index) => `Deal ${index}`).sort());
          expect(backwards).toEqual(forwards);
          const sorted = forwards.map((name) => amounts[Number(name.slice(5))] ?? null);
          expect(sorted).toEqual(inOrder(amounts, direction));
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it('go on after a row that is gone meanwhile', async () => {
    const workspace = await api.givenWorkspace();
    const deals = new DealService(workspace.asSystem());
    const ids = [];
    for (const amount of ['1.00', '2.00', '3.00'])
      ids.push(await deals.create({ name: amount, value: { amount, currency: 'EUR' } }));
    const caller = await workspace.call('sales');
    const first = await page(caller, { first: 2, direction: 'ASC' });
    await deals.delete(ids[1] ?? '');

    const next = await page(caller, { first: 2, after: first.pageInfo.endCursor, direction: 'ASC' });

    expect(next.nodes.map(({ name }) => name)).toEqual(['3.00']);
  });

  it('refuse a size out of range, a changed cursor and a cursor of another order', async () => {
    const workspace = await api.givenWorkspace();
    await new DealService(workspace.asSystem()).create({ name: 'One' });
    const caller = await workspace.call('sales');
    const { edges } = await page(caller, { first: 1, direction: 'ASC' });
    const cursor = edges[0]?.cursor ?? '';
    const code = async (variables: Record<string, unknown>) =>
      (await caller.query(PAGE, variables)).errors?.[0]?.extensions.code;

    expect(await code({ first: 251, direction: 'ASC' })).toBe('INVALID_PAGE_SIZE');
    expect(await code({ first: -1, direction: 'ASC' })).toBe('INVALID_PAGE_SIZE');
    expect(await code({ first: 1, last: 1, direction: 'ASC' })).toBe('INVALID_PAGE_SIZE');
    expect(await code({ first: 1, after: `${cursor.slice(0, -2)}AA`, direction: 'ASC' })).toBe('INVALID_CURSOR');
    expect(await code({ first: 1, after: cursor, direction: 'DESC' })).toBe('INVALID_CURSOR');
    expect(await code({ first: 1, after: cursor, direction: 'ASC' })).toBeUndefined();
  });
});

/** By value in either direction, empty ones last. */
function inOrder(amounts: readonly (string | null)[], direction: string): (string | null)[] {
  const full = amounts.filter((amount) => amount !== null).sort((one, other) => Number(one) - Number(other));
  return [...(direction === 'ASC' ? full : full.reverse()), ...amounts.filter((amount) => amount === null)];
}
