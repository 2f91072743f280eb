import { ContactService } from '@smartx/domain/contact';
import { CustomFieldService, CustomValueService, type NewCustomField } from '@smartx/domain/custom-field';
import { DealService } from '@smartx/domain/deal';
import { ConsentService } from '@smartx/domain/privacy';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const USUAL = { object: 'contact', category: 'identity', isSealed: false } as const;
const FIELDS: readonly NewCustomField[] = [
  { ...USUAL, key: 'nick', label: 'Nickname', type: 'text' },
  { ...USUAL, key: 'shoe', label: 'Shoe size', type: 'number' },
  { ...USUAL, key: 'since', label: 'Since', type: 'date' },
  { ...USUAL, key: 'seen', label: 'Seen', type: 'instant' },
  { ...USUAL, key: 'vip', label: 'VIP', type: 'boolean' },
  { ...USUAL, key: 'colour', label: 'Colour', type: 'select', options: ['red', 'blue'] },
  { ...USUAL, key: 'badge', label: 'Badge', type: 'number', isSealed: true },
];

const PEOPLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Ana: { nick: 'Anita', shoe: '38', since: '2024-01-31', seen: '2026-01-31T12:00:00Z', vip: 'true', colour: 'red' },
  Ben: { nick: 'Benny', shoe: '44.5', since: '2025-06-01', vip: 'false', colour: 'blue', badge: '7' },
  Cleo: {},
};

/** People with values in the fields of {@link FIELDS}; returns their ids by name. */
async function givenPeople(workspace: ApiWorkspace): Promise<Map<string, string>> {
  const fields = new CustomFieldService(await workspace.as('owner'));
  for (const field of FIELDS) await fields.define(field);
  const ids = new Map<string, string>();
  for (const [fullName, values] of Object.entries(PEOPLE)) {
    const id = await new ContactService(workspace.asSystem()).create({ fullName });
    const list = Object.entries(values).map(([key, value]) => ({ key, value }));
    if (list.length > 0) await new CustomValueService(workspace.asSystem()).set('contact', id, list);
    ids.set(fullName, id);
  }
  return ids;
}

/** The names that a filter finds, or the code with which it is refused. */
async function found(caller: Caller, condition: string, order = '{ field: NAME }') {
  const { data, errors } = await caller.query<{ contacts: { nodes: { fullName: string | null }[] } } | null>(
    `query C @purpose(is: RELATIONSHIP) { contacts(where: { customFields: [${condition}] }, orderBy: ${order}) { nodes { fullName } } }`,
  );
  return errors?.[0]?.extensions.code ?? data?.contacts.nodes.map(({ fullName }) => fullName).join(' ');
}

