import { Contact, ContactService } from '@smartx/domain/contact';
import { encodeId } from '@smartx/domain/kernel';
import { listMail } from '@smartx/domain/mail';
import { RequestPortal } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { strangerScope } from '../testing/stranger-scope.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const LIST = `query L { privacyRequests(orderBy: { field: DUE_ON, direction: ASC }) { nodes { id reference kind state dueOn } } }`;
const DETAIL = `query D($id: ID!) {
  privacyRequest(id: $id) {
    reference requesterEmail requesterName state dueOn needsApproval subjectCount isSelfApproved carryOutFrom
    events(first: 20) { nodes { type actorKind actor { fullName } } }
    subjects { subject { id kind erasedAt contacts { fullName } } }
  }
}`;
const MATCH = mutation('Match', 'privacyRequestMatch', 'RecordInput', 'matches { subjectId isShared isIncluded }');
const PREPARE = mutation('Prepare', 'privacyRequestPrepare', 'RecordInput');
const APPROVE = mutation('Approve', 'privacyRequestApprove', 'PrivacyRequestApproveInput');
const CARRY_OUT = mutation('Do', 'privacyRequestCarryOut', 'RecordInput');
const ENTER = mutation('Enter', 'privacyRequestEnter', 'PrivacyRequestEnterInput');
const CONFIRM = mutation('Confirm', 'privacyRequestConfirmIdentity', 'PrivacyRequestConfirmIdentityInput');
const REFUSE = mutation('Refuse', 'privacyRequestRefuse', 'PrivacyRequestRefuseInput');
const ASK = mutation('Ask', 'privacyRequestAsk', 'PrivacyRequestAskInput');
const WRITE = mutation('Write', 'privacyRequestWrite', 'PrivacyRequestWriteInput');
const ACKNOWLEDGE = mutation('Told', 'privacyRequestAcknowledge', 'RecordInput');
const TALK = `query T($id: ID!) {
  privacyRequest(id: $id) { isClockStill askedAt acknowledgedAt messages { kind body answeredAt } }
  privacyRequestClock(id: $id) { isStill dueOn regimes { regime } tells { what dueOn } templates { key text } }
}`;
const DUPLICATE = mutation('Duplicate', 'privacyRequestMarkDuplicate', 'PrivacyRequestMarkDuplicateInput');
const DOUBT = mutation('Doubt', 'privacyRequestDoubt', 'PrivacyRequestDoubtInput');
const RELATED = 'query R($id: ID!) { privacyRequestRelated(id: $id) { id canAnswerBoth } }';
const PREVIEW = `query P($id: ID!) {
  erasurePreview(requestId: $id) { subjectIds tables { table title relation rows deletesRows fields { field do because } } }
}`;

