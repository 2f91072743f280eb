import { ContactService } from '@smartx/domain/contact';
import { DealService } from '@smartx/domain/deal';
import { encodeId, type Purpose } from '@smartx/domain/kernel';
import { ErasureService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { rightsScope } from '../privacy-jobs.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const OBLIGATION = 'LEGAL_OBLIGATION';
const LIST = `query L($dealId: ID, $from: Date, $until: Date) @purpose(is: $PURPOSE) {
  archivedItems(dealId: $dealId, from: $from, until: $until, orderBy: { field: STARTS_ON, direction: DESC }, first: 9) {
    nodes { id kind recordId startsOn endsOn releasedAt } } }`;
const OPEN = `mutation O($input: ArchivedItemOpenInput!) @purpose(is: $PURPOSE) {
  archivedItemOpen(input: $input) { hasContent fields { field value } errors { code path } } }`;
const DOWNLOAD = `mutation D($input: ArchivedItemOpenInput!) @purpose(is: $PURPOSE) {
  archivedItemDownload(input: $input) { download { url } errors { code } } }`;
const forPurpose = (purpose: Purpose, document: string) => document.replace('$PURPOSE', purpose);

interface Listed {
  archivedItems: { nodes: { id: string; recordId: string }[] };
}

it('B10-AC2 the archive is listed and searched by deal and day, and opened with a reason, for the legal obligation alone', async () => {
  const [workspace, other] = [await api.givenWorkspace(), await api.givenWorkspace()];
  const dealIds = [await givenArchivedSale(workspace, '2024-03-05'), await givenArchivedSale(workspace, '2025-06-07')];
  const officer = await workspace.call('privacy-officer', OBLIGATION);
  const list = async (variables = {}) => {
    const { data } = await officer.query<Listed>(forPurpose(OBLIGATION, LIST), variables);
    return data.archivedItems.nodes;
  };

  const all = await list();
  const [item] = await list({ dealId: dealIds[0] });
  const id = item?.id ?? '';
  const opened = await officer.query(forPurpose(OBLIGATION, OPEN), { input: { id, reason: 'Tax audit' } });

  expect(all).toMatchObject([
    { kind: 'deal', recordId: dealIds[1], startsOn: '2025-06-07', endsOn: '2033-12-31', releasedAt: null },
    { kind: 'deal', recordId: dealIds[0], startsOn: '2024-03-05', endsOn: '2032-12-31' },
  ]);
  expect(await list({ from: '2025-01-01' })).toEqual(all.slice(0, 1));
  expect(await list({ until: '2025-01-01' })).toEqual(all.slice(1));
  expect([await list({ dealId: 'Ana' }), item]).toEqual([[], all[1]]);
  expect(opened.data).toMatchObject({ archivedItemOpen: { hasContent: false, errors: [] } });
  expect(JSON.stringify(opened.data)).toContain('{"field":"buyer.name","value":"Ana Ruiz"}');
  const refusal = (code: string) => ({ archivedItemOpen: { hasContent: false, fields: null, errors: [{ code }] } });
  const open = async (who: typeof officer, purpose: Purpose, reason = 'Tax audit') =>
    (await who.query(forPurpose(purpose, OPEN), { input: { id, reason } })).data;
  expect(await open(officer, OBLIGATION, ' ')).toMatchObject(refusal('INVALID_INPUT'));
  expect(await open(await other.call('privacy-officer', OBLIGATION), OBLIGATION)).toMatchObject(refusal('NOT_FOUND'));
  const content = await officer.query(forPurpose(OBLIGATION, DOWNLOAD), { input: { id, reason: 'Tax audit' } });
  expect(content.data).toEqual({ archivedItemDownload: { download: null, errors: [{ code: 'NOT_FOUND' }] } });

  for (const purpose of ['RIGHTS_HANDLING', 'LEGAL_CLAIMS', 'DATA_CARE'] as const) {
    const reader = await workspace.call('privacy-officer', purpose);
    expect(await open(reader, purpose)).toMatchObject(refusal('PURPOSE_NOT_ALLOWED'));
    const { data } = await reader.query<Listed>(forPurpose(purpose, LIST));
    expect(data.archivedItems.nodes).toEqual([]);
  }
  await api.app.reads.moveAll();
  expect(await refusalsNoted(workspace)).toEqual(['DATA_CARE', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING']);
});

/** For which purposes it was refused, as the log of reads has it. */
async function refusalsNoted(workspace: ApiWorkspace): Promise<string[]> {
  const rows = await workspace
    .asSystem()
    .transaction((em) =>
      em.execute<{ purpose: string }[]>(
        `select distinct purpose from read_log where workspace_id = ? and denials -> 'PURPOSE' is not null order by 1`,
        [workspace.id],
      ),
    );
  return rows.map(({ purpose }) => purpose);
}

/** A person who bought something and was erased; gives the id of the deal. */
async function givenArchivedSale(workspace: ApiWorkspace, closedOn: string): Promise<string> {
  const scope = workspace.asSystem();
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz', points: [], allowDuplicate: true });
  const dealId = await new DealService(scope).create({ name: 'Machine', contactId });
  await new DealService(scope).win(dealId, { closedOn });
  const rights = rightsScope(api.app, workspace.id);
  const erasures = new ErasureService(rights, api.app.privacy);
  const [ledger = ''] = await rights.transaction(async (em) => {
    const [row] = await em.execute<{ id: string }[]>('select subject_id as id from contact where id = ?', [contactId]);
    return erasures.plan(em, { subjectIds: [row?.id ?? ''], requestId: null, ground: 'retention' });
  });
  await erasures.run(ledger);
  return encodeId('deal', dealId);
}
