import { ActivityService, NoteService, TaskService } from '@smartx/domain/activity';
import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { DealService } from '@smartx/domain/deal';
import { encodeId, newId, type Scope } from '@smartx/domain/kernel';
import { LeadService } from '@smartx/domain/lead';
import { ConsentService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi({ costPerSecond: 1_000_000 });
});
afterAll(() => api.close());

const TIMELINE = `query T($about: ID!, $first: Int, $after: String, $last: Int, $before: String, $kinds: [TimelineKind!], $memberId: ID)
  @purpose(is: RELATIONSHIP) {
  timeline(about: $about, first: $first, after: $after, last: $last, before: $before, kinds: $kinds, memberId: $memberId) {
    nodes {
      kind happenedAt
      note { id body author { displayName } withheld { field reason } }
      activity { id subjectLine body occurredAt withheld { field reason } }
      task { id title } file { id }
      change { id field fromValue toValue fromName toName isHidden withheld { field reason } }
      consent { event purpose } request { state }
    }
    edges { cursor }
    totalCount { value }
    pageInfo { endCursor startCursor hasNextPage hasPreviousPage }
  }
}`;

interface Entry {
  readonly kind: string;
  readonly happenedAt: string;
  readonly [record: string]: unknown;
}
interface Page {
  readonly nodes: readonly Entry[];
  readonly totalCount: { readonly value: number };
  readonly pageInfo: { readonly endCursor: string; readonly startCursor: string; readonly hasNextPage: boolean };
}

async function read(caller: Caller, variables: object): Promise<Page & { statements: readonly string[] }> {
  const { data, errors, statements } = await caller.query<{ timeline: Page }>(TIMELINE, { ...variables });
  expect(errors).toBeUndefined();
  return { ...data.timeline, statements };
}

const kinds = ({ nodes }: Page) => nodes.map(({ kind }) => kind);

/** Ana of Acme, a deal about her, an enquiry of hers, and a little of everything around them. */
async function givenHistory(workspace: ApiWorkspace) {
  const scope = workspace.asSystem();
  const company = await new CompanyService(scope).create({ name: 'Acme GmbH' });
  const ana = await new ContactService(scope).create({ fullName: 'Ana Ruiz', companyId: company });
  const ben = await new ContactService(scope).create({ fullName: 'Ben Tran' });
  const deal = await new DealService(scope).create({ name: 'Showroom', companyId: company, contactId: ana });
  const lead = await new LeadService(scope).create({ contactId: ana });
  await new ContactService(scope).update(ana, { jobTitle: 'Buyer' });
  await new NoteService(scope).create({ contactId: ana, body: 'Wants an offer.' });
  await new NoteService(scope).create({ companyId: company, body: 'They moved.' });
  await new NoteService(scope).create({ dealId: deal, body: 'Price agreed.' });
  const occurredAt = new Date(scope.clock.now().getTime() - 86_400_000);
  await new ActivityService(scope).log({
    kind: 'call',
    contactId: ana,
    participantIds: [ben],
    subjectLine: 'Offer',
    occurredAt,
  });
  await new TaskService(scope).create({ title: 'Send the offer', contactId: ana });
  return { company, ana, ben, deal, lead };
}

const ids = (of: Awaited<ReturnType<typeof givenHistory>>) => ({
  company: encodeId('company', of.company),
  ana: encodeId('contact', of.ana),
  ben: encodeId('contact', of.ben),
  deal: encodeId('deal', of.deal),
  lead: encodeId('lead', of.lead),
});

async function restrict(scope: Scope, contactId: string): Promise<void> {
  const [row] = await scope.transaction((em) =>
    em.execute<{ subject_id: string }[]>('select subject_id from contact where id = ?', [contactId]),
  );
  await new ConsentService(scope).restrict(row?.subject_id ?? '', 'accuracy-contested');
}

