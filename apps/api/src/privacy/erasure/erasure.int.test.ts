import { NoteService } from '@smartx/domain/activity';
import { Contact, ContactService } from '@smartx/domain/contact';
import { ApiKeyService } from '@smartx/domain/identity';
import { encodeId, newId, type Scope } from '@smartx/domain/kernel';
import { ErasureService, RequestService, sweepRequests } from '@smartx/domain/privacy';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../server.ts';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
/** Answers to real keys. */
let server: FastifyInstance;
beforeAll(async () => {
  api = await openTestApi();
  server = await createServer({ app: api.app, viewers: api.app.identity.viewers, logLevel: 'error' });
});
afterAll(async () => {
  await server.close();
  await api.close();
});

const ITEMS = `query I($id: ID!, $table: String!, $first: Int) @purpose(is: RIGHTS_HANDLING) {
  erasureItems(requestId: $id, table: $table, first: $first) { total items { key label claims { ground endsOn isHeld } } }
  erasurePreview(requestId: $id) { tables { table isItemised keptItems } }
}`;
const EXEMPT = `mutation E($input: ErasureExemptInput!) @purpose(is: RIGHTS_HANDLING) {
  erasureExempt(input: $input) { record { id } errors { code path } }
}`;
const UNEXEMPT = `mutation U($input: ErasureUnexemptInput!) @purpose(is: RIGHTS_HANDLING) {
  erasureUnexempt(input: $input) { record { id } errors { code path } }
}`;
const STEP = (
  name: string,
) => `mutation S($input: ${name === 'Approve' ? 'PrivacyRequestApproveInput' : 'RecordInput'}!)
  @purpose(is: RIGHTS_HANDLING) { privacyRequest${name}(input: $input) { errors { code } } }`;
const KEPT = `query K($id: ID!) @purpose(is: RIGHTS_HANDLING) {
  keptItems(where: { requestId: { eq: $id } }) { nodes { id itemTable ground endsOn releasedAt } }
}`;
const OPEN = `mutation O($input: KeptItemOpenInput!) @purpose(is: LEGAL_CLAIMS) {
  keptItemOpen(input: $input) { fields { field value } errors { code } }
}`;
const NOTICES = `query N($open: Boolean!) @purpose(is: RIGHTS_HANDLING) {
  recipientNotices(orderBy: { field: DUE_ON, direction: ASC }, where: { acknowledgedAt: { isNull: $open } }) {
    nodes { id subjectId recipient isByFeed kind dueOn toldAt acknowledgedAt impossibleReason }
  }
}`;
const SETTLE = `mutation T($input: RecipientNoticeSettleInput!) @purpose(is: RIGHTS_HANDLING) {
  recipientNoticeSettle(input: $input) { record { toldAt acknowledgedAt impossibleReason } errors { code path } }
}`;
const FEED = `query F($cursor: String) @purpose(is: RELATIONSHIP) {
  eventsSince(cursor: $cursor) { cursor events { type recordType recordId isWithdrawn } }
}`;
const ACKNOWLEDGE = `mutation A($input: ErasureAcknowledgeInput!) @purpose(is: RELATIONSHIP) {
  erasureAcknowledge(input: $input) { acknowledged errors { code path } }
}`;