describe('B11 a deletion in the console', () => {
  it('is listed with its last day, opened, previewed, approved by a second person and carried out', async () => {
    const workspace = await api.givenWorkspace();
    const [officer, owner] = [await asOfficer(workspace), await asOfficer(workspace, 'owner')];
    const subjectId = await addContact(workspace, 'ana@example.test');
    const id = await proven(workspace, 'erasure', 'ana@example.test');

    const list = await officer.query(withPurpose(LIST));
    const matched = await officer.query(withPurpose(MATCH), { input: { id } });
    const preview = await officer.query(withPurpose(PREVIEW), { id });
    const prepared = await officer.query(withPurpose(PREPARE), { input: { id } });
    const alone = await officer.query(withPurpose(APPROVE), { input: { id } });
    const approved = await owner.query(withPurpose(APPROVE), { input: { id } });
    const done = await officer.query(withPurpose(CARRY_OUT), { input: { id } });
    const after = await officer.query(withPurpose(DETAIL), { id });

    expect(list.data).toMatchObject({
      privacyRequests: { nodes: [{ id, kind: 'erasure', state: 'received', dueOn: '2026-07-15' }] },
    });
    expect(matched.data).toMatchObject({
      privacyRequestMatch: { matches: [{ subjectId, isShared: false, isIncluded: true }], errors: [] },
    });
    expect(preview.data).toMatchObject({
      erasurePreview: {
        subjectIds: [subjectId],
        tables: expect.arrayContaining([
          expect.objectContaining({ table: 'contact', relation: 'owned', rows: 1, deletesRows: false }),
          expect.objectContaining({ table: 'contact_point', rows: 1, deletesRows: true }),
        ]),
      },
    });
    expect(prepared.data).toMatchObject({
      privacyRequestPrepare: { record: { state: 'awaiting-approval' }, errors: [] },
    });
    expect(alone.data).toMatchObject({
      privacyRequestApprove: { record: null, errors: [{ code: 'APPROVAL_REQUIRED' }] },
    });
    expect(approved.data).toMatchObject({ privacyRequestApprove: { record: { state: 'in-progress' }, errors: [] } });
    expect(done.data).toMatchObject({ privacyRequestCarryOut: { record: { state: 'carried-out' }, errors: [] } });
    expect(after.data).toMatchObject({
      privacyRequest: {
        ...{ requesterEmail: 'ana@example.test', needsApproval: true, subjectCount: 1, isSelfApproved: false },
        subjects: [{ subject: { id: subjectId, kind: 'contact', erasedAt: expect.any(String), contacts: [] } }],
      },
    });
    expect(stepsOf(after.data)).toEqual([
      ...['submitted', 'verified', 'matched', 'prepared', 'approved', 'erasure-started', 'carried-out'],
    ]);
  });

  it('by somebody alone takes the reference and the password, and cannot be carried out for a day', async () => {
    const workspace = await api.givenWorkspace();
    const officer = await asOfficer(workspace);
    await addContact(workspace, 'ana@example.test');
    const id = await proven(workspace, 'erasure', 'ana@example.test');
    await officer.query(withPurpose(MATCH), { input: { id } });
    await officer.query(withPurpose(PREPARE), { input: { id } });
    const { data: shown } = await officer.query<{ privacyRequest: { reference: string } }>(withPurpose(DETAIL), { id });
    const { reference: confirmation } = shown.privacyRequest;
    const isOwnPassword = vi.spyOn(api.app.identity, 'isOwnPassword');
    const approve = (password?: string) =>
      officer.query(withPurpose(APPROVE), { input: { id, confirmation, ...(password && { password }) } });

    const without = await approve();
    isOwnPassword.mockResolvedValueOnce(false);
    const wrong = await approve('guessed');
    isOwnPassword.mockResolvedValueOnce(true);
    const right = await approve('the right one');
    const early = await officer.query(withPurpose(CARRY_OUT), { input: { id } });
    const after = await officer.query(withPurpose(DETAIL), { id });

    const refused = { privacyRequestApprove: { record: null, errors: [{ code: 'INVALID_INPUT', path: 'password' }] } };
    expect([without.data, wrong.data]).toEqual([refused, refused]);
    expect(right.data).toMatchObject({ privacyRequestApprove: { record: { state: 'in-progress' }, errors: [] } });
    expect(early.data).toMatchObject({ privacyRequestCarryOut: { errors: [{ code: 'WRONG_STATE' }] } });
    const tomorrow = new Date(api.domain.clock.now().getTime() + 86_400_000);
    expect(after.data).toMatchObject({
      privacyRequest: {
        isSelfApproved: true,
        carryOutFrom: expect.stringContaining(tomorrow.toISOString().slice(0, 19)),
      },
    });
  });

  it('stands in the audit with who did what, and never with a name or an address', async () => {
    const workspace = await api.givenWorkspace();
    const officer = await asOfficer(workspace);
    await proven(workspace, 'erasure', 'ana@example.test');

    const { data } = await officer.query(
      withPurpose(
        'query A { auditEntries(orderBy: { field: OCCURRED_AT, direction: ASC }) { nodes { action actorKind fields through } } }',
      ),
    );

    expect(data).toMatchObject({
      auditEntries: {
        nodes: [{ action: 'request:submit', actorKind: 'person', through: 'portal' }, { action: 'request:verify' }],
      },
    });
    expect(JSON.stringify(data)).not.toContain('ana@');
  });
});

