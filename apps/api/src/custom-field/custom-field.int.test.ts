import { ContactService } from '@smartx/domain/contact';
import { CustomFieldService, CustomValueService, type NewCustomField } from '@smartx/domain/custom-field';
import { DealService } from '@smartx/domain/deal';
import { encodeId, newId, purposeBits } from '@smartx/domain/kernel';
import { DataSubject } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const VALUE = 'key label type isSealed textValue numberValue dateValue instantValue booleanValue';
const READ = `query Fields($id: ID!, $keys: [String!]) @purpose(is: RELATIONSHIP) {
  contact(id: $id) { customFields(keys: $keys) { key textValue numberValue } withheld { field reason } }
}`;
const SET = `mutation Set($input: CustomValuesSetInput!) @purpose(is: RELATIONSHIP) {
  customValuesSet(input: $input) {
    record { id version ... on Contact { fullName customFields { ${VALUE} } } }
    errors { code path }
  }
}`;
const DEFINE = `mutation Define($input: CustomFieldDefineInput!) @purpose(is: RELATIONSHIP) {
  customFieldDefine(input: $input) { record { id key label position isSealed classification } errors { code path ... on DuplicateFound { candidates } } }
}`;
const UPDATE = `mutation Update($input: CustomFieldUpdateInput!) @purpose(is: RELATIONSHIP) {
  customFieldUpdate(input: $input) { record { label position version } errors { code } }
}`;
const REMOVE = `mutation Remove($input: RecordInput!) @purpose(is: RELATIONSHIP) {
  customFieldRemove(input: $input) { record { id } errors { code } }
}`;
const LIST = `query List @purpose(is: RELATIONSHIP) {
  customFieldDefinitions(object: "contact") { nodes { key label type options category } totalCount { value } }
}`;
const SHOE = { object: 'contact', key: 'shoe', label: 'Shoe size', type: 'number', category: 'identity' } as const;

interface Defined {
  readonly customFieldDefine: { record: { id: string } | null };
}

async function givenContact(workspace: ApiWorkspace, values: Record<string, string>) {
  const scope = workspace.asSystem();
  const fields = new CustomFieldService(await workspace.as('owner'));
  const usual = { object: 'contact', type: 'text', category: 'identity' } as const;
  const known: Record<string, Partial<NewCustomField>> = {
    shoe: SHOE,
    nick: { isSealed: false },
    health: { category: 'special', specialCondition: 'health-care' },
  };
  for (const key of Object.keys(values)) await fields.define({ ...usual, key, label: key, ...known[key] });
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
  const list = Object.entries(values).map(([key, value]) => ({ key, value }));
  await new CustomValueService(scope).set('contact', contactId, list);
  return { contactId, id: encodeId('contact', contactId) };
}

async function setPerson(
  workspace: ApiWorkspace,
  state: { restrictedAt?: Date; blocked?: bigint; objected?: bigint },
): Promise<void> {
  const scope = workspace.asSystem();
  const where = { workspaceId: workspace.id, kind: 'contact' } as const;
  await scope.transaction((em) => em.nativeUpdate(DataSubject, where, state));
}

