import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { DealService } from '@smartx/domain/deal';
import { encodeId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

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

describe('a name that a role does not see', () => {
  it('is not told by what lists are sorted by, nor by its history', async () => {
    const workspace = await api.givenWorkspace();
    const contacts = new ContactService(workspace.asSystem());
    const id = await contacts.create({ fullName: 'Zebedia Quill' });
    await contacts.update(id, { fullName: 'Yolanda Quill' });
    const caller = await workspace.call('sales', 'RELATIONSHIP', {
      fields: { 'Contact.fullName': 'deny' },
    });

    const sorted = await caller.query(
      'query C @purpose(is: RELATIONSHIP) { contacts(orderBy: { field: NAME }) { nodes { id } } }',
    );
    const history = await caller.query(
      'query H($id: ID!) @purpose(is: RELATIONSHIP) { contact(id: $id) { changes { nodes { field fromValue toValue } } } }',
      { id: encodeId('contact', id) },
    );

    expect(sorted.errors?.[0]?.extensions.code).toBe('FIELD_WITHHELD');
    expect(history.errors).toBeUndefined();
    expect(JSON.stringify(history.data).toLowerCase()).not.toMatch(/zebedia|yolanda/);
  });
});

describe('a company that is out of sight', () => {
  it('is not told by the groups of an aggregate', async () => {
    const workspace = await api.givenWorkspace();
    const [companies, deals] = [new CompanyService(workspace.asSystem()), new DealService(workspace.asSystem())];
    const [open, binned] = [await companies.create({ name: 'Open' }), await companies.create({ name: 'Binned' })];
    await deals.create({ name: 'One', companyId: open });
    await deals.create({ name: 'Two', companyId: binned });
    await companies.delete(binned);
    const sales = await workspace.call('sales');

    const { data } = await sales.query(
      'query D @purpose(is: RELATIONSHIP) { dealsAggregate(groupBy: COMPANY) { key count } }',
    );

    expect(data).toEqual({
      dealsAggregate: [
        { key: encodeId('company', open), count: 1 },
        { key: null, count: 1 },
      ],
    });
  });
});

describe('a date of birth that a role does not see', () => {
  it('cannot be guessed: a conflict and a change look the same for the right date and a wrong one', async () => {
    const workspace = await api.givenWorkspace();
    const guess = async (birthDate: string | null, ifVersion: number, real: string | null = '1990-02-28') => {
      const contacts = new ContactService(workspace.asSystem());
      const sales = await workspace.call('sales');
      const ownerId = sales.scope.viewer.id;
      const contactId = await contacts.create({ fullName: 'Ana', birthDate: real, ownerId });
      const { data, errors } = await sales.query(
        `mutation U($id: ID!, $date: Date, $version: Int) @purpose(is: RELATIONSHIP) {
          contactUpdate(input: { id: $id, birthDate: $date, ifVersion: $version }) {
            record { birthDate version }
            errors { __typename code message path ... on VersionConflict { currentVersion } }
          }
        }`,
        { id: encodeId('contact', contactId), date: birthDate, version: ifVersion },
      );
      expect(errors).toBeUndefined();
      return data;
    };

    expect(await guess('1990-02-28', 1)).toEqual(await guess('1991-03-01', 1));
    expect(await guess('1990-02-28', 7)).toEqual(await guess('1991-03-01', 7));
    expect(await guess(null, 1, null)).toEqual(await guess(null, 1));
  });
});

describe('an address that a role does not see', () => {
  const kinds = [
    ['email', 'emails', 'ana@example.test', 'ben@example.test'],
    ['phone', 'phones', '+493090182001', '+493090182002'],
    ['postal', 'addresses', 'Calle Mayor 1', 'Calle Mayor 2'],
  ] as const;

  it.each(kinds)(
    '%s cannot be guessed: adding it and changing another look the same for the right one and a wrong one',
    async (kind, field, real, wrong) => {
      const workspace = await api.givenWorkspace();
      const rules = { fields: { [`Contact.${field}`]: 'mask' } } as const;
      const guess = async (value: string, other: 'add' | 'same' | 'second') => {
        const caller = await workspace.call('owner', 'RELATIONSHIP', rules);
        const contacts = new ContactService(workspace.asSystem());
        const points = [
          { kind, value: real, isShared: true },
          { kind, value: `${real.slice(0, -1)}9`, isShared: true },
        ];
        const contactId = await contacts.create({ fullName: 'Ana', points });
        const [first, second] = await pointsOf(workspace, contactId);
        const which = other === 'same' ? first : second;
        const input =
          other === 'add'
            ? { contactId: encodeId('contact', contactId), kind, value, isShared: true }
            : { id: encodeId('contactPoint', which ?? ''), value };
        const name = other === 'add' ? 'contactPointAdd' : 'contactPointUpdate';
        const type = other === 'add' ? 'ContactPointAddInput' : 'ContactPointUpdateInput';
        const { data, errors } = await caller.query(
          `mutation P($input: ${type}!) @purpose(is: RELATIONSHIP) {
          ${name}(input: $input) { record { version } errors { __typename code message path } }
        }`,
          { input },
        );
        expect(errors).toBeUndefined();
        return data;
      };

      for (const way of ['add', 'same', 'second'] as const)
        expect([way, await guess(real, way)]).toEqual([way, await guess(wrong, way)]);
    },
  );

  it('names nobody who has it', async () => {
    const workspace = await api.givenWorkspace();
    await new ContactService(workspace.asSystem()).create({
      fullName: 'Ana',
      points: [{ kind: 'email', value: 'ana@example.test' }],
    });
    const create = `mutation C @purpose(is: RELATIONSHIP) {
      contactCreate(input: { fullName: "Ana", points: [{ kind: "email", value: "ana@example.test" }] }) {
        errors { code ... on DuplicateFound { candidates } }
      }
    }`;
    const told = async (rules: object) => {
      const { data, errors } = await (await workspace.call('owner', 'RELATIONSHIP', rules)).query(create);
      return errors ?? data;
    };

    expect(await told({})).toMatchObject({
      contactCreate: { errors: [{ code: 'DUPLICATE_FOUND', candidates: [expect.stringMatching(/^con_/)] }] },
    });
    expect(await told({ fields: { 'Contact.emails': 'mask' } })).toEqual({
      contactCreate: { errors: [{ code: 'DUPLICATE_FOUND', candidates: [] }] },
    });
  });
});

/** The ids of the addresses of a contact, as they were given. */
async function pointsOf(workspace: ApiWorkspace, contactId: string): Promise<string[]> {
  const rows = await workspace
    .asSystem()
    .transaction((em) =>
      em.execute<{ id: string }[]>('select id from contact_point where contact_id = ? order by id', [contactId]),
    );
  return rows.map(({ id }) => id);
}

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