describe('CLOCK-AC2 a question in the console', () => {
  it('is asked, answered on the public API, and read with the clock by those who may', async () => {
    const workspace = await api.givenWorkspace();
    const [officer, sales] = [await asOfficer(workspace), await workspace.call('sales')];
    const id = await proven(workspace, 'access', 'ana@example.test');

    const asked = await officer.query(withPurpose(ASK), { input: { id, kind: 'clarification', text: 'Which data?' } });
    const odd = await officer.query(withPurpose(ASK), { input: { id, kind: 'riddle', text: 'Which?' } });
    const again = await officer.query(withPurpose(ASK), { input: { id, kind: 'clarification', text: 'And when?' } });
    const written = await officer.query(withPurpose(WRITE), { input: { id, text: 'We are searching.' } });
    const read = await officer.query(withPurpose(TALK), { id });
    const told = await officer.query(withPurpose(ACKNOWLEDGE), { input: { id } });
    const related = await officer.query(withPurpose(RELATED), { id });
    const alone = await officer.query(withPurpose(DUPLICATE), { input: { id, ofId: id } });
    const doubted = await officer.query(withPurpose(DOUBT), { input: { id, reason: 'Another writing than hers.' } });
    const hidden = await sales.query(TALK.replace('{', '@purpose(is: RELATIONSHIP) {'), { id });

    expect(asked.data).toMatchObject({ privacyRequestAsk: { record: { id }, errors: [] } });
    expect(odd.data).toMatchObject({ privacyRequestAsk: { errors: [{ code: 'INVALID_INPUT', path: 'kind' }] } });
    expect(again.data).toMatchObject({ privacyRequestAsk: { errors: [{ code: 'WRONG_STATE' }] } });
    expect(written.data).toMatchObject({ privacyRequestWrite: { errors: [] } });
    expect(told.data).toMatchObject({ privacyRequestAcknowledge: { errors: [{ code: 'WRONG_STATE' }] } });
    expect(related.data).toEqual({ privacyRequestRelated: [] });
    expect(alone.data).toMatchObject({
      privacyRequestMarkDuplicate: { errors: [{ code: 'NOT_FOUND', path: 'ofId' }] },
    });
    expect(doubted.data).toMatchObject({
      privacyRequestDoubt: { record: { state: 'awaiting-verification' }, errors: [] },
    });
    expect(read.data).toMatchObject({
      privacyRequest: {
        ...{ isClockStill: true, acknowledgedAt: expect.any(String) },
        messages: expect.arrayContaining([
          expect.objectContaining({ kind: 'clarification', body: 'Which data?', answeredAt: null }),
          expect.objectContaining({ kind: 'message', body: 'We are searching.' }),
        ]),
      },
      privacyRequestClock: { isStill: true, dueOn: '2026-07-15', regimes: [{ regime: 'gdpr' }] },
    });
    expect(hidden.data).toEqual({ privacyRequest: null, privacyRequestClock: null });
  });
});