describe('the definition of a custom field', () => {
  it('is made, renamed, moved, listed in its order and removed', async () => {
    const caller = await (await api.givenWorkspace()).call('owner');

    const shoe = await caller.query<Defined>(DEFINE, { input: SHOE });
    const kind = { ...SHOE, key: 'kind', label: 'Kind', type: 'select', options: ['A', 'B'], position: 0 };
    const made = await caller.query<Defined>(DEFINE, { input: { ...kind, isSealed: false } });
    const twice = await caller.query(DEFINE, { input: SHOE });
    const id = shoe.data.customFieldDefine.record?.id ?? '';
    const moved = await caller.query(UPDATE, { input: { id, label: 'Shoes', position: 0, ifVersion: 2 } });
    const listed = await caller.query(LIST);
    const removed = await caller.query(REMOVE, { input: { id } });

    expect(shoe.data.customFieldDefine).toMatchObject({
      record: { id: expect.stringMatching(/^cfd_/), isSealed: true, classification: 'identifying', position: 0 },
      errors: [],
    });
    expect(made.data.customFieldDefine).toMatchObject({ record: { position: 0, isSealed: false }, errors: [] });
    expect(twice.data.customFieldDefine).toMatchObject({
      errors: [{ code: 'DUPLICATE_FOUND', path: 'key', candidates: [id] }],
    });
    expect(moved.data.customFieldUpdate).toEqual({ record: { label: 'Shoes', position: 0, version: 3 }, errors: [] });
    expect(listed.data.customFieldDefinitions).toEqual({
      nodes: [
        { key: 'shoe', label: 'Shoes', type: 'number', options: null, category: 'identity' },
        { key: 'kind', label: 'Kind', type: 'select', options: ['A', 'B'], category: 'identity' },
      ],
      totalCount: { value: 2 },
    });
    expect(removed.data.customFieldRemove).toEqual({ record: null, errors: [] });
  });

  it('has rules for its values, is retired and brought back, and says how many values it has', async () => {
    const workspace = await api.givenWorkspace();
    const caller = await workspace.call('owner');
    const { id: contact } = await givenContact(workspace, { shoe: '42' });
    const SETTINGS = 'key currency helpText isRequired isUnique defaultValue minimum maximum pattern valueCount';
    const RULES = `mutation Rules($input: CustomFieldUpdateInput!) @purpose(is: RELATIONSHIP) {
      customFieldUpdate(input: $input) { record { ${SETTINGS} retiredAt } errors { path } }
    }`;
    const ALL = `query All @purpose(is: RELATIONSHIP) { customFieldDefinitions(object: "contact") { nodes { id ${SETTINGS} } } }`;
    const fee = {
      ...SHOE,
      key: 'fee',
      type: 'money',
      currency: 'EUR',
      minimum: '0',
      isRequired: true,
      defaultValue: '5',
    };

    await caller.query(DEFINE, { input: { ...fee, helpText: 'A year' } });
    const listed = await caller.query<{ customFieldDefinitions: { nodes: { id: string }[] } }>(ALL);
    const [shoe, made] = listed.data.customFieldDefinitions.nodes;
    const change = (input: object) => caller.query(RULES, { input: { id: shoe?.id, ...input } });
    const retired = await change({ isRetired: true, maximum: '50' });
    const read = await caller.query(READ, { id: contact });
    const named = await caller.query(READ, { id: contact, keys: ['shoe'] });
    const back = await change({ isRetired: false, maximum: null });
    const wrong = await change({ minimum: 'few' });

    const unset = { currency: null, helpText: null, isUnique: false, pattern: null, maximum: null };
    expect(made).toMatchObject({
      ...{
        ...unset,
        key: 'fee',
        currency: 'EUR',
        helpText: 'A year',
        isRequired: true,
        defaultValue: '5',
        minimum: '0',
      },
      valueCount: 0,
    });
    expect(shoe).toMatchObject({ ...unset, key: 'shoe', isRequired: false, valueCount: 1 });
    expect(retired.data.customFieldUpdate).toMatchObject({
      record: { maximum: '50', retiredAt: expect.any(String) },
      errors: [],
    });
    expect(read.data.contact).toMatchObject({ customFields: [] });
    expect(named.data.contact).toMatchObject({ customFields: [{ key: 'shoe', numberValue: 42 }] });
    expect(back.data.customFieldUpdate).toMatchObject({ record: { maximum: null, retiredAt: null } });
    expect(wrong.data.customFieldUpdate).toEqual({ record: null, errors: [{ path: 'minimum' }] });
  });

  it('B1 says for a special category, and for no other, under which condition of GDPR Art. 9(2) or 10 it is held', async () => {
    const caller = await (await api.givenWorkspace()).call('owner');
    const stranger = await (await api.givenWorkspace()).call('owner');
    const health = { ...SHOE, key: 'health', category: 'special' };
    const define = (input: object) => caller.query<Defined>(DEFINE, { input });
    const CONDITIONS = `query Conditions @purpose(is: RELATIONSHIP) {
      customFieldDefinitions(object: "contact") { nodes { key specialCondition } }
    }`;

    const made = await define({ ...health, specialCondition: 'health-care' });
    await define(SHOE);
    const id = made.data.customFieldDefine.record?.id ?? '';
    const update = (by: typeof caller, specialCondition: string | null) =>
      by.query(UPDATE, { input: { id, specialCondition } });
    const changed = await update(caller, 'legal-claims');
    const foreign = await update(stranger, 'made-public');

    expect(made.data.customFieldDefine).toMatchObject({ record: { isSealed: true }, errors: [] });
    expect(changed.data.customFieldUpdate).toMatchObject({ record: { version: 2 }, errors: [] });
    expect(foreign.data.customFieldUpdate).toEqual({ record: null, errors: [{ code: 'NOT_FOUND' }] });
    const invalid = { errors: [{ code: 'INVALID_INPUT', path: 'specialCondition' }] };
    for (const specialCondition of [undefined, null, 'explicit-consent', ''])
      expect((await define({ ...health, key: 'other', specialCondition })).data.customFieldDefine).toMatchObject(
        invalid,
      );
    const usual = await define({ ...SHOE, key: 'other', specialCondition: 'health-care' });
    expect(usual.data.customFieldDefine).toMatchObject(invalid);
    for (const wrong of [null, 'explicit-consent'])
      expect((await update(caller, wrong)).data.customFieldUpdate).toMatchObject({
        errors: [{ code: 'INVALID_INPUT' }],
      });
    expect((await caller.query(CONDITIONS)).data.customFieldDefinitions).toEqual({
      nodes: [
        { key: 'health', specialCondition: 'legal-claims' },
        { key: 'shoe', specialCondition: null },
      ],
    });
  });

  it('is refused to whoever only sells, and looks missing from another workspace', async () => {
    const workspace = await api.givenWorkspace();
    const { data } = await (await workspace.call('owner')).query<Defined>(DEFINE, { input: SHOE });
    const theirs = data.customFieldDefine.record?.id ?? '';
    const sales = await workspace.call('sales');
    const stranger = await (await api.givenWorkspace()).call('owner');

    const refused = await sales.query(DEFINE, { input: { ...SHOE, key: 'other' } });
    const wrong = await stranger.query(DEFINE, { input: { ...SHOE, category: 'special', isSealed: false } });

    expect(refused.data.customFieldDefine).toMatchObject({ record: null, errors: [{ code: 'NOT_ALLOWED' }] });
    expect(wrong.data.customFieldDefine).toMatchObject({ errors: [{ code: 'INVALID_INPUT', path: 'isSealed' }] });
    for (const id of [theirs, encodeId('customFieldDefinition', newId())]) {
      const updated = await stranger.query(UPDATE, { input: { id, label: 'X' } });
      const removed = await stranger.query(REMOVE, { input: { id } });
      expect(updated.data.customFieldUpdate).toEqual({ record: null, errors: [{ code: 'NOT_FOUND' }] });
      expect(removed.data.customFieldRemove).toEqual({ record: null, errors: [{ code: 'NOT_FOUND' }] });
    }
    expect((await stranger.query(LIST)).data.customFieldDefinitions).toMatchObject({ nodes: [] });
  });
});

