import { findUuid } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { companyRead } from '../../company/company.read.ts';
import { contactRead } from '../../contact/contact.read.ts';
import { dealRead } from '../../deal/deal.read.ts';
import { leadRead } from '../../lead/lead.read.ts';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';
import type { CursorPosition } from '../cursor.ts';
import type { ReadType } from '../read-type.ts';
import { CONTACTS, fillWorkspace } from './large-workspace.ts';
import { PlanReader } from './plan-reader.ts';

let api: TestApi;
let sales: Caller;
let plans: PlanReader;
let rareOwner: string;
beforeAll(async () => {
  api = await openTestApi();
  const workspace = await api.givenWorkspace();
  sales = await workspace.call('sales');
  rareOwner = String((await workspace.as('sales')).viewer.id);
  await fillWorkspace(api.domain.urls.owner, { id: workspace.id, busyOwner: String(sales.scope.viewer.id), rareOwner });
  plans = new PlanReader(api.app, sales.scope.viewer);
}, 120_000);
afterAll(async () => {
  await plans.close();
  await api.close();
});

const FIELDS: ReadonlyMap<ReadType, readonly string[]> = new Map([
  [contactRead, ['id', 'fullName', 'city']],
  [companyRead, ['id', 'name', 'city']],
  [dealRead, ['id', 'name', 'value']],
  [leadRead, ['id', 'status', 'score']],
]);

/** The index along which a list is read for each of its orders; null stands for the order of making. */
const ORDERS: readonly [ReadType, string | null, string][] = [
  [contactRead, null, 'contact_pkey'],
  [contactRead, 'NAME', 'contact_by_sort_name_relationship'],
  [contactRead, 'CREATED_AT', 'contact_by_created'],
  [contactRead, 'LAST_INTERACTION_AT', 'contact_by_interaction'],
  [contactRead, 'NOTICE_DUE_ON', 'contact_by_notice'],
  [companyRead, null, 'company_pkey'],
  [companyRead, 'NAME', 'company_by_name'],
  [companyRead, 'CREATED_AT', 'company_by_created'],
  [dealRead, null, 'deal_pkey'],
  [dealRead, 'NAME', 'deal_by_name'],
  [dealRead, 'CREATED_AT', 'deal_by_created'],
  [dealRead, 'VALUE', 'deal_by_value'],
  [dealRead, 'CLOSED_ON', 'deal_by_closed'],
  [leadRead, null, 'lead_pkey'],
  [leadRead, 'CREATED_AT', 'lead_by_created'],
  [leadRead, 'SCORE', 'lead_by_score'],
];

/** A page touches a handful of blocks for each of its rows, whatever the list holds. */
const BLOCKS_OF_A_PAGE = 400;

/** One entered by a filter touches a few for each row that the filter finds. */
const BLOCKS_OF_A_FILTER = 3_000;

const FILTERS: readonly [ReadType, string, object, string][] = [
  [contactRead, 'a city', { city: { eq: 'City 14' } }, 'contact_by_city'],
  [contactRead, 'cities', { city: { in: ['City 14', 'City 16'] } }, 'contact_by_city'],
  [contactRead, 'a job title', { jobTitle: { eq: 'Pilot' } }, 'contact_by_job_title'],
  [contactRead, 'a place in the relationship', { lifecycle: { eq: 'customer' } }, 'contact_by_lifecycle'],
  [contactRead, 'an exchange of today', { lastInteractionAt: { last: { days: 0 } } }, 'contact_by_interaction'],
  [contactRead, 'a part of an address', { emails: { some: { value: { contains: 'p4711@' } } } }, 'contact_point_pkey'],
  [contactRead, 'a part of a name', { fullName: { contains: '00471' } }, 'contact_pkey'],
  [contactRead, 'a city, and not a job title', { city: { eq: 'City 14' }, jobTitle: { ne: 'x' } }, 'contact_by_city'],
  [companyRead, 'an industry', { industry: { eq: 'Industry 7' } }, 'company_by_industry'],
  [companyRead, 'a part of a name', { name: { contains: 'pany 2999' } }, 'company_pkey'],
  [companyRead, 'a number of people', { employeeCount: { eq: 4_997 } }, 'company_by_employees'],
  [dealRead, 'a date ahead', { expectedCloseOn: { next: { days: 7 } } }, 'deal_by_expected_close'],
  [dealRead, 'a company', { company: { id: { eq: 'com_01990000bbbb70008000000000000042' } } }, 'deal_by_company'],
  [leadRead, 'a status', { status: { eq: 'qualified' } }, 'lead_by_status'],
];