describe('B11-AC4 what stays of a deletion', () => {
  it('is chosen item by item before the approval, listed afterwards, and read for its ground alone', async () => {
    const { workspace, id, officer, owner, contactId } = await givenRequest();
    await new NoteService(workspace.asSystem()).create({ body: 'Ana owes 300.', contactId });

    const planned = await officer.query<Planned>(ITEMS, { id, table: 'note' });
    const [note] = planned.data.erasureItems?.items ?? [];
    const items = [{ table: 'note', key: note?.key }];
    const input = { id, items, ground: 'legal-claims', endsOn: '2027-06-15' };
    const exempted = await officer.query(EXEMPT, { input });
    const shown = await officer.query<Planned>(ITEMS, { id, table: 'note' });
    for (const [by, step] of [
      [officer, 'Prepare'] as const,
      [owner, 'Approve'] as const,
      [officer, 'CarryOut'] as const,
    ])
      await by.query(STEP(step), { input: { id } });
    const kept = await officer.query<Kept>(KEPT, { id });
    const item = kept.data.keptItems.nodes[0];
    const reader = await workspace.call('privacy-officer', 'LEGAL_CLAIMS');
    const read = await reader.query(OPEN, { input: { id: item?.id } });
    const misread = await officer.query(OPEN.replace('LEGAL_CLAIMS', 'RIGHTS_HANDLING'), { input: { id: item?.id } });

    expect(planned.data.erasureItems).toMatchObject({ total: 1, items: [{ label: 'Ana owes 300.', claims: [] }] });
    expect(planned.data.erasurePreview.tables).toContainEqual({ table: 'note', isItemised: true, keptItems: 0 });
    expect(exempted.data).toMatchObject({ erasureExempt: { record: { id }, errors: [] } });
    expect(shown.data.erasurePreview.tables).toContainEqual({ table: 'note', isItemised: true, keptItems: 1 });
    expect(shown.data.erasureItems?.items[0]?.claims).toEqual([
      { ground: 'legal-claims', endsOn: '2027-06-15', isHeld: false },
    ]);
    expect(item).toMatchObject({ itemTable: 'note', ground: 'legal-claims', endsOn: '2027-06-15', releasedAt: null });
    expect(read.data).toMatchObject({
      keptItemOpen: { fields: expect.arrayContaining([{ field: 'body', value: 'Ana owes 300.' }]), errors: [] },
    });
    expect(misread.data).toMatchObject({ keptItemOpen: { fields: null, errors: [{ code: 'PURPOSE_NOT_ALLOWED' }] } });
  });

  it('is refused with its place where it makes no sense, and is nothing to strangers', async () => {
    const { id, officer, contactId } = await givenRequest();
    const stranger = await (await api.givenWorkspace()).call('privacy-officer', 'RIGHTS_HANDLING');
    const items = [{ table: 'contact', key: contactId }];
    const input = { id, items, ground: 'legal-claims', endsOn: '2027-06-15' };
    const refusals = [
      { ...input, items: [{ table: 'contact', key: 'nonsense' }] },
      { ...input, ground: 'because' },
      { ...input, endsOn: '2020-01-01' },
    ];

    const refused = [];
    for (const wrong of refusals) refused.push((await officer.query<Refused>(EXEMPT, { input: wrong })).data);
    const notKept = await officer.query(UNEXEMPT, { input: { id, items } });
    const seen = await stranger.query<Planned>(ITEMS, { id, table: 'contact' });
    const large = await officer.query(ITEMS, { id, table: 'contact', first: 51 });
    const by = await stranger.query(EXEMPT, { input });

    expect(refused.map(({ erasureExempt }) => erasureExempt.errors[0]?.path)).toEqual(['items.0', 'ground', 'endsOn']);
    expect(notKept.data).toMatchObject({ erasureUnexempt: { errors: [{ code: 'INVALID_INPUT', path: 'items.0' }] } });
    expect(seen.data.erasureItems).toBeNull();
    expect(large.errors).toHaveLength(1);
    expect(by.data).toMatchObject({ erasureExempt: { record: null, errors: [{ code: 'NOT_FOUND' }] } });
  });
});

