import { ContactService } from '@smartx/domain/contact';
import { encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const CREATE = `mutation DealNew($input: DealCreateInput!) @purpose(is: RELATIONSHIP) {
  dealCreate(input: $input) { record { id name stage { id name } value { amount currency } lines { quantity unitPrice { amount } product { name } } } errors { code path } }
}`;
const MOVE = `mutation DealMove($input: DealMoveInput!) @purpose(is: RELATIONSHIP) {
  dealMove(input: $input) { record { stage { name } closedOn } errors { code path } }
}`;
const WIN = `mutation DealWin($input: DealEndInput!) @purpose(is: RELATIONSHIP) {
  dealWin(input: $input) { record { stage { kind } closedOn } errors { __typename code path } }
}`;
const LOSE = `mutation DealLose($input: DealEndInput!) @purpose(is: RELATIONSHIP) {
  dealLose(input: $input) { record { stage { kind } lostReason closedOn } errors { code path } }
}`;
const PIPELINES = `query Pipelines @purpose(is: RELATIONSHIP) { pipelines { nodes { id name stages { id name position kind } } } }`;
const PRODUCT = `mutation ProductNew($input: ProductCreateInput!) @purpose(is: RELATIONSHIP) {
  productCreate(input: $input) { record { id } errors { code path } }
}`;

interface Pipelines {
  readonly pipelines: {
    nodes: { id: string; name: string; stages: { id: string; name: string; position: number }[] }[];
  };
}

async function pipelineOf(caller: Caller) {
  const { data } = await caller.query<Pipelines>(PIPELINES);
  const [pipeline] = data.pipelines.nodes;
  const stages = (pipeline?.stages ?? []).toSorted((one, other) => one.position - other.position);
  const stage = (name: string) => stages.find((one) => one.name === name)?.id ?? '';
  return { id: pipeline?.id ?? '', stages, stage };
}

async function givenDeal(caller: Caller): Promise<string> {
  const { data } = await caller.query<{ dealCreate: { record: { id: string } } }>(CREATE, {
    input: { name: 'Engines' },
  });
  return data.dealCreate.record.id;
}

it('is recorded with its products at the first open stage', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const price = { amount: '4821', currency: 'EUR' };
  const product = await caller.query<{ productCreate: { record: { id: string } } }>(PRODUCT, {
    input: { name: 'Pro', price },
  });
  const lines = [{ productId: product.data.productCreate.record.id, quantity: 2 }];

  const { data, errors } = await caller.query(CREATE, {
    input: { name: 'Ten engines', value: { amount: '12000.5', currency: 'EUR' }, lines },
  });

  expect(errors).toBeUndefined();
  expect(data.dealCreate).toEqual({
    record: {
      id: expect.stringMatching(/^dea_/),
      name: 'Ten engines',
      stage: { id: (await pipelineOf(caller)).stage('Prospecting'), name: 'Prospecting' },
      value: { amount: '12000.50', currency: 'EUR' },
      lines: [{ quantity: 2, unitPrice: { amount: '4821.00' }, product: { name: 'Pro' } }],
    },
    errors: [],
  });
});

it('is moved, won once, and lost for a reason', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const id = await givenDeal(caller);
  const { stage } = await pipelineOf(caller);

  const moved = await caller.query(MOVE, { input: { id, stageId: stage('Engaging') } });
  const won = await caller.query(WIN, { input: { id, closedOn: '2026-06-01' } });
  const twice = await caller.query(WIN, { input: { id } });
  const silent = await caller.query(LOSE, { input: { id } });
  const lost = await caller.query(LOSE, { input: { id, lostReason: 'too dear' } });

  expect(moved.data.dealMove).toEqual({ record: { stage: { name: 'Engaging' }, closedOn: null }, errors: [] });
  expect(won.data.dealWin).toEqual({ record: { stage: { kind: 'won' }, closedOn: '2026-06-01' }, errors: [] });
  expect(twice.data.dealWin).toEqual({
    record: null,
    errors: [{ __typename: 'Refused', code: 'WRONG_STATE', path: null }],
  });
  expect(silent.data.dealLose).toEqual({ record: null, errors: [{ code: 'INVALID_INPUT', path: 'lostReason' }] });
  expect(lost.data.dealLose).toEqual({
    record: { stage: { kind: 'lost' }, lostReason: 'too dear', closedOn: expect.any(String) },
    errors: [],
  });
});