it('one contact is found by its id, whoever may have been merged into whom', async () => {
  const { nodes } = (
    await sales.query<{ contacts: { nodes: { id: string }[] } }>(
      'query One @purpose(is: RELATIONSHIP) { contacts(first: 1) { nodes { id } } }',
    )
  ).data.contacts;
  const id = findUuid('contact', nodes[0]?.id ?? '') ?? '';

  const plan = await plans.record(contactRead, id, ['id', 'fullName', 'city']);

  expect(plan.rows).toBe(1);
  // Merges are few, whatever other tests made of them: a table of one block is read whole.
  expect(plan.wholeTables.filter((table) => table !== 'contact_merge')).toEqual([]);
  expect(plan.blocks).toBeLessThan(BLOCKS_OF_A_PAGE);
});

describe('the plan of a page, as the application runs it', () => {
  it.each(ORDERS)('%#: follows an index in its order', async (type, field, index) => {
    for (const direction of ['ASC', 'DESC']) {
      const orderBy = field === null ? null : { field, direction };
      const plan = await plans.page(type, { first: 25, orderBy }, FIELDS.get(type) ?? []);

      expect(plan.rows).toBeGreaterThanOrEqual(25);
      expect(plan.wholeTables).toEqual([]);
      expect(plan.indexes).toContain(index);
      expect(plan.blocks).toBeLessThan(BLOCKS_OF_A_PAGE);
    }
  });

  it('names every order that there is', () => {
    const all = [...FIELDS.keys()].flatMap((type) => [null, ...Object.keys(type.sorts)].map((sort) => [type, sort]));

    expect(ORDERS.map(([type, sort]) => [type, sort])).toEqual(all);
  });

  it.each(ORDERS)('%#: costs as much at row 20,000 as at the first one', async (type, field) => {
    const orderBy = field === null ? null : { field, direction: 'ASC' };
    const first = await plans.page(type, { first: 5, orderBy }, FIELDS.get(type) ?? []);
    const position = await positionAt(type, field, 20_000);

    for (const window of [{ first: 5 }, { last: 5 }]) {
      const deep = await plans.page(type, { ...window, orderBy }, FIELDS.get(type) ?? [], position);
      expect(deep.rows).toBeGreaterThanOrEqual(5);
      expect(deep.wholeTables).toEqual([]);
      expect(deep.blocks).toBeLessThan(first.blocks + 60);
    }
  });

  it('of page 10,000 costs what page 1 costs', async () => {
    const orderBy = { field: 'CREATED_AT', direction: 'ASC' };
    const first = await plans.page(contactRead, { first: 5, orderBy }, ['fullName']);
    const last = await plans.page(
      contactRead,
      { first: 5, orderBy },
      ['fullName'],
      await positionAt(contactRead, 'CREATED_AT', 50_000),
    );

    expect(last.blocks).toBeLessThan(first.blocks + 10);
  });

  it.each(FILTERS)('%# of a list enters by its index', async (type, _what, where, index) => {
    for (const orderBy of [null, { field: 'CREATED_AT', direction: 'DESC' }]) {
      const plan = await plans.page(type, { first: 25, where, orderBy }, FIELDS.get(type) ?? []);

      expect(plan.rows).toBeGreaterThan(0);
      expect(plan.wholeTables).not.toContain(type.name.toLowerCase());
      // In another order the planner may as well follow that order, where it finds the rows as soon.
      if (orderBy === null) expect(plan.indexes).toContain(index);
      expect(plan.blocks).toBeLessThan(BLOCKS_OF_A_FILTER);
    }
  });

  it('of records of somebody who has few enters by the owner', async () => {
    for (const type of [contactRead, companyRead, dealRead, leadRead]) {
      const where = { owner: { id: { eq: `mem_${rareOwner.replaceAll('-', '')}` } } };
      const plan = await plans.page(type, { first: 25, where }, FIELDS.get(type) ?? []);

      expect(plan.rows).toBeGreaterThan(5);
      expect(plan.indexes).toContain(`${type.name.toLowerCase()}_by_owner`);
      expect(plan.blocks).toBeLessThan(BLOCKS_OF_A_FILTER);
    }
  });
});

