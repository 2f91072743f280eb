import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { DealService } from '@smartx/domain/deal';
import { encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let workspace: ApiWorkspace;
let owner: Caller;
beforeAll(async () => {
  api = await openTestApi();
  workspace = await api.givenWorkspace();
  owner = await workspace.call('owner');
});
afterAll(() => api.close());

async function ask<Data>(field: string, caller = owner): Promise<Data | string> {
  const { data, errors } = await caller.query<{ it: Data }>(`query Q @purpose(is: RELATIONSHIP) { it: ${field} }`);
  return errors?.[0]?.extensions.code ?? data.it;
}

function givenContact(fullName: string): Promise<string> {
  return new ContactService(workspace.asSystem()).create({ fullName });
}

describe('records by several names', () => {
  it('come in the order of their ids, with null for what is not there', async () => {
    const [ana, ben] = [await givenContact('Ana'), await givenContact('Ben')];
    const acme = await new CompanyService(workspace.asSystem()).create({ name: 'Acme' });
    const ids = [
      encodeId('company', acme),
      encodeId('contact', ben),
      encodeId('contact', newId()),
      encodeId('contact', ana),
      'x',
    ];

    expect(
      await ask(
        `nodes(ids: ${JSON.stringify(ids)}) { __typename ... on Contact { fullName } ... on Company { name } }`,
      ),
    ).toEqual([
      { __typename: 'Company', name: 'Acme' },
      { __typename: 'Contact', fullName: 'Ben' },
      null,
      { __typename: 'Contact', fullName: 'Ana' },
      null,
    ]);
    const many = JSON.stringify(Array.from({ length: 101 }, () => ids[1]));
    expect(await ask(`nodes(ids: ${many}) { id }`)).toBe('INVALID_PAGE_SIZE');
  });

  it('are found by what another system calls them, in their own workspace and as their own kind', async () => {
    const ana = await givenContact('Ana of the other system');
    const scope = workspace.asSystem();
    await scope.transaction((em) =>
      em.execute(
        "insert into external_id (workspace_id, id, record_type, record_id, source, key) values (?, ?, 'contact', ?, 'billing', 'K-1')",
        [workspace.id, newId(), ana],
      ),
    );
    const by = 'by: { externalId: { source: "billing", key: "K-1" } }';
    const stranger = await (await api.givenWorkspace()).call('owner');
    const blind = await workspace.call('owner', 'RELATIONSHIP', { fields: { 'Contact.externalIds': 'deny' } });

    expect(await ask(`contact(${by}) { fullName }`)).toEqual({ fullName: 'Ana of the other system' });
    expect(await ask(`contact(by: { id: "${encodeId('contact', ana)}" }) { fullName }`)).toEqual({
      fullName: 'Ana of the other system',
    });
    expect(await ask('contact(by: { externalId: { source: "other", key: "K-1" } }) { id }')).toBeNull();
    for (const kind of ['company', 'deal', 'lead']) expect(await ask(`${kind}(${by}) { id }`)).toBeNull();
    expect(await ask(`contact(${by}) { id }`, stranger)).toBeNull();
    expect(await ask(`contact(${by}) { id }`, blind)).toBe('FIELD_WITHHELD');
    expect(await ask('contact { id }')).toBe('BAD_USER_INPUT');
    expect(await ask(`contact(id: "x", ${by}) { id }`)).toBe('BAD_USER_INPUT');
    for (const none of ['{}', '{ id: "x", externalId: { source: "a", key: "b" } }'])
      expect(await ask(`contact(by: ${none}) { id }`)).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('anchors', () => {
  it('lead to even distances in the order of the list, whatever the page', async () => {
    const other = await api.givenWorkspace();
    const deals = new DealService(other.asSystem());
    for (const amount of ['5', '3', null, '1', '4', '2', null])
      await deals.create({ name: `${amount}`, value: amount === null ? null : { amount, currency: 'EUR' } });
    const caller = await other.call('sales');
    const list = 'orderBy: { field: VALUE, direction: DESC }';
    interface Anchors {
      anchors: { cursor: string; position: number }[];
    }
    const found = await ask<Anchors>(
      `deals(first: 1, ${list}) { anchors(every: 2) { position cursor } nodes { name } }`,
      caller,
    );
    if (typeof found === 'string') throw new Error(found);

    expect(found).toMatchObject({ nodes: [{ name: '5' }] });
    expect(found.anchors.map(({ position }) => position)).toEqual([2, 4, 6]);
    const names = [];
    for (const { cursor } of found.anchors)
      names.push(await ask(`deals(first: 1, after: "${cursor}", ${list}) { nodes { name } }`, caller));
    expect(names).toEqual(['3', '1', 'null'].map((name) => ({ nodes: [{ name }] })));
    expect(await ask(`deals(${list}) { anchors { position } }`, caller)).toEqual({ anchors: [] });
    expect(await ask(`deals(${list}) { anchors(every: 0) { position } }`, caller)).toBe('INVALID_PAGE_SIZE');
  });
});

describe('an aggregate', () => {
  it('counts and sums amounts, numbers and months, and nothing that is withheld', async () => {
    const other = await api.givenWorkspace();
    const scope = other.asSystem();
    const companies = new CompanyService(scope);
    await companies.create({ name: 'One', industry: 'Rail', employeeCount: 10 });
    await companies.create({ name: 'Two', industry: 'Rail', employeeCount: 5 });
    await companies.create({ name: 'Three' });
    const deals = new DealService(scope);
    for (const [amount, expectedCloseOn] of [
      ['1.00', '2026-06-30'],
      ['2.01', '2026-06-01'],
      ['4.00', '2026-07-01'],
    ] as const)
      await deals.create({ name: amount, value: { amount, currency: 'EUR' }, expectedCloseOn });
    await new ContactService(scope).create({ fullName: 'Ana', country: 'PT' });
    const caller = await other.call('owner');
    const euro = (amount: string) => ({ amount, currency: 'EUR' });

    expect(
      await ask(
        'companiesAggregate(groupBy: INDUSTRY, sum: EMPLOYEE_COUNT) { key count numbers { sum average min max } sums { amount } }',
        caller,
      ),
    ).toEqual([
      { key: 'Rail', count: 2, numbers: { sum: 15, average: 7.5, min: 5, max: 10 }, sums: [] },
      { key: null, count: 1, numbers: null, sums: [] },
    ]);
    expect(
      await ask(
        'dealsAggregate(groupBy: EXPECTED_MONTH, sum: VALUE) { key amounts { sum { amount currency } average { amount currency } min { amount currency } max { amount currency } } }',
        caller,
      ),
    ).toEqual([
      { key: '2026-06', amounts: [{ sum: euro('3.01'), average: euro('1.51'), min: euro('1.00'), max: euro('2.01') }] },
      {
        key: '2026-07',
        amounts: [{ sum: euro('4.00'), average: euro('4.00'), min: euro('4.00'), max: euro('4.00') }],
      },
    ]);
    expect(await ask('contactsAggregate(groupBy: COUNTRY) { key count }', caller)).toEqual([{ key: 'PT', count: 1 }]);
    expect(await ask('contactsAggregate(groupBy: CREATED_MONTH) { key count }', caller)).toEqual([
      { key: '2026-06', count: 1 },
    ]);
    expect(await ask('tasksAggregate { count }', caller)).toEqual([]);
    expect(
      await ask(
        'contactsAggregate(groupBy: COUNTRY) { key }',
        await other.call('owner', 'RELATIONSHIP', { fields: { 'Contact.country': 'mask' } }),
      ),
    ).toBe('FIELD_WITHHELD');
  });
});
