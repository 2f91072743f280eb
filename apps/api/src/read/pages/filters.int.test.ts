import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { DealService } from '@smartx/domain/deal';
import { encodeId } from '@smartx/domain/kernel';
import { ProductService } from '@smartx/domain/product';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let workspace: ApiWorkspace;
let sales: Caller;
let acme: string;
beforeAll(async () => {
  api = await openTestApi();
  workspace = await api.givenWorkspace();
  sales = await workspace.call('sales');
  const scope = workspace.asSystem();
  const [companies, contacts, deals] = [new CompanyService(scope), new ContactService(scope), new DealService(scope)];
  acme = await companies.create({ name: 'Acme Engines', city: 'Porto', employeeCount: 40 });
  const bolt = await companies.create({ name: 'Bolt', city: 'Lyon', employeeCount: 5 });
  const email = (value: string) => [{ kind: 'email', value } as const];
  const jose = await contacts.create({ fullName: 'José Ruiz', companyId: acme, points: email('jose@acme.example') });
  await contacts.create({ fullName: 'Ana Ruiz', companyId: acme, city: 'Porto', points: email('ana@home.example') });
  await contacts.create({ fullName: 'Ben', companyId: bolt, city: 'Lyon' });
  await contacts.create({ fullName: null });
  for (const [name, closeOn] of [
    ['Late', '2026-06-10'],
    ['Today', '2026-06-15'],
    ['This week', '2026-06-21'],
    ['This month', '2026-06-30'],
    ['Next month', '2026-07-14'],
    ['Never', null],
  ] as const)
    await deals.create({ name, expectedCloseOn: closeOn, contactId: name === 'Late' ? jose : null, companyId: acme });
});
afterAll(() => api.close());

async function contacts(where: string, caller = sales): Promise<(string | null)[] | string> {
  return names(caller, `contacts(where: ${where}) { nodes { name: fullName } }`);
}

async function deals(where: string): Promise<(string | null)[] | string> {
  return names(sales, `deals(where: ${where}) { nodes { name } }`);
}

async function companies(where: string, caller = sales): Promise<(string | null)[] | string> {
  return names(caller, `companies(where: ${where}) { nodes { name } }`);
}

/** The names of a list in the order of making, or the code with which it is refused. */
async function names(caller: Caller, field: string): Promise<(string | null)[] | string> {
  const { data, errors } = await caller.query<Record<string, { nodes: { name: string | null }[] }>>(
    `query L @purpose(is: RELATIONSHIP) { list: ${field} }`,
  );
  return errors?.[0]?.extensions.code ?? data.list?.nodes.map(({ name }) => name) ?? [];
}