describe('the custom fields of a record', () => {
  it('are set and read with their types, opened where they are sealed', async () => {
    const workspace = await api.givenWorkspace();
    const caller = await workspace.call('owner');
    const { id } = await givenContact(workspace, { nick: 'Ani', shoe: '41.5' });
    const when = { object: 'contact', key: 'seen', label: 'Seen', category: 'identity' } as const;
    for (const [key, type] of [
      ['seen', 'instant'],
      ['vip', 'boolean'],
      ['met', 'date'],
    ] as const)
      await caller.query(DEFINE, { input: { ...when, key, type } });

    const values = [
      { key: 'seen', value: '2026-02-28T12:00:00+02:00' },
      { key: 'vip', value: 'false' },
      { key: 'met', value: '2026-02-28' },
    ];
    const set = await caller.query(SET, { input: { id, ifVersion: 2, values } });

    const none = { textValue: null, numberValue: null, dateValue: null, instantValue: null, booleanValue: null };
    const sealed = { ...none, label: 'Seen', isSealed: true };
    expect(set.errors).toBeUndefined();
    expect(set.data.customValuesSet).toEqual({
      record: {
        ...{ id, version: 3, fullName: 'Ana Ruiz' },
        customFields: [
          { ...none, key: 'nick', label: 'nick', type: 'text', isSealed: false, textValue: 'Ani' },
          { ...none, key: 'shoe', label: 'Shoe size', type: 'number', isSealed: true, numberValue: 41.5 },
          { ...sealed, key: 'seen', type: 'instant', instantValue: '2026-02-28T10:00:00.000Z' },
          { ...sealed, key: 'vip', type: 'boolean', booleanValue: false },
          { ...sealed, key: 'met', type: 'date', dateValue: '2026-02-28' },
        ],
      },
      errors: [],
    });
  });

  it('are read in the one statement of their record, those of a special category only by their key and for a purpose that serves', async () => {
    const workspace = await api.givenWorkspace();
    const caller = await workspace.call('owner');
    const { id } = await givenContact(workspace, { nick: 'Ani', shoe: '41.5', health: 'asthma' });
    const keeper = await workspace.call('owner', 'DATA_CARE');
    const read = async (keys?: string[]) =>
      (await keeper.query(READ.replace('RELATIONSHIP', 'DATA_CARE'), { id, keys })).data.contact;

    const answer = await caller.query(READ, { id });
    const aliased = await caller.query(
      `query Two($id: ID!) @purpose(is: RELATIONSHIP) {
        contact(id: $id) { a: customFields(keys: ["nick"]) { v: textValue } b: customFields(keys: ["health"]) { textValue } c: customFields(keys: ["shoe"]) { numberValue } }
      }`,
      { id },
    );

    expect(answer.statements.filter((statement) => statement === 'select')).toHaveLength(1);
    expect(answer.data.contact).toEqual({
      customFields: [
        { key: 'nick', textValue: 'Ani', numberValue: null },
        { key: 'shoe', textValue: null, numberValue: 41.5 },
      ],
      withheld: [],
    });
    expect(await read(['health'])).toMatchObject({ customFields: [{ textValue: 'asthma' }] });
    expect(await read([])).toMatchObject({ customFields: [] });
    expect(aliased.data.contact).toEqual({ a: [{ v: 'Ani' }], b: [], c: [{ numberValue: 41.5 }] });
  });

  it('are withheld from whoever the person refuses, and from a role that may not see them', async () => {
    const workspace = await api.givenWorkspace();
    const { id, contactId } = await givenContact(workspace, { nick: 'Ani' });
    const scope = await workspace.as('owner');
    const deal = await new DealService(scope).create({ name: 'A deal', contactId });
    const deals = { object: 'deal', type: 'text', category: 'commerce', isSealed: false } as const;
    await new CustomFieldService(scope).define({ ...deals, key: 'wish', label: 'Wish' });
    const project = { key: 'project', label: 'Project', classification: 'not-personal' } as const;
    await new CustomFieldService(scope).define({ ...deals, ...project });
    const wishes = ['wish', 'project'].map((key) => ({ key, value: 'x' }));
    await new CustomValueService(scope).set('deal', deal, wishes);
    const caller = await workspace.call('owner');
    const OF_DEAL = `query OfDeal($id: ID!) @purpose(is: RELATIONSHIP) { deal(id: $id) { customFields { key textValue withheld { field reason } } } }`;

    const HISTORY = `query History($id: ID!) @purpose(is: RELATIONSHIP) { contact(id: $id) { changes { nodes { field toValue } } } }`;
    const historyFor = async (role: 'owner' | 'viewer') =>
      (await (await workspace.call(role)).query(HISTORY, { id })).data.contact;

    const viewer = await (await workspace.call('viewer')).query(READ, { id });
    const field = 'customFields.nick';
    expect(await historyFor('owner')).toEqual({ changes: { nodes: [{ field, toValue: 'Ani' }] } });
    expect(await historyFor('viewer')).toEqual({ changes: { nodes: [{ field, toValue: null }] } });
    const bits = purposeBits(['RELATIONSHIP']);
    await setPerson(workspace, { blocked: bits, objected: bits });
    const refused = await caller.query(READ, { id });
    const ofDeal = await caller.query(OF_DEAL, { id: encodeId('deal', deal) });

    const byRole = { field: 'customFields', reason: 'ROLE' };
    expect(viewer.data.contact).toEqual({ customFields: null, withheld: [byRole] });
    expect(refused.data.contact).toEqual({
      customFields: null,
      withheld: [{ field: 'customFields', reason: 'OBJECTION' }],
    });
    expect(ofDeal.data.deal).toEqual({
      customFields: [
        { key: 'wish', textValue: null, withheld: [{ field: 'textValue', reason: 'OBJECTION' }] },
        { key: 'project', textValue: 'x', withheld: [] },
      ],
    });
  });

  it('are not set for somebody restricted, by whoever only reads, or from another workspace', async () => {
    const workspace = await api.givenWorkspace();
    const { id } = await givenContact(workspace, { nick: 'Ani' });
    const caller = await workspace.call('owner');
    const stranger = await (await api.givenWorkspace()).call('owner');
    const input = { id, values: [{ key: 'nick', value: 'Anita' }] };
    const codeOf = async (by: typeof caller, wanted = input) =>
      (await by.query<{ customValuesSet: { errors: { code: string }[] } }>(SET, { input: wanted })).data.customValuesSet
        .errors[0]?.code;

    expect(await codeOf(await workspace.call('viewer'))).toBe('NOT_ALLOWED');
    expect(await codeOf(stranger)).toBe('NOT_FOUND');
    expect(await codeOf(caller, { ...input, id: encodeId('contact', newId()) })).toBe('NOT_FOUND');
    expect(await codeOf(caller, { ...input, id: encodeId('task', newId()) })).toBe('INVALID_INPUT');
    await setPerson(workspace, { restrictedAt: new Date() });
    expect(await codeOf(caller)).toBe('PROCESSING_RESTRICTED');
  });
});