it('is refused to a role that only reads, and looks missing from another workspace', async () => {
  const workspace = await api.givenWorkspace();
  const owner = await workspace.call('owner');
  const id = await givenDeal(owner);
  const stageId = (await pipelineOf(owner)).stage('Engaging');
  const viewer = await workspace.call('viewer');
  const stranger = await (await api.givenWorkspace()).call('owner');
  const ownStage = (await pipelineOf(stranger)).stage('Engaging');

  const refused = await viewer.query(MOVE, { input: { id, stageId } });
  const [theirs, unknown] = await Promise.all(
    [id, encodeId('deal', newId())].map((one) => stranger.query(MOVE, { input: { id: one, stageId: ownStage } })),
  );
  const foreignStage = await stranger.query(MOVE, { input: { id: await givenDeal(stranger), stageId } });

  expect(refused.data.dealMove).toEqual({ record: null, errors: [{ code: 'NOT_ALLOWED', path: null }] });
  expect(theirs?.data).toEqual(unknown?.data);
  expect(theirs?.data.dealMove).toEqual({ record: null, errors: [{ code: 'NOT_FOUND', path: null }] });
  expect(foreignStage.data.dealMove).toEqual({ record: null, errors: [{ code: 'NOT_FOUND', path: 'stageId' }] });
});

it('goes through stages that the workspace names, adds and orders itself', async () => {
  const workspace = await api.givenWorkspace();
  const caller = await workspace.call('owner');
  const { id, stages } = await pipelineOf(caller);
  const commands = `mutation Pipeline($rename: PipelineRenameInput!, $add: StageAddInput!) @purpose(is: RELATIONSHIP) {
    pipelineRename(input: $rename) { record { name } errors { code } }
    stageAdd(input: $add) { record { id name kind position } errors { code path } }
  }`;
  const reorder = `mutation Reorder($input: PipelineReorderInput!) @purpose(is: RELATIONSHIP) {
    pipelineReorder(input: $input) { record { stages { id position } } errors { code path } }
  }`;

  const add = { pipelineId: id, name: 'Offer', kind: 'open', probability: 60, position: 2 };
  const made = await caller.query<{ pipelineRename: unknown; stageAdd: { record: { id: string } } }>(commands, {
    rename: { id, name: 'New business' },
    add,
  });
  const order = [made.data.stageAdd.record.id, ...stages.map((stage) => stage.id)];
  const ordered = await caller.query<{ pipelineReorder: { record: { stages: { id: string; position: number }[] } } }>(
    reorder,
    {
      input: { id, stageIds: order },
    },
  );
  const partial = await caller.query(reorder, { input: { id, stageIds: order.slice(1) } });
  const refused = await (await workspace.call('sales')).query(reorder, { input: { id, stageIds: order } });

  expect(made.data).toEqual({
    pipelineRename: { record: { name: 'New business' }, errors: [] },
    stageAdd: { record: { id: expect.stringMatching(/^stg_/), name: 'Offer', kind: 'open', position: 2 }, errors: [] },
  });
  const after = ordered.data.pipelineReorder.record.stages.toSorted((one, other) => one.position - other.position);
  expect(after.map((stage) => stage.id)).toEqual(order);
  expect(partial.data.pipelineReorder).toEqual({ record: null, errors: [{ code: 'INVALID_INPUT', path: 'stageIds' }] });
  expect(refused.data.pipelineReorder).toEqual({ record: null, errors: [{ code: 'NOT_ALLOWED', path: null }] });
});