describe('a privacy request', () => {
  it('of another workspace looks like one that does not exist, to read and to change', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const officer = await asOfficer(ours);
    const id = await proven(theirs, 'access', 'ana@example.test');
    const nobody = encodeId('privacyRequest', '01980000-0000-7000-8000-000000000000');

    for (const one of [id, nobody]) {
      const read = await officer.query(withPurpose(DETAIL), { id: one });
      const preview = await officer.query(withPurpose(PREVIEW), { id: one });
      const refused = await officer.query(withPurpose(REFUSE), { input: { id: one, ground: 'excessive' } });
      expect(read.data).toEqual({ privacyRequest: null });
      expect(preview.data).toEqual({ erasurePreview: null });
      expect(refused.data).toMatchObject({ privacyRequestRefuse: { record: null, errors: [{ code: 'NOT_FOUND' }] } });
    }
  });

  it('is nothing for sales, and for no other purpose than people’s rights', async () => {
    const workspace = await api.givenWorkspace();
    const id = await proven(workspace, 'access', 'ana@example.test');
    const [sales, officer] = [await workspace.call('sales'), await asOfficer(workspace)];

    const list = await sales.query(`query L @purpose(is: RELATIONSHIP) { privacyRequests { nodes { id } } }`);
    const change = await sales.query(REFUSE.replace('{', '@purpose(is: RELATIONSHIP) {'), {
      input: { id, ground: 'excessive' },
    });
    const forSales = await officer.query(REFUSE.replace('{', '@purpose(is: RELATIONSHIP) {'), {
      input: { id, ground: 'excessive' },
    });

    expect(list.data).toEqual({ privacyRequests: { nodes: [] } });
    expect(change.data).toMatchObject({ privacyRequestRefuse: { errors: [{ code: 'NOT_ALLOWED' }] } });
    expect(forSales.data).toMatchObject({ privacyRequestRefuse: { errors: [{ code: 'PURPOSE_NOT_ALLOWED' }] } });
  });

  it('that came by phone is taken down, counts from that day, and waits until somebody knows who asks', async () => {
    const workspace = await api.givenWorkspace();
    const officer = await asOfficer(workspace);
    const input = { kind: 'erasure', channel: 'phone', receivedAt: '2026-06-01T08:00:00Z', email: 'ana@example.test' };

    const entered = await officer.query<{ privacyRequestEnter: { record: { id: string } } }>(withPurpose(ENTER), {
      input: { ...input, name: 'Ana Ruiz', language: 'de', country: 'DE', message: 'I never bought anything.' },
    });
    const { id } = entered.data.privacyRequestEnter.record;
    const detail = await officer.query(withPurpose(DETAIL), { id });
    const known = await officer.query(withPurpose(CONFIRM), { input: { id, proof: 'callback-to-known-number' } });

    expect(entered.data).toMatchObject({
      privacyRequestEnter: { record: { state: 'awaiting-verification' }, errors: [] },
    });
    expect(detail.data).toMatchObject({
      privacyRequest: { requesterEmail: 'ana@example.test', requesterName: 'Ana Ruiz', dueOn: '2026-07-01' },
    });
    expect(known.data).toMatchObject({ privacyRequestConfirmIdentity: { record: { state: 'received' }, errors: [] } });
  });

  it.each([
    ['a kind that there is not', { kind: 'pardon' }, 'kind'],
    ['a way in which nothing comes', { channel: 'pigeon' }, 'channel'],
    ['a day that is ahead', { receivedAt: '2030-01-01T00:00:00Z' }, 'receivedAt'],
    ['no address', { email: 'Ana' }, 'email'],
  ])('is not taken down with %s', async (_case, wrong, path) => {
    const workspace = await api.givenWorkspace();
    const officer = await asOfficer(workspace);
    const right = { kind: 'access', channel: 'post', receivedAt: '2026-06-01T08:00:00Z', email: 'ana@example.test' };

    const { data } = await officer.query(withPurpose(ENTER), { input: { ...right, ...wrong } });
    const list = await officer.query(withPurpose(LIST));

    expect(data).toMatchObject({ privacyRequestEnter: { record: null, errors: [{ code: 'INVALID_INPUT', path }] } });
    expect(list.data).toEqual({ privacyRequests: { nodes: [] } });
  });

  it('is refused on a ground of the law alone', async () => {
    const workspace = await api.givenWorkspace();
    const officer = await asOfficer(workspace);
    const id = await proven(workspace, 'access', 'ana@example.test');

    const odd = await officer.query(withPurpose(REFUSE), { input: { id, ground: 'too-much-work' } });
    const lawful = await officer.query(withPurpose(REFUSE), { input: { id, ground: 'nothing-held' } });

    expect(odd.data).toMatchObject({ privacyRequestRefuse: { errors: [{ code: 'INVALID_INPUT', path: 'ground' }] } });
    expect(lawful.data).toMatchObject({ privacyRequestRefuse: { record: { state: 'refused' }, errors: [] } });
  });
});

function mutation(name: string, field: string, input: string, more = ''): string {
  return `mutation ${name}($input: ${input}!) {
    ${field}(input: $input) { record { id state } ${more} errors { code path } }
  }`;
}

/** People's rights are handled for one purpose, whatever the operation. */
function withPurpose(document: string): string {
  return document.replace(/^((?:query|mutation) \w+(?:\([^)]*\))?)/, '$1 @purpose(is: RIGHTS_HANDLING)');
}

function asOfficer(workspace: ApiWorkspace, role: 'privacy-officer' | 'owner' = 'privacy-officer'): Promise<Caller> {
  return workspace.call(role, 'RIGHTS_HANDLING');
}

async function addContact(workspace: ApiWorkspace, email: string): Promise<string> {
  const scope = workspace.asSystem();
  const id = await new ContactService(scope).create({
    fullName: 'Ana Ruiz',
    points: [{ kind: 'email', value: email }],
  });
  const contact = await scope.transaction((em) => em.findOneOrFail(Contact, { workspaceId: workspace.id, id }));
  return encodeId('subject', contact.subject.id);
}

async function proven(workspace: ApiWorkspace, kind: 'access' | 'erasure', email: string): Promise<string> {
  const portal = new RequestPortal(strangerScope(api.domain, workspace.id), api.app.privacy);
  const { reference } = await portal.submit({ kind, email });
  const [mail] = await listMail(workspace.asSystem('SECURITY'));
  await portal.verify(reference, /\d{6}/.exec(mail?.mail?.subject ?? '')?.[0] ?? '');
  const [row] = await workspace
    .asSystem()
    .transaction((em) =>
      em.execute<{ id: string }[]>('select id from privacy_request where reference = ?', [reference]),
    );
  return encodeId('privacyRequest', row?.id ?? '');
}

function stepsOf(data: object): string[] {
  const { privacyRequest } = data as { privacyRequest: { events: { nodes: { type: string }[] } } };
  return privacyRequest.events.nodes.map(({ type }) => type);
}