describe('B6-AC3 those who received data of somebody who is deleted', () => {
  it('hear of it with their key, say that they did it, and are nobody else’s', async () => {
    const workspace = await api.givenWorkspace();
    const [partner, other] = [await givenKey(workspace, 'Nordlicht'), await givenKey(workspace, 'Acme')];
    const { subjectId, publicId } = await givenPerson(workspace);
    await disclosedTo(workspace, subjectId, 'Nordlicht');
    const [cursor, others] = [await partner.cursor(), await other.cursor()];

    await erase(workspace, subjectId);
    const told = await partner.until(cursor, 'person:erased');
    const heard = await other.until(others, 'contact:withdraw');
    const byOther = await other.send(ACKNOWLEDGE, { input: { subjectIds: [publicId] } });
    const first = await partner.send(ACKNOWLEDGE, { input: { subjectIds: [publicId] } });
    const again = await partner.send(ACKNOWLEDGE, { input: { subjectIds: [publicId] } });
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
    const member = await officer.query(ACKNOWLEDGE.replace('RELATIONSHIP', 'RIGHTS_HANDLING'), {
      input: { subjectIds: [publicId] },
    });
    const listed = await officer.query<Notices>(NOTICES, { open: false });

    const tombstone = { type: 'person:erased', recordType: 'DataSubject', recordId: publicId, isWithdrawn: true };
    expect(told).toContainEqual(tombstone);
    expect(heard.map(({ type }) => type)).not.toContain('person:erased');
    expect([byOther, first, again]).toMatchObject(
      [0, 1, 0].map((acknowledged) => ({ erasureAcknowledge: { acknowledged, errors: [] } })),
    );
    expect(member.data).toMatchObject({
      erasureAcknowledge: { acknowledged: null, errors: [{ code: 'NOT_ALLOWED' }] },
    });
    expect(listed.data.recipientNotices.nodes).toMatchObject([
      { recipient: 'Nordlicht', subjectId: publicId, isByFeed: true, kind: 'erase', dueOn: '2026-07-15' },
    ]);
    expect(await ledger(workspace)).toEqual([{ recipients_told: 1, recipients_acknowledged: 1 }]);
  });

  it('without a key are told by staff, who note what they answer or why it is impossible', async () => {
    const workspace = await api.givenWorkspace();
    const { subjectId } = await givenPerson(workspace);
    await disclosedTo(workspace, subjectId, 'Printer Ltd');
    await disclosedTo(workspace, subjectId, 'Gone Inc');
    await erase(workspace, subjectId);
    // A reading that was noted down late.
    await disclosedTo(workspace, subjectId, 'Late SARL');
    await sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), api.app.privacy);
    await sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), api.app.privacy);
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
    const { data } = await officer.query<Notices>(NOTICES, { open: true });
    const idOf = (name: string) => data.recipientNotices.nodes.find(({ recipient }) => recipient === name)?.id;
    const settle = (by: Caller, name: string, outcome: string, reason?: string) =>
      by.query(SETTLE, { input: { id: idOf(name), outcome, reason } });

    const told = await settle(officer, 'Printer Ltd', 'told');
    const done = await settle(officer, 'Printer Ltd', 'acknowledged');
    const twice = await settle(officer, 'Printer Ltd', 'told');
    const silent = await settle(officer, 'Gone Inc', 'impossible');
    const gone = await settle(officer, 'Gone Inc', 'impossible', 'recipient-gone');
    const sales = await workspace.call('sales');
    const bySales = { input: { id: idOf('Late SARL'), outcome: 'told' } };
    const stranger = await (await api.givenWorkspace()).call('privacy-officer', 'RIGHTS_HANDLING');

    expect(data.recipientNotices.nodes.map(({ recipient, toldAt }) => [recipient, toldAt]).sort()).toEqual([
      ['Gone Inc', null],
      ['Late SARL', null],
      ['Printer Ltd', null],
    ]);
    expect(told.data).toMatchObject({
      recipientNoticeSettle: { record: { toldAt: expect.any(String), acknowledgedAt: null } },
    });
    expect(done.data).toMatchObject({ recipientNoticeSettle: { record: { acknowledgedAt: expect.any(String) } } });
    expect(twice.data).toMatchObject({ recipientNoticeSettle: { errors: [{ code: 'WRONG_STATE' }] } });
    expect(silent.data).toMatchObject({ recipientNoticeSettle: { errors: [{ path: 'reason' }] } });
    expect(gone.data).toMatchObject({ recipientNoticeSettle: { record: { impossibleReason: 'recipient-gone' } } });
    expect((await sales.query(SETTLE.replace('RIGHTS_HANDLING', 'RELATIONSHIP'), bySales)).data).toMatchObject({
      recipientNoticeSettle: { errors: [{ code: 'NOT_ALLOWED' }] },
    });
    expect((await settle(stranger, 'Late SARL', 'told')).data).toMatchObject({
      recipientNoticeSettle: { errors: [{ code: 'NOT_FOUND' }] },
    });
    expect(await ledger(workspace)).toEqual([{ recipients_told: 1, recipients_acknowledged: 1 }]);
  });
});