describe('the timeline of a record', () => {
  it('tells what was written, said, planned and changed, the newest first, in one statement', async () => {
    const workspace = await api.givenWorkspace();
    const history = await givenHistory(workspace);
    const { ana, company, ben, deal, lead } = ids(history);
    const sales = await workspace.call('sales');

    const ofAna = await read(sales, { about: ana });

    expect(kinds(ofAna)).toEqual(['TASK_PLANNED', 'NOTE', 'NOTE', 'CHANGE', 'CALL']);
    expect(ofAna.totalCount.value).toBe(5);
    expect(ofAna.statements).toEqual(['begin', 'set local', 'select', 'commit']);
    expect(ofAna.nodes[1]).toMatchObject({ note: { body: 'Price agreed.' }, activity: null });
    expect(ofAna.nodes[3]).toMatchObject({ change: { field: 'jobTitle', fromValue: null, toValue: 'Buyer' } });
    expect(ofAna.nodes[4]).toMatchObject({ activity: { subjectLine: 'Offer' } });
    // Who took part in a call has it too; a company has what happened with its people and its deals.
    expect(kinds(await read(sales, { about: ben }))).toEqual(['CALL']);
    expect(kinds(await read(sales, { about: company }))).toEqual(['TASK_PLANNED', 'NOTE', 'NOTE', 'NOTE', 'CALL']);
    expect(kinds(await read(sales, { about: deal }))).toEqual(['NOTE']);
    expect(kinds(await read(sales, { about: lead }))).toEqual(['TASK_PLANNED', 'NOTE', 'CALL']);
  });

  it('goes on to the very beginning, from either end, also among what happened at the same moment', async () => {
    const workspace = await api.givenWorkspace();
    const ana = await new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz' });
    const about = encodeId('contact', ana);
    await workspace.asSystem().transaction((em) =>
      em.execute(
        `insert into field_change (workspace_id, id, record_type, record_id, field, from_value, to_value, through, changed_at)
         select ?, gen_random_uuid(), 'contact', ?, 'city', n::text, (n + 1)::text, 'api', now() - interval '1 day' * (n / 3)
         from generate_series(1, 300) n`,
        [workspace.id, ana],
      ),
    );
    const sales = await workspace.call('sales');
    const whole = await read(sales, { about, first: 250 });
    const rest = await read(sales, { about, first: 250, after: whole.pageInfo.endCursor });
    const all = [...whole.nodes, ...rest.nodes].map(({ change }) => JSON.stringify(change));

    const walked: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Page = await read(sales, { about, first: 70, after });
      walked.push(...page.nodes.map(({ change }) => JSON.stringify(change)));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    const oldest = await read(sales, { about, last: 5 });
    const before = await read(sales, { about, last: 5, before: oldest.pageInfo.startCursor });

    expect(new Set(all).size).toBe(300);
    expect(walked).toEqual(all);
    expect(oldest.nodes.map(({ change }) => JSON.stringify(change))).toEqual(all.slice(-5));
    expect(before.nodes.map(({ change }) => JSON.stringify(change))).toEqual(all.slice(-10, -5));
    expect(whole.totalCount.value).toBe(300);
  });

  it('holds what is asked for: of some kinds, and what one member did', async () => {
    const workspace = await api.givenWorkspace();
    const { ana } = await givenHistory(workspace);
    const about = encodeId('contact', ana);
    const sales = await workspace.call('sales');
    await new NoteService(sales.scope).create({ contactId: ana, body: 'Mine.' });
    const memberId = encodeId('member', sales.scope.viewer.id ?? '');

    expect(kinds(await read(sales, { about, kinds: ['CALL', 'CHANGE'] }))).toEqual(['CHANGE', 'CALL']);
    expect(kinds(await read(sales, { about, kinds: ['CONSENT'] }))).toEqual([]);
    expect((await read(sales, { about, memberId })).nodes).toMatchObject([{ note: { body: 'Mine.' } }]);
    const cursor = (await read(sales, { about, first: 1 })).pageInfo.endCursor;
    const { errors } = await sales.query(TIMELINE, { about, after: cursor, kinds: ['NOTE'] });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
    const tooMany = await sales.query(TIMELINE, { about, first: 251 });
    expect(tooMany.errors?.[0]?.extensions.code).toBe('INVALID_PAGE_SIZE');
  });

  it('names the stage, the company and the owner that a change names, to those who see them', async () => {
    const workspace = await api.givenWorkspace();
    const { deal } = await givenHistory(workspace);
    const scope = workspace.asSystem();
    const [stage] = await scope.transaction((em) =>
      em.execute<{ id: string; name: string }[]>(
        "select id, name from stage where kind = 'open' order by position desc limit 1",
      ),
    );
    await new DealService(scope).move(deal, stage?.id ?? '');
    const about = encodeId('deal', deal);

    const [moved] = (await read(await workspace.call('sales'), { about })).nodes;

    expect(moved).toMatchObject({
      kind: 'STAGE_MOVE',
      change: { field: 'stage', toName: stage?.name, isHidden: false },
    });
    const blind = await workspace.call('sales', 'RELATIONSHIP', { fields: { 'Deal.stage': 'deny' } });
    const [hidden] = (await read(blind, { about })).nodes;
    expect(hidden).toMatchObject({ change: { fromName: null, toName: null, toValue: null, isHidden: true } });
  });

  it('is empty for a record that is not there, of another workspace, or out of reach, and for what has none', async () => {
    const workspace = await api.givenWorkspace();
    const { ana, company } = await givenHistory(workspace);
    const about = encodeId('contact', ana);
    const own = await workspace.call('sales', 'RELATIONSHIP', { scopes: { 'contact:read': 'own' } });
    const noteless = await workspace.call('sales', 'RELATIONSHIP', { scopes: { 'note:read': 'none' } });
    const blind = await workspace.call('sales', 'RELATIONSHIP', { fields: { 'Contact.company': 'deny' } });
    const stranger = await (await api.givenWorkspace()).call('owner');

    expect(kinds(await read(own, { about }))).toEqual([]);
    expect(kinds(await read(stranger, { about }))).toEqual([]);
    expect(kinds(await read(stranger, { about: encodeId('contact', newId()) }))).toEqual([]);
    expect(kinds(await read(stranger, { about: encodeId('task', newId()) }))).toEqual([]);
    expect(kinds(await read(noteless, { about }))).not.toContain('NOTE');
    // A list must not tell what its link hides: what happened with Ana is not among what happened with Acme.
    expect(kinds(await read(blind, { about: encodeId('company', company) }))).toEqual(['NOTE', 'NOTE']);
  });

  it('B15-AC1 withholds the words of somebody restricted, and the time of what happened with them', async () => {
    const workspace = await api.givenWorkspace();
    const { ana, ben } = await givenHistory(workspace);
    await restrict(workspace.asSystem('RIGHTS_HANDLING'), ana);
    await restrict(workspace.asSystem('RIGHTS_HANDLING'), ben);
    const sales = await workspace.call('sales');

    const { nodes } = await read(sales, { about: encodeId('contact', ana) });

    expect(JSON.stringify(nodes)).not.toMatch(/offer|agreed|Buyer/i);
    expect(nodes.find(({ kind }) => kind === 'CALL')).toMatchObject({ activity: { occurredAt: null } });
    // It stands where it was written down, not where it happened.
    expect(nodes.findIndex(({ kind }) => kind === 'CALL')).toBeLessThan(nodes.length - 1);
    expect(nodes.find(({ kind }) => kind === 'CHANGE')).toMatchObject({
      change: { withheld: expect.arrayContaining([{ field: 'toValue', reason: 'RESTRICTED' }]) },
    });
  });
});