describe('a filter', () => {
  it('compares a text in every way', async () => {
    expect(await contacts('{ city: { eq: "Porto" } }')).toEqual(['Ana Ruiz']);
    expect(await contacts('{ city: { ne: "Porto" } }')).toEqual(['José Ruiz', 'Ben', null]);
    expect(await contacts('{ city: { in: ["Porto", "Lyon"] } }')).toEqual(['Ana Ruiz', 'Ben']);
    expect(await contacts('{ city: { nin: ["Porto"] } }')).toEqual(['José Ruiz', 'Ben', null]);
    expect(await contacts('{ city: { gt: "Lyon" } }')).toEqual(['Ana Ruiz']);
    expect(await contacts('{ city: { gte: "Lyon", lt: "Porto" } }')).toEqual(['Ben']);
    expect(await contacts('{ city: { lte: "Lyon" } }')).toEqual(['Ben']);
    expect(await contacts('{ city: { isNull: true } }')).toEqual(['José Ruiz', null]);
    expect(await contacts('{ city: { isNull: false } }')).toEqual(['Ana Ruiz', 'Ben']);
  });

  it('finds a part of a name without case and accents, long or short, alone or among others', async () => {
    expect(await contacts('{ fullName: { contains: "RUIZ" } }')).toEqual(['José Ruiz', 'Ana Ruiz']);
    expect(await contacts('{ fullName: { startsWith: "jose" } }')).toEqual(['José Ruiz']);
    expect(await contacts('{ fullName: { startsWith: "ruiz" } }')).toEqual([]);
    expect(await contacts('{ fullName: { contains: "en" } }')).toEqual(['Ben']);
    expect(await contacts('{ fullName: { contains: "r_iz" } }')).toEqual([]);
    expect(await contacts('{ OR: [{ fullName: { contains: "ruiz" } }, { city: { eq: "Lyon" } }] }')).toHaveLength(3);
    expect(await contacts('{ NOT: { fullName: { contains: "ruiz" } } }')).toEqual(['Ben', null]);
    expect(await companies('{ name: { contains: "engi" } }')).toEqual(['Acme Engines']);
    expect(await deals('{ name: { contains: "MONTH" } }')).toEqual(['This month', 'Next month']);
  });

  it('compares numbers, ids and dates in every way', async () => {
    const id = encodeId('company', acme);
    expect(await companies('{ employeeCount: { gt: 5 } }')).toEqual(['Acme Engines']);
    expect(await companies('{ employeeCount: { ne: 5 } }')).toEqual(['Acme Engines']);
    expect(await companies('{ employeeCount: { nin: [5, 6] } }')).toEqual(['Acme Engines']);
    expect(await companies(`{ id: { ne: "${id}" } }`)).toEqual(['Bolt']);
    expect(await companies(`{ id: { nin: ["${id}", "con_1"] } }`)).toEqual(['Bolt']);
    expect(await deals('{ expectedCloseOn: { lte: "2026-06-15" } }')).toEqual(['Late', 'Today']);
  });

  it('counts from today by the calendar of the workspace, or of whoever asks', async () => {
    expect(await deals('{ expectedCloseOn: { last: { days: 5 } } }')).toEqual(['Late', 'Today']);
    expect(await deals('{ expectedCloseOn: { last: { days: 4 } } }')).toEqual(['Today']);
    expect(await deals('{ expectedCloseOn: { next: { days: 6 } } }')).toEqual(['Today', 'This week']);
    expect(await deals('{ expectedCloseOn: { next: { months: 1 } } }')).toHaveLength(4);
    expect(await deals('{ expectedCloseOn: { this: DAY } }')).toEqual(['Today']);
    expect(await deals('{ expectedCloseOn: { this: WEEK } }')).toEqual(['Today', 'This week']);
    expect(await deals('{ expectedCloseOn: { this: MONTH } }')).toHaveLength(4);
    expect(await deals('{ expectedCloseOn: { this: QUARTER } }')).toHaveLength(4);
    expect(await deals('{ expectedCloseOn: { this: YEAR } }')).toHaveLength(5);
    expect(await deals('{ createdAt: { last: { days: 0 } } }')).toHaveLength(6);
    expect(await deals('{ createdAt: { next: { weeks: 1 } } }')).toHaveLength(6);
    expect(await deals('{ expectedCloseOn: { this: DAY, timeZone: "Pacific/Kiritimati" } }')).toEqual([]);
    expect(await deals('{ expectedCloseOn: { last: { days: 1 }, timeZone: "+02:00" } }')).toBe('INVALID_FILTER');
    expect(await deals('{ expectedCloseOn: { last: { days: -1 } } }')).toBe('INVALID_FILTER');
    expect(await deals('{ expectedCloseOn: { last: { days: 1, weeks: 1 } } }')).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('compares amounts of one currency, and converts none', async () => {
    const other = await api.givenWorkspace();
    const scope = other.asSystem();
    for (const [amount, currency] of [
      ['1000.00', 'EUR'],
      ['999.99', 'EUR'],
      ['1000', 'JPY'],
      ['5000.00', 'USD'],
    ] as const)
      await new DealService(scope).create({ name: `${amount} ${currency}`, value: { amount, currency } });
    await new DealService(scope).create({ name: 'open' });
    await new ProductService(scope).create({ name: 'Saddle', price: { amount: '25.50', currency: 'EUR' } });
    await new CompanyService(scope).create({ name: 'Acme', annualRevenue: { amount: '7.00', currency: 'EUR' } });
    const caller = await other.call('sales');
    const found = (value: string) => names(caller, `deals(where: { value: ${value} }) { nodes { name } }`);

    expect(await found('{ currency: "EUR", eq: "1000" }')).toEqual(['1000.00 EUR']);
    expect(await found('{ currency: "EUR", gte: "999.99", lt: "1000.00" }')).toEqual(['999.99 EUR']);
    expect(await found('{ currency: "JPY", gt: "1" }')).toEqual(['1000 JPY']);
    expect(await found('{ currency: "EUR", in: ["1000.00", "5000.00"] }')).toEqual(['1000.00 EUR']);
    expect(await found('{ currency: "EUR", ne: "1000.00" }')).toEqual([
      '999.99 EUR',
      '1000 JPY',
      '5000.00 USD',
      'open',
    ]);
    expect(await found('{ currency: "EUR", nin: ["1000.00", "999.99"] }')).toEqual(['1000 JPY', '5000.00 USD', 'open']);
    expect(await found('{ isNull: true }')).toEqual(['open']);
    expect(
      await names(caller, 'deals(where: { NOT: { value: { currency: "EUR", lte: "1000" } } }) { nodes { name } }'),
    ).toEqual(['1000 JPY', '5000.00 USD', 'open']);
    for (const wrong of [
      '{ eq: "1" }',
      '{ currency: "eur", eq: "1" }',
      '{ currency: "EUR", eq: "1.001" }',
      '{ currency: "EUR", eq: null }',
    ])
      expect([wrong, await found(wrong)]).toEqual([wrong, 'INVALID_FILTER']);
    expect(await names(caller, 'products(where: { price: { currency: "EUR", lt: "26" } }) { nodes { name } }')).toEqual(
      ['Saddle'],
    );
    expect(
      await names(caller, 'companies(where: { annualRevenue: { currency: "EUR", gt: "6.99" } }) { nodes { name } }'),
    ).toEqual(['Acme']);
  });

  it('combines conditions on products, members and imports as on people', async () => {
    const other = await api.givenWorkspace();
    for (const [name, series] of [
      ['Saddle', 'A'],
      ['Wheel', 'B'],
      ['Bell', 'C'],
    ] as const)
      await new ProductService(other.asSystem()).create({ name, series });
    const caller = await other.call('owner');
    const products = (where: string) => names(caller, `products(where: ${where}) { nodes { name } }`);

    expect(await products('{ OR: [{ series: { eq: "A" } }, { name: { eq: "Bell" } }] }')).toEqual(['Saddle', 'Bell']);
    expect(await products('{ NOT: { series: { eq: "A" } } }')).toEqual(['Wheel', 'Bell']);
    expect(await products('{ AND: [{ series: { gt: "A" } }, { series: { lt: "C" } }] }')).toEqual(['Wheel']);
    expect(
      await names(caller, 'members(where: { NOT: { fullName: { eq: "A owner" } } }) { nodes { name: fullName } }'),
    ).toEqual([]);
    expect(await names(caller, 'importRuns(where: { OR: [] }) { nodes { name: id } }')).toEqual([]);
  });

  it('asks some, none or all of the records that point to one', async () => {
    expect(await contacts('{ deals: { some: { name: { eq: "Late" } } } }')).toEqual(['José Ruiz']);
    expect(await contacts('{ deals: { none: {} } }')).toEqual(['Ana Ruiz', 'Ben', null]);
    expect(await companies('{ contacts: { some: { city: { eq: "Lyon" } } } }')).toEqual(['Bolt']);
    expect(await companies('{ contacts: { every: { city: { isNull: false } } } }')).toEqual(['Bolt']);
    expect(await contacts('{ emails: { some: { value: { contains: "ACME.ex" } } } }')).toEqual(['José Ruiz']);
    expect(await contacts('{ company: { contacts: { some: { fullName: { eq: "Ben" } } } } }')).toEqual(['Ben']);
    expect(await contacts('{ company: { isNull: true } }')).toEqual([null]);
  });

  it('asks nothing of a list that the viewer does not see, which is empty where it is selected', async () => {
    const blind = await workspace.call('owner', 'RELATIONSHIP', { fields: { 'Contact.company': 'deny' } });

    expect(await companies('{ contacts: { some: { city: { eq: "Lyon" } } } }', blind)).toBe('FIELD_WITHHELD');
    expect(await companies('{ contacts: { none: {} } }', blind)).toBe('FIELD_WITHHELD');
    const { data } = await blind.query(
      'query C @purpose(is: RELATIONSHIP) { companies { nodes { contacts { nodes { id } totalCount { value } } withheld { field reason } } } }',
    );
    const hidden = {
      contacts: { nodes: [], totalCount: { value: 0 } },
      withheld: [{ field: 'contacts', reason: 'ROLE' }],
    };
    expect(data).toEqual({ companies: { nodes: [hidden, hidden] } });
  });

  it('counts somebody who refuses as one who has nothing, whichever way it is asked', async () => {
    const other = await api.givenWorkspace();
    const scope = other.asSystem();
    const points = [{ kind: 'email', value: 'zoe@example.test' } as const];
    await new ContactService(scope).create({ fullName: 'Zoe Quill', city: 'Porto', points });
    const caller = await other.call('sales');
    const asked = [
      '{ fullName: { contains: "quill" } }',
      '{ city: { eq: "Porto" } }',
      '{ city: { gt: "A" } }',
      '{ emails: { some: { value: { contains: "zoe@" } } } }',
    ];
    for (const where of asked) expect([where, await contacts(where, caller)]).toEqual([where, ['Zoe Quill']]);

    await scope.transaction((em) =>
      em.execute('update data_subject set blocked = blocked | 1 where workspace_id = ?', [other.id]),
    );

    for (const where of asked) expect([where, await contacts(where, caller)]).toEqual([where, []]);
    expect(await contacts('{ city: { ne: "Porto" } }', caller)).toEqual([null]);
  });

  it('is refused when it is made of more parts than anybody needs', async () => {
    const many = Array.from({ length: 101 }, () => '{ city: { eq: "x" } }').join(', ');

    expect(await contacts(`{ OR: [${many}] }`)).toBe('INVALID_FILTER');
  });
});