describe('a filter that no index serves', () => {
  it('looks at no more rows than the page needs', async () => {
    const where = { jobTitle: { ne: 'Pilot' } };
    const plan = await plans.page(contactRead, { first: 25, where, orderBy: { field: 'NAME', direction: 'ASC' } }, [
      'fullName',
    ]);

    expect(plan.rows).toBeGreaterThanOrEqual(25);
    expect(plan.wholeTables).toEqual([]);
    expect(plan.indexes).toContain('contact_by_sort_name_relationship');
    expect(plan.blocks).toBeLessThan(BLOCKS_OF_A_PAGE);
  });

  it('is refused by its name when it would look at more than 50,000', async () => {
    const nothing = '{ jobTitle: { contains: "astronaut" }, country: { ne: "C1" }, NOT: { city: { eq: "x" } } }';

    expect(await refusal(`contacts(where: ${nothing}) { nodes { id } }`)).toMatch(
      /FILTER_TOO_BROAD.*"NOT, jobTitle, country"/,
    );
    expect(await refusal(`contacts(where: ${nothing}, last: 3) { nodes { id } }`)).toMatch(/FILTER_TOO_BROAD/);
    expect(
      await refusal('contacts(where: { deals: { none: {} }, jobTitle: { contains: "zz" } }) { nodes { id } }'),
    ).toMatch(/FILTER_TOO_BROAD.*"jobTitle, deals"/);
    expect(
      await refusal('contacts(where: { emails: { some: { value: { contains: "mail.ex" } } } }) { nodes { id } }'),
    ).toMatch(/FILTER_TOO_BROAD.*"value"/);
  });

  it('is answered beside one that an index serves, and where its rows are few enough', async () => {
    const narrow = '{ jobTitle: { contains: "astronaut" }, city: { eq: "City 14" } }';

    expect(await refusal(`contacts(where: ${narrow}) { nodes { id } }`)).toBeNull();
    expect(await refusal('companies(where: { city: { contains: "zz" } }) { nodes { id } }')).toBeNull();
    expect(await refusal('contacts(first: 3, where: { country: { contains: "C1" } }) { nodes { id } }')).toBeNull();
  });
});

/** What stands in the n-th row of a list that is sorted upwards. */
async function positionAt(type: ReadType, field: string | null, n: number): Promise<CursorPosition> {
  const table = type.name.toLowerCase();
  const column =
    {
      NAME: table === 'contact' ? 'sort_name' : 'name',
      VALUE: 'value_minor',
      CLOSED_ON: 'closed_on',
      SCORE: 'score',
      LAST_INTERACTION_AT: 'last_interaction_at',
      NOTICE_DUE_ON: 'notice_due_on',
      CREATED_AT: 'created_at',
    }[field ?? ''] ?? 'id';
  const { workspaceId } = sales.scope.viewer;
  const [row] = await sales.scope.transaction((em) =>
    em.execute<CursorPosition[]>(
      `select ${column}::text as value, id from ${table} where workspace_id = ? order by ${column} nulls last, id offset ? limit 1`,
      [workspaceId, Math.min(n, CONTACTS)],
    ),
  );
  if (!row) throw new Error('The list is shorter.');
  return row;
}

async function refusal(field: string): Promise<string | null> {
  const { errors } = await sales.query(`query L @purpose(is: RELATIONSHIP) { ${field} }`);
  return errors?.[0] ? `${errors[0].extensions.code}: ${errors[0].message}` : null;
}
