import { ContactService } from '@smartx/domain/contact';
import { BatchCertificates, RetentionBatches, sequenceEntries } from '@smartx/domain/privacy';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { jobHandlers } from '../../jobs/handlers.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { rightsScope } from '../privacy-jobs.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const RIGHTS = 'RIGHTS_HANDLING';
const OVERVIEW = `query R @purpose(is: RIGHTS_HANDLING) { retention {
  simulationEndsAt rules { key count unit action isOn isFixed due held version } months { month rule count }
  batch { id version state itemCount doneCount failedCount step isSelfApproved approvedBy earliestAt byRule { rule count } }
} }`;
const SIMULATE = `query S($input: RetentionSimulateInput!) @purpose(is: RIGHTS_HANDLING) {
  retentionSimulate(input: $input) { due overdue held } }`;
const UPDATE = `mutation U($input: RetentionRuleUpdateInput!) @purpose(is: RIGHTS_HANDLING) {
  retentionRuleUpdate(input: $input) { done errors { code path } } }`;
const ITEMS = `query I($batchId: ID!) @purpose(is: RIGHTS_HANDLING) {
  retentionBatchItems(batchId: $batchId) { total items { name kind rule state } } }`;
const CERTIFICATES = `query C($batchId: ID!) @purpose(is: RIGHTS_HANDLING) {
  retentionCertificates(batchId: $batchId) { reference version destroyedKeys file } }`;
const APPROVE = `mutation A($input: RetentionBatchApproveInput!) @purpose(is: RIGHTS_HANDLING) {
  retentionBatchApprove(input: $input) { done errors { code path } } }`;

interface Overview {
  retention: {
    simulationEndsAt: string | null;
    rules: { key: string; due: number }[];
    batch: { id: string; version: number } | null;
  };
}

it('B10-AC1 shows the rules with what is due, tries a period out and changes it, and none of it to sales', async () => {
  const workspace = await api.givenWorkspace();
  await givenSilent(workspace);
  const officer = await workspace.call('privacy-officer', RIGHTS);
  const sales = await workspace.call('sales');
  const asSales = (document: string) => document.replace(RIGHTS, 'RELATIONSHIP');

  const before = await officer.query<Overview>(OVERVIEW);
  const tried = await officer.query(SIMULATE, { input: { key: 'prospect', count: 4, unit: 'year' } });
  const changed = await officer.query(UPDATE, { input: { key: 'prospect', count: 4, unit: 'year', ifVersion: 1 } });
  const refusals = [
    await officer.query(UPDATE, { input: { key: 'prospect', count: 9, unit: 'year' } }),
    await officer.query(UPDATE, { input: { key: 'prospect', count: 9 } }),
    await officer.query(UPDATE, { input: { key: 'everybody', isOn: false } }),
    await officer.query(UPDATE, { input: { key: 'prospect', isOn: false, ifVersion: 1 } }),
    await sales.query(asSales(UPDATE), { input: { key: 'prospect', isOn: false } }),
  ];
  const after = await officer.query<Overview>(OVERVIEW);

  const prospect = ({ data }: typeof before) => data.retention.rules.find(({ key }) => key === 'prospect');
  expect(before.data.retention.simulationEndsAt).not.toBeNull();
  expect(prospect(before)).toMatchObject({ count: 24, unit: 'month', due: 1, held: 0, isFixed: false });
  expect(tried.data).toEqual({ retentionSimulate: { due: 0, overdue: 0, held: 0 } });
  expect(changed.data).toEqual({ retentionRuleUpdate: { done: true, errors: [] } });
  expect(refusals.map(({ data }) => data)).toEqual(
    [
      { code: 'INVALID_INPUT', path: 'count' },
      { code: 'INVALID_INPUT', path: 'count' },
      { code: 'INVALID_INPUT', path: 'key' },
      { code: 'STALE_VERSION', path: null },
      { code: 'NOT_ALLOWED', path: null },
    ].map((error) => ({ retentionRuleUpdate: { done: false, errors: [error] } })),
  );
  expect(prospect(after)).toMatchObject({ count: 4, unit: 'year', due: 0, version: 2 });
  expect((await sales.query(asSales(OVERVIEW))).data).toEqual({ retention: null });
});

