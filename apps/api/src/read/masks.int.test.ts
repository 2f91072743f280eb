import { CompanyService } from '@smartx/domain/company';
import { DealService } from '@smartx/domain/deal';
import { encodeId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface Deals {
  deals: {
    nodes: { name: string; company?: object | null }[];
    edges: { node: { company?: { id?: string; name?: string } | null } }[];
  };
}

describe('an amount that a role does not see', () => {
  it('is not told by the order of a list', async () => {
    const workspace = await api.givenWorkspace();
    const support = await workspace.call('support');

    const { errors } = await support.query(
      'query D @purpose(is: RELATIONSHIP) { deals(orderBy: { field: VALUE }) { nodes { id } } }',
    );

    expect(errors?.[0]?.extensions.code).toBe('FIELD_WITHHELD');
  });

  it('is not told by the history of its record', async () => {
    const workspace = await api.givenWorkspace();
    const deals = new DealService(workspace.asSystem());
    const dealId = await deals.create({ name: 'Website', value: { amount: '48151.62', currency: 'EUR' } });
    await deals.update(dealId, { value: { amount: '34200.00', currency: 'EUR' } });
    const history = `query H($id: ID!) @purpose(is: RELATIONSHIP) { deal(id: $id) { changes { nodes { field fromValue toValue } } } }`;
    const [support, sales] = [await workspace.call('support'), await workspace.call('sales')];

    const hidden = await support.query(history, { id: encodeId('deal', dealId) });
    const shown = await sales.query(history, { id: encodeId('deal', dealId) });

    expect(JSON.stringify(shown.data)).toContain('3420000');
    expect(hidden.errors).toBeUndefined();
    expect(JSON.stringify(hidden.data)).not.toMatch(/3420000|4815162/);
  });
});

it('shows a record selected in nodes and in edges with the fields of each', async () => {
  const workspace = await api.givenWorkspace();
  const companyId = await new CompanyService(workspace.asSystem()).create({ name: 'Acme GmbH' });
  await new DealService(workspace.asSystem()).create({ name: 'Website', companyId });
  const sales = await workspace.call('sales');

  const { data, errors } = await sales.query<Deals>(
    `query D @purpose(is: RELATIONSHIP) { deals {
      nodes { name company { id } }
      edges { node { company { name } } }
    } }`,
  );

  expect(errors).toBeUndefined();
  expect(data.deals.nodes[0]?.company).toEqual({ id: encodeId('company', companyId) });
  expect(data.deals.edges[0]?.node.company).toEqual({ name: 'Acme GmbH' });
});