interface Planned {
  readonly erasureItems: {
    readonly total: number;
    readonly items: { key: string; label: string; claims: object[] }[];
  } | null;
  readonly erasurePreview: { readonly tables: object[] };
}
interface Kept {
  readonly keptItems: { readonly nodes: { readonly id: string }[] };
}
interface Refused {
  readonly erasureExempt: { readonly errors: { readonly path: string }[] };
}
interface Notices {
  readonly recipientNotices: { readonly nodes: { id: string; recipient: string; toldAt: string | null }[] };
}
interface Told {
  readonly type: string;
}

async function givenRequest() {
  const workspace = await api.givenWorkspace();
  const [officer, owner] = [
    await workspace.call('privacy-officer', 'RIGHTS_HANDLING'),
    await workspace.call('owner', 'RIGHTS_HANDLING'),
  ];
  const { contactId, subjectId } = await givenPerson(workspace);
  const desk = new RequestService(officer.scope, api.app.privacy);
  const uuid = await desk.enter({
    ...{ kind: 'erasure', channel: 'post', receivedAt: api.domain.clock.now(), email: 'ana@example.test' },
    ...{ phone: null, name: null, message: null, language: null, country: null },
  });
  await desk.confirmIdentity(uuid, 'signed-letter');
  await desk.include(uuid, subjectId);
  return { workspace, id: encodeId('privacyRequest', uuid), officer, owner, contactId };
}

async function givenPerson(workspace: ApiWorkspace) {
  const scope = workspace.asSystem();
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
  const { subject } = await scope.transaction((em) =>
    em.findOneOrFail(Contact, { workspaceId: workspace.id, id: contactId }),
  );
  return { contactId, subjectId: subject.id, publicId: encodeId('subject', subject.id) };
}

/** A partner with a key of their own. */
async function givenKey(workspace: ApiWorkspace, recipient: string) {
  const scopes = ['contact:read', 'developer'];
  const input = { name: recipient, recipient, scopes, purposes: ['RELATIONSHIP'] };
  const { key } = await new ApiKeyService(workspace.asSystem('SECURITY')).create(input);
  const send = async <Data>(query: string, variables: object): Promise<Data> => {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await server.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } });
    return answer.json<{ data: Data }>().data;
  };
  const page = async (cursor: string | null) => {
    const { eventsSince } = await send<{ eventsSince: { cursor: string; events: Told[] } }>(FEED, { cursor });
    return eventsSince;
  };
  return {
    send,
    cursor: async () => (await page(null)).cursor,
    /** What is told until something of a kind is; transactions of other tests hold the feed back for a moment. */
    until: async (from: string, type: string): Promise<Told[]> => {
      const told: Told[] = [];
      let cursor = from;
      await expect
        .poll(
          async () => {
            const next = await page(cursor);
            cursor = next.cursor;
            told.push(...next.events);
            return told.map((event) => event.type);
          },
          { timeout: 20_000 },
        )
        .toContain(type);
      return told;
    },
  };
}

function disclosedTo(workspace: ApiWorkspace, subjectId: string, recipient: string): Promise<unknown> {
  return workspace.asSystem().transaction((em) =>
    em.execute(
      `insert into disclosure (workspace_id, id, subject_id, recipient, fields, purpose, ground, operation, disclosed_at)
       values (?, ?, ?, ?, 'Contact.fullName', 'RELATIONSHIP', 'contract', 'Export', now())`,
      [workspace.id, newId(), subjectId, recipient],
    ),
  );
}

async function erase(workspace: ApiWorkspace, subjectId: string): Promise<void> {
  const scope: Scope = workspace.asSystem('RIGHTS_HANDLING');
  const erasure = new ErasureService(scope, api.app.privacy);
  const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
  const [id = ''] = await scope.transaction((em) => erasure.plan(em, order));
  await erasure.run(id);
}

function ledger(workspace: ApiWorkspace): Promise<object[]> {
  return workspace
    .asSystem()
    .transaction((em) => em.execute('select recipients_told, recipients_acknowledged from erasure_ledger'));
}
