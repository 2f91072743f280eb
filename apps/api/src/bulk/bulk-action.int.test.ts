import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { encodeId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';
import { bulkJobs } from './bulk-jobs.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await api.app.queue.work(bulkJobs(api.app));
});
afterAll(() => api.close());

const FACTS = 'id state totalCount doneCount skippedCount restoredCount keptCount reasons { reason count }';

interface Facts {
  readonly id: string;
  readonly state: string;
  readonly totalCount: number;
  readonly doneCount: number;
  readonly skippedCount: number;
  readonly restoredCount: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

interface Answer {
  readonly done: { readonly record: Facts | null; readonly errors: readonly { readonly code: string }[] };
}

async function prepare(caller: Caller, selection: object, change: object, purpose = 'RELATIONSHIP') {
  return caller.query<Answer>(
    `mutation P($input: BulkActionPrepareInput!) @purpose(is: ${purpose}) {
       done: bulkActionPrepare(input: $input) { record { ${FACTS} } errors { code } } }`,
    { input: { selection, change } },
  );
}

async function act(caller: Caller, verb: 'Start' | 'Undo', id: string): Promise<void> {
  const { data } = await caller.query<Answer>(
    `mutation A($id: ID!) @purpose(is: RELATIONSHIP) { done: bulkAction${verb}(input: { id: $id }) { errors { code } } }`,
    { id },
  );
  expect(data.done.errors).toEqual([]);
}

async function stateOf(caller: Caller, id: string): Promise<Facts | null> {
  const sql = `query S($id: ID!) @purpose(is: RELATIONSHIP) { bulkAction(id: $id) { ${FACTS} } }`;
  return (await caller.query<{ bulkAction: Facts | null }>(sql, { id })).data.bulkAction;
}

function isOver(caller: Caller, id: string, state: string): Promise<void> {
  return vi.waitFor(async () => expect((await stateOf(caller, id))?.state).toBe(state), {
    timeout: 20_000,
    interval: 100,
  });
}

it('changes exactly what the list counts for whoever asks, shows the results and gives everything back', async () => {
  const workspace = await api.givenWorkspace();
  const [sales, owner, colleague] = [
    await workspace.call('sales'),
    await workspace.call('owner'),
    await workspace.call('sales'),
  ];
  const mine = new ContactService(sales.scope);
  const porto = await Promise.all(['Ana', 'Ben', 'Cem'].map((fullName) => mine.create({ fullName, city: 'Porto' })));
  await mine.create({ fullName: 'Dora', city: 'Lyon' });
  await new ContactService(colleague.scope).create({ fullName: 'Eve', city: 'Porto' });
  const where = { city: { eq: 'Porto' } };

  const { data } = await prepare(sales, { contacts: where }, { kind: 'edit', field: 'lifecycle', value: 'customer' });
  const prepared = data.done.record;
  const id = prepared?.id ?? '';
  await act(sales, 'Start', id);
  await isOver(sales, id, 'done');

  expect(prepared).toMatchObject({ state: 'prepared', totalCount: 4, reasons: [{ reason: 'NOT_ALLOWED', count: 1 }] });
  expect(await stateOf(sales, id)).toMatchObject({ doneCount: 3, skippedCount: 1 });
  const results = await sales.query<{
    bulkAction: { items: { nodes: { outcome: string; contact: { fullName: string } }[] } };
  }>(
    `query R($id: ID!) @purpose(is: RELATIONSHIP) { bulkAction(id: $id) {
       items(where: { outcome: { eq: "done" } }) { nodes { outcome contact { fullName } company { id } } } } }`,
    { id },
  );
  const names = results.data.bulkAction.items.nodes.map(({ contact }) => contact.fullName);
  expect(names.sort()).toEqual(['Ana', 'Ben', 'Cem']);
  const history = await sales.query<{ contact: { changes: { nodes: object[] } } }>(
    `query H($id: ID!) @purpose(is: RELATIONSHIP) { contact(id: $id) { changes { nodes { field through bulkAction { id } } } } }`,
    { id: encodeId('contact', porto[0] ?? '') },
  );
  expect(history.data.contact.changes.nodes).toContainEqual({
    field: 'lifecycle',
    through: 'bulk',
    bulkAction: { id },
  });
  expect([await stateOf(owner, id), await stateOf(colleague, id)]).toMatchObject([{ state: 'done' }, null]);
  await act(sales, 'Undo', id);
  await isOver(sales, id, 'undone');
  expect(await stateOf(sales, id)).toMatchObject({ restoredCount: 3 });
});

it('reaches nobody whom the purpose leaves out, nothing in the bin, and no record by a field that the role does not see', async () => {
  const workspace = await api.givenWorkspace();
  const [owner, support] = [await workspace.call('owner'), await workspace.call('support')];
  const companies = new CompanyService(owner.scope);
  const [kept, binned] = [await companies.create({ name: 'Kept' }), await companies.create({ name: 'Binned' })];
  await companies.delete(binned);
  const contactId = await new ContactService(owner.scope).create({ fullName: 'Ana Ruiz' });
  const remove = { kind: 'delete' };

  const ids = await prepare(owner, { companyIds: [kept, binned].map((id) => encodeId('company', id)) }, remove);
  const everything = await prepare(owner, { companies: {} }, remove);
  // Marketing rests on consent, which nobody gave: the person is not in the list, so nothing matches.
  const marketing = await prepare(owner, { contactIds: [encodeId('contact', contactId)] }, remove, 'MARKETING');
  const hidden = await prepare(support, { contacts: { company: { annualRevenue: { amount: { gt: '1' } } } } }, remove);
  const both = await prepare(owner, { companies: {}, contacts: {} }, remove);

  expect(ids.data.done.record?.totalCount).toBe(1);
  expect(everything.data.done.record?.totalCount).toBe(1);
  expect(marketing.data.done.errors.map(({ code }) => code)).toEqual(['INVALID_INPUT']);
  expect(hidden.errors ?? hidden.data.done.errors).not.toHaveLength(0);
  expect(both.errors).toHaveLength(1);
});