it('B10-AC1 has a batch approved alone with the number and the password, a day before the night carries it out', async () => {
  const [workspace, other] = [await api.givenWorkspace(), await api.givenWorkspace()];
  const contactId = await givenSilent(workspace);
  const officer = await workspace.call('privacy-officer', RIGHTS);
  api.domain.clock.advanceDays(31);
  const batchId = await new RetentionBatches(rightsScope(api.app, workspace.id), api.app.privacy).propose();
  const { data } = await officer.query<Overview>(OVERVIEW);
  const { id = '', version } = data.retention.batch ?? {};
  const approve = (input: object) => officer.query(APPROVE, { input: { id, ifVersion: version, ...input } });
  vi.spyOn(api.app.identity, 'isOwnPassword').mockImplementation(async (_viewer, password) => password === 'right');

  const without = await approve({});
  const wrong = await approve({ confirmation: '1', password: 'guessed' });
  const stranger = await (await other.call('privacy-officer', RIGHTS)).query(APPROVE, { input: { id } });
  const right = await approve({ confirmation: '1', password: 'right' });
  const carryOut = () =>
    jobHandlers(api.app)['retention:carry-out']?.(
      { workspaceId: workspace.id, batchId: batchId ?? '' },
      new AbortController().signal,
    );
  await carryOut();
  const waiting = await officer.query<Overview>(OVERVIEW);
  api.domain.clock.advanceDays(1);
  await carryOut();
  const done = await officer.query<Overview>(OVERVIEW);
  const listed = await officer.query(ITEMS, { batchId: id });
  await sequenceEntries({ em: api.app.orm.em, clock: api.app.clock, ...api.app.privacy }, workspace.id);
  await new BatchCertificates(rightsScope(api.app, workspace.id), api.app.privacy).issueDue();
  const certified = await officer.query<{ retentionCertificates: object[] }>(CERTIFICATES, { batchId: id });

  expect(data.retention.batch).toMatchObject({ state: 'proposed', itemCount: 1, step: 'approve-alone' });
  const refused = (code: string, path: string | null) => ({
    retentionBatchApprove: { done: false, errors: [{ code, path }] },
  });
  expect(without.data).toEqual(refused('INVALID_INPUT', 'confirmation'));
  expect(wrong.data).toEqual(refused('INVALID_INPUT', 'password'));
  expect(stranger.data).toEqual(refused('NOT_FOUND', null));
  expect(right.data).toEqual({ retentionBatchApprove: { done: true, errors: [] } });
  expect(waiting.data.retention.batch).toMatchObject({
    state: 'approved',
    doneCount: 0,
    isSelfApproved: true,
    step: null,
    approvedBy: expect.any(String),
  });
  expect(done.data.retention.batch).toMatchObject({
    state: 'done',
    ...{ doneCount: 1, failedCount: 0 },
    byRule: [{ rule: 'prospect', count: 1 }],
  });
  const rows = await workspace
    .asSystem()
    .transaction((em) => em.execute('select full_name as name from contact where id = ?', [contactId]));
  expect(rows).toEqual([{ name: null }]);
  const gone = { name: null, kind: 'data_subject', rule: 'prospect', state: 'done' };
  expect(listed.data).toEqual({ retentionBatchItems: { total: 1, items: [gone] } });
  const [certificate] = certified.data.retentionCertificates;
  expect(certificate).toMatchObject({ version: 1, reference: expect.stringMatching(/^RB-/), destroyedKeys: 1 });
  const elsewhere = await other.call('privacy-officer', RIGHTS);
  expect((await elsewhere.query(ITEMS, { batchId: id })).data).toEqual({ retentionBatchItems: null });
  expect((await elsewhere.query(CERTIFICATES, { batchId: id })).data).toEqual({ retentionCertificates: [] });
});

/** Somebody with whom nobody has spoken for three years. */
async function givenSilent(workspace: ApiWorkspace): Promise<string> {
  const collectedAt = new Date(api.domain.clock.now().getTime() - 1100 * 86_400_000);
  return new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz', collectedAt, points: [] });
}