describe('a list filtered by custom fields', () => {
  it('compares each value by its type; no value is different from everything', async () => {
    const workspace = await api.givenWorkspace();
    await givenPeople(workspace);
    const owner = await workspace.call('owner');
    const cases: [string, string][] = [
      ['{ key: "nick", text: { eq: "Anita" } }', 'Ana'],
      ['{ key: "nick", text: { ne: "Anita" } }', 'Ben Cleo'],
      ['{ key: "nick", text: { nin: ["Benny"] } }', 'Ana Cleo'],
      ['{ key: "nick", text: { contains: "NN" } }', 'Ben'],
      ['{ key: "nick", text: { isNull: true } }', 'Cleo'],
      ['{ key: "shoe", number: { gt: 38 } }', 'Ben'],
      ['{ key: "shoe", number: { gte: 38, lt: 44.5 } }', 'Ana'],
      ['{ key: "shoe", number: { in: [38, 44.5] } }', 'Ana Ben'],
      ['{ key: "since", date: { lte: "2024-01-31" } }', 'Ana'],
      ['{ key: "seen", instant: { gt: "2026-01-31T11:59:00Z" } }', 'Ana'],
      ['{ key: "vip", boolean: { eq: false } }', 'Ben'],
      ['{ key: "colour", text: { in: ["red"] } }, { key: "vip", boolean: { eq: true } }', 'Ana'],
      ['{ key: "colour", text: { eq: "red" } }, { key: "vip", boolean: { eq: false } }', ''],
    ];

    for (const [condition, names] of cases)
      expect([condition, await found(owner, condition)]).toEqual([condition, names]);
  });

  it('finds a value that is stored encrypted, by equality alone', async () => {
    const workspace = await api.givenWorkspace();
    await givenPeople(workspace);
    const owner = await workspace.call('owner');

    expect(await found(owner, '{ key: "badge", number: { eq: 7 } }')).toBe('Ben');
    expect(await found(owner, '{ key: "badge", number: { in: [6, 8] } }')).toBe('');
    expect(await found(owner, '{ key: "badge", number: { isNull: true } }')).toBe('Ana Cleo');
    expect(await found(owner, '{ key: "badge", number: { gt: 6 } }')).toBe('INVALID_FILTER');
    expect(await found(owner, '{ key: "nick" }', '{ customField: "badge" }')).toBe('INVALID_ORDER');
  });

  it('says what is wrong with an unknown key, a filter of another type and two orders at once', async () => {
    const workspace = await api.givenWorkspace();
    await givenPeople(workspace);
    const owner = await workspace.call('owner');

    expect(await found(owner, '{ key: "size", number: { eq: 1 } }')).toBe('INVALID_FILTER');
    expect(await found(owner, '{ key: "shoe", text: { eq: "38" } }')).toBe('INVALID_FILTER');
    expect(await found(owner, '{ key: "nick" }', '{ customField: "size" }')).toBe('INVALID_ORDER');
    expect(await found(owner, '{ key: "nick" }', '{ customField: "shoe", field: NAME }')).toBe('INVALID_ORDER');
  });

  it('is refused to a role that does not see them', async () => {
    const workspace = await api.givenWorkspace();
    await givenPeople(workspace);
    const viewer = await workspace.call('viewer');

    expect(await found(viewer, '{ key: "shoe", number: { eq: 38 } }')).toBe('FIELD_WITHHELD');
    expect(await found(viewer, '{ key: "badge", number: { eq: 7 } }')).toBe('FIELD_WITHHELD');
    const { errors } = await viewer.query(
      'query C @purpose(is: RELATIONSHIP) { contacts(orderBy: { customField: "shoe" }) { nodes { id } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('FIELD_WITHHELD');
  });

  it('counts a value as empty while the person is restricted', async () => {
    const workspace = await api.givenWorkspace();
    const ids = await givenPeople(workspace);
    const rows = await workspace
      .asSystem()
      .transaction((em) =>
        em.execute<{ subject_id: string }[]>('select subject_id from contact where id = ?', [ids.get('Ben')]),
      );
    await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(rows[0]?.subject_id ?? '', 'unlawful');
    const owner = await workspace.call('owner');

    expect(await found(owner, '{ key: "shoe", number: { gt: 30 } }')).toBe('Ana');
    expect(await found(owner, '{ key: "badge", number: { eq: 7 } }')).toBe('');
  });
});

describe('a list sorted by a custom field', () => {
  it('holds every row once, in order, forwards and backwards, with ties and empty values', async () => {
    const sizes = fc.array(fc.option(fc.constantFrom('1', '2.5', '-3', '40'), { nil: null }), {
      minLength: 1,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('ASC', 'DESC'),
        async (values, size, direction) => {
          const workspace = await api.givenWorkspace();
          await new CustomFieldService(await workspace.as('owner')).define({
            object: 'deal',
            key: 'size',
            label: 'Size',
            type: 'number',
            category: 'identity',
            isSealed: false,
          });
          for (const [index, value] of values.entries()) {
            const id = await new DealService(workspace.asSystem()).create({ name: `${index}` });
            if (value) await new CustomValueService(workspace.asSystem()).set('deal', id, [{ key: 'size', value }]);
          }
          const caller = await workspace.call('sales');

          const forwards = await walk(caller, size, direction, false);
          const backwards = await walk(caller, size, direction, true);

          expect([...forwards].sort()).toEqual(values.map((_, index) => `${index}`).sort());
          expect(backwards).toEqual(forwards);
          expect(forwards.map((name) => values[Number(name)] ?? null)).toEqual(inOrder(values, direction));
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);
});

interface Page {
  readonly nodes: { name: string }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

async function walk(caller: Caller, size: number, direction: string, isBackward: boolean): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn < 30; turn++) {
    const place: string = `${isBackward ? 'last' : 'first'}: ${size}, ${isBackward ? 'before' : 'after'}: ${JSON.stringify(cursor)}`;
    const { data, errors } = await caller.query<{ deals: Page }>(`query D @purpose(is: RELATIONSHIP) {
      deals(${place}, orderBy: { customField: "size", direction: ${direction} }) {
        nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`);
    expect(errors).toBeUndefined();
    const { nodes, pageInfo }: Page = data.deals;
    const here = nodes.map(({ name }) => name);
    if (isBackward) names.unshift(...here);
    else names.push(...here);
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return names;
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
  }
  throw new Error('The list does not end.');
}

/** By value in either direction, empty ones last. */
function inOrder(values: readonly (string | null)[], direction: string): (string | null)[] {
  const full = values.filter((value) => value !== null).sort((one, other) => Number(one) - Number(other));
  return [...(direction === 'ASC' ? full : full.reverse()), ...values.filter((value) => value === null)];
}