it('goes through a pipeline that is made for it, whose stages ask for what they need and go when they are empty', async () => {
  const workspace = await api.givenWorkspace();
  const caller = await workspace.call('owner');
  const make = `mutation Make($name: String!) @purpose(is: RELATIONSHIP) {
    pipelineCreate(input: { name: $name }) { record { id name stages { id name requiresValue } } errors { code path } }
  }`;
  interface Made {
    readonly pipelineCreate: {
      readonly record: { readonly id: string; readonly stages: { id: string; name: string }[] };
    };
  }
  const { id, stages } = (await caller.query<Made>(make, { name: 'Renewals' })).data.pipelineCreate.record;
  const stage = (name: string) => stages.find((one) => one.name === name)?.id ?? '';
  const move = `mutation Move($deal: DealCreateInput!, $stage: StageUpdateInput!) @purpose(is: RELATIONSHIP) {
    stageUpdate(input: $stage) { record { requiresValue requiresOwner } errors { code } }
    dealCreate(input: $deal) { record { id } errors { code } }
  }`;
  const ready = await caller.query<{ dealCreate: { record: { id: string } } }>(move, {
    stage: { id: stage('Engaging'), requiresValue: true },
    deal: { name: 'Ten engines', pipelineId: id },
  });
  const enter = `mutation Enter($input: DealMoveInput!) @purpose(is: RELATIONSHIP) {
    dealMove(input: $input) { record { value { amount } stage { name } } errors { code ... on InvalidInput { fields { path } } } }
  }`;
  const target = { id: ready.data.dealCreate.record.id, stageId: stage('Engaging') };
  const bare = await caller.query(enter, { input: target });
  const full = await caller.query(enter, { input: { ...target, value: { amount: '5', currency: 'EUR' } } });
  const removals = `mutation Remove($stage: RecordInput!, $pipeline: RecordInput!) @purpose(is: RELATIONSHIP) {
    stageRemove(input: $stage) { record { stages { name } } errors { code } }
    pipelineRemove(input: $pipeline) { record { id } errors { code message } }
  }`;
  const removed = await caller.query(removals, { stage: { id: stage('Prospecting') }, pipeline: { id } });
  const twin = await caller.query(make, { name: 'Renewals' });
  const refused = await (await workspace.call('sales')).query(make, { name: 'Mine' });

  expect(ready.data).toMatchObject({
    stageUpdate: { record: { requiresValue: true, requiresOwner: false }, errors: [] },
  });
  expect(bare.data.dealMove).toEqual({
    record: null,
    errors: [{ code: 'INVALID_INPUT', fields: [{ path: 'value' }] }],
  });
  expect(full.data.dealMove).toEqual({
    record: { value: { amount: '5.00' }, stage: { name: 'Engaging' } },
    errors: [],
  });
  expect(removed.data).toEqual({
    stageRemove: { record: { stages: [{ name: 'Engaging' }, { name: 'Won' }, { name: 'Lost' }] }, errors: [] },
    pipelineRemove: {
      record: null,
      errors: [{ code: 'WRONG_STATE', message: expect.stringContaining('There are 1 deals in it') }],
    },
  });
  expect(twin.data.pipelineCreate).toEqual({ record: null, errors: [{ code: 'DUPLICATE_FOUND', path: 'name' }] });
  expect(refused.data.pipelineCreate).toEqual({ record: null, errors: [{ code: 'NOT_ALLOWED', path: null }] });
});

it('is recorded with its people and products at once; a mistake names its place, a withheld person only stands there', async () => {
  const workspace = await api.givenWorkspace();
  const caller = await workspace.call('owner');
  const contact = await new ContactService(workspace.asSystem()).create({ fullName: 'Ana' });
  const contactId = encodeId('contact', contact);
  const create = `mutation New($input: DealCreateInput!) @purpose(is: RELATIONSHIP) {
    dealCreate(input: $input) { record { id contacts { role contact { fullName } } } errors { code path } }
  }`;
  const made = await caller.query<{ dealCreate: { record: { id: string } } }>(create, {
    input: { name: 'Engines', contacts: [{ contactId, role: 'champion' }] },
  });
  const wrong = await caller.query(create, {
    input: { name: 'X', contacts: [{ contactId }, { contactId, role: 'boss' }] },
  });
  const found = await caller.query(
    'query F @purpose(is: RELATIONSHIP) { deals(where: { contacts: { some: { role: { eq: "champion" } } } }) { nodes { name } } }',
  );
  await workspace
    .asSystem()
    .transaction((em) =>
      em.execute('update data_subject set blocked = blocked | 1, objected = 1 where workspace_id = ?', [workspace.id]),
    );
  const refused = await caller.query(
    'query R($id: ID!) @purpose(is: RELATIONSHIP) { deal(id: $id) { contacts { role contact { fullName } withheld { field reason } } } }',
    { id: made.data.dealCreate.record.id },
  );

  expect(made.data.dealCreate).toMatchObject({
    record: { contacts: [{ role: 'champion', contact: { fullName: 'Ana' } }] },
  });
  expect(wrong.data.dealCreate).toEqual({ record: null, errors: [{ code: 'INVALID_INPUT', path: 'contacts.1.role' }] });
  expect(found.data).toEqual({ deals: { nodes: [{ name: 'Engines' }] } });
  expect(refused.data).toEqual({
    deal: {
      contacts: [{ role: null, contact: { fullName: null }, withheld: [{ field: 'role', reason: 'OBJECTION' }] }],
    },
  });
});
