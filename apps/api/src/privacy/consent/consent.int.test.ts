import { Contact, ContactService } from '@smartx/domain/contact';
import { encodeId, newId } from '@smartx/domain/kernel';
import { listMail } from '@smartx/domain/mail';
import { MarketingTopic } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const RECORD = `mutation R($input: ConsentRecordInput!) @purpose(is: RELATIONSHIP) {
  consentRecord(input: $input) { record { id subjectId contactPointId channel wording } errors { code path } } }`;
const LEDGER = `query L($where: ConsentEventFilter) @purpose(is: RIGHTS_HANDLING) {
  consentEvents(where: $where, orderBy: { field: OCCURRED_AT, direction: DESC }) {
    nodes { event channel topic method wording subjectId subject { contacts { fullName } } } } }`;
const STATES = `query S($id: ID!) @purpose(is: RELATIONSHIP) {
  consentStates(subjectId: $id) { purpose channel topic contactPointId state beganAt endsAt eventId } }`;
const GIVEN = { purpose: 'MARKETING', event: 'given', wording: 'Send me news', method: 'web-form' };
const STOP = { purpose: 'MARKETING', event: 'withdrawn', method: 'phone-call' };

describe('B4 the consent ledger of a workspace', () => {
  it('is read by person, purpose, channel and event, the newest word first, however late it was recorded', async () => {
    const workspace = await api.givenWorkspace();
    const [sales, officer] = [
      await workspace.call('sales'),
      await workspace.call('privacy-officer', 'RIGHTS_HANDLING'),
    ];
    const [ana, ben] = [await givenPerson(workspace, 'Ana'), await givenPerson(workspace, 'Ben')];
    await record(sales, { ...STOP, subjectId: ana.subjectId, occurredAt: '2026-05-02T00:00:00Z' });
    await record(sales, { ...GIVEN, subjectId: ana.subjectId, occurredAt: '2026-05-02T00:00:00Z', channel: 'email' });
    await givenTopics(workspace, 'News');
    await record(sales, { ...GIVEN, subjectId: ana.subjectId, occurredAt: '2026-05-01T00:00:00Z', topic: 'News' });
    await record(sales, { ...GIVEN, subjectId: ben.subjectId, purpose: 'PROFILING' });

    const all = await ledger(officer, null);
    const hers = await ledger(officer, { subjectId: { eq: ana.subjectId } });
    const some = await ledger(officer, {
      event: { eq: 'given' },
      channel: { eq: 'email' },
      purpose: { eq: 'MARKETING' },
    });
    const states = await sales.query<States>(STATES, { id: ana.subjectId });

    expect(all).toHaveLength(4);
    expect(hers.map(({ event, topic }) => [event, topic])).toEqual([
      expect.anything(),
      expect.anything(),
      ['given', 'News'],
    ]);
    expect(some).toEqual([
      {
        ...{ event: 'given', channel: 'email', topic: null, method: 'web-form', wording: 'Send me news' },
        ...{ subjectId: ana.subjectId, subject: { contacts: [{ fullName: 'Ana' }] } },
      },
    ]);
    // The stop of the same instant wins, and over the consent that was recorded after it.
    expect(states.data.consentStates.map(({ channel, topic, state }) => [channel, topic, state])).toEqual([
      ['any', 'News', 'withdrawn'],
      ['any', null, 'withdrawn'],
      ['email', null, 'withdrawn'],
    ]);
  });

  it('knows the address that a consent is about, and refuses one of somebody else', async () => {
    const workspace = await api.givenWorkspace();
    const sales = await workspace.call('sales');
    const [ana, ben] = [await givenPerson(workspace, 'Ana'), await givenPerson(workspace, 'Ben')];

    const own = await record(sales, { ...GIVEN, subjectId: ana.subjectId, contactPointId: ana.pointId });
    const other = await record(sales, { ...GIVEN, subjectId: ana.subjectId, contactPointId: ben.pointId });
    const { data } = await sales.query<States>(STATES, { id: ana.subjectId });

    expect(own).toMatchObject({ record: { subjectId: ana.subjectId, contactPointId: ana.pointId, channel: 'email' } });
    expect(other).toEqual({ record: null, errors: [{ code: 'INVALID_INPUT', path: 'contactPointId' }] });
    expect(data.consentStates).toMatchObject([{ contactPointId: ana.pointId, state: 'given' }]);
  });

  it('is kept for somebody whose processing is restricted, and is closed to viewers and to other workspaces', async () => {
    const [workspace, elsewhere] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const [sales, officer] = [
      await workspace.call('sales'),
      await workspace.call('privacy-officer', 'RIGHTS_HANDLING'),
    ];
    const { subjectId } = await givenPerson(workspace, 'Ana');
    await officer.query(
      `mutation S($input: SubjectRestrictInput!) @purpose(is: RIGHTS_HANDLING) {
      subjectRestrict(input: $input) { errors { code } } }`,
      { input: { subjectId, ground: 'unlawful' } },
    );
    await record(sales, { ...STOP, subjectId });

    const [theirs, asViewer] = [await elsewhere.call('owner'), await workspace.call('viewer')];

    expect(await ledger(officer, null)).toMatchObject([{ event: 'withdrawn', subjectId }]);
    expect((await theirs.query<States>(STATES, { id: subjectId })).data.consentStates).toEqual([]);
    expect((await asViewer.query<States>(STATES, { id: subjectId })).data.consentStates).toEqual([]);
    expect(await ledger(await elsewhere.call('owner', 'RIGHTS_HANDLING'), null)).toEqual([]);
    expect(await ledger(asViewer, null, 'RELATIONSHIP')).toEqual([]);
  });
});

describe('B4 the proof of a consent', () => {
  const PROOF = `query P($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    consentReceipt(id: $id, language: "ar") { language json page } consentCheck(id: $id) { outcome auditEntryId } }`;

  it('is a receipt whose schema is public, and an entry of the audit that says the same', async () => {
    const workspace = await api.givenWorkspace();
    const [sales, officer] = [
      await workspace.call('sales'),
      await workspace.call('privacy-officer', 'RIGHTS_HANDLING'),
    ];
    const { subjectId } = await givenPerson(workspace, 'Ana');
    await record(sales, { ...GIVEN, subjectId });
    const id = (await sales.query<States>(STATES, { id: subjectId })).data.consentStates[0]?.eventId;

    const { data } = await officer.query<Proof>(PROOF, { id });
    const schema = await api.server.inject('/.well-known/smartx-consent-receipt.json');
    const elsewhere = await (await api.givenWorkspace()).call('owner', 'RIGHTS_HANDLING');
    const asSales = await sales.query<Proof>(PROOF.replace('RIGHTS_HANDLING', 'RELATIONSHIP'), { id });

    expect(z.fromJSONSchema(schema.json()).safeParse(JSON.parse(data.consentReceipt?.json ?? '')).success).toBe(true);
    expect(data.consentReceipt).toMatchObject({ language: 'ar', page: expect.stringContaining('dir="rtl"') });
    expect(data.consentCheck).toEqual({ outcome: 'same', auditEntryId: expect.stringMatching(/^aud_/) });
    expect((await elsewhere.query<Proof>(PROOF, { id })).data).toEqual({ consentReceipt: null, consentCheck: null });
    expect(asSales.data).toMatchObject({ consentReceipt: { language: 'ar' }, consentCheck: null });
  });
});

describe('B4 the consent ledger as a file', () => {
  it('has ids and facts alone, and everybody in it is told of who receives it outside', async () => {
    const workspace = await api.givenWorkspace();
    const [sales, officer] = [
      await workspace.call('sales'),
      await workspace.call('privacy-officer', 'RIGHTS_HANDLING'),
    ];
    const [ana, ben] = [await givenPerson(workspace, 'Ana'), await givenPerson(workspace, 'Ben')];
    await givenTopics(workspace, '=1+1', 'said "no", twice');
    await record(sales, { ...GIVEN, subjectId: ana.subjectId, topic: '=1+1' });
    await record(sales, { ...STOP, subjectId: ben.subjectId, topic: 'said "no", twice' });

    const own = await download(workspace, officer, {});
    const before = await disclosed(workspace);
    const outside = await download(workspace, officer, {
      subjectId: ana.subjectId,
      recipient: ' Authority of Berlin ',
    });
    const nobody = await download(workspace, officer, { recipient: ' ' });

    expect([own.statusCode, outside.statusCode, nobody.statusCode]).toEqual([200, 200, 422]);
    expect(own.body.split('\r\n')).toEqual([
      expect.stringMatching(/^\uFEFFid,person,purpose,channel,topic,event,occurred_at/),
      expect.stringContaining(`${ana.subjectId},MARKETING,any,'=1+1,given,`),
      expect.stringContaining('"said ""no"", twice"'),
      '',
    ]);
    expect(own.body).not.toMatch(/Ana|example\.test|Send me news/);
    expect(outside.body).not.toContain(ben.subjectId);
    expect(before).toEqual([]);
    expect(await disclosed(workspace)).toEqual([{ recipient: 'Authority of Berlin', purpose: 'RIGHTS_HANDLING' }]);
  });

  it('is there for nobody else, for no form of another page, and in no other workspace', async () => {
    const [workspace, elsewhere] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
    const sales = await workspace.call('sales');
    await record(sales, { ...STOP, subjectId: (await givenPerson(workspace, 'Ana')).subjectId });

    const form = await api.server.inject({
      ...{ method: 'POST', url: `/downloads/${workspace.slug}/consents.csv`, payload: '{}' },
      headers: { ...officer.headers, 'content-type': 'text/plain' },
    });
    const theirs = await download(elsewhere, await elsewhere.call('owner', 'RIGHTS_HANDLING'), {});

    expect((await download(workspace, sales, {})).statusCode).toBe(404);
    expect(form.statusCode).toBe(404);
    expect(theirs.body.split('\r\n')).toHaveLength(2);
    expect(await disclosed(workspace)).toEqual([]);
  });
});

function download({ slug }: ApiWorkspace, caller: Caller, payload: object) {
  return api.server.inject({
    method: 'POST',
    url: `/downloads/${slug}/consents.csv`,
    payload,
    headers: caller.headers,
  });
}

function disclosed({ id, asSystem }: ApiWorkspace): Promise<object[]> {
  return asSystem().transaction((em) =>
    em.execute<object[]>('select recipient, purpose from disclosure where workspace_id = ?', [id]),
  );
}

describe('B4 double opt-in', () => {
  const ASK = `mutation A($input: ConsentAskInput!) @purpose(is: RELATIONSHIP) {
    consentAsk(input: $input) { record { event expiresAt } errors { code path } } }`;
  const CONFIRM =
    'mutation C($input: ConsentQuestionInput!) { consentConfirm(input: $input) { done errors { code } } }';
  const QUESTION = 'query Q($input: ConsentQuestionInput!) { consentQuestion(input: $input) { wording topic } }';

  it('is asked by a seller, mailed to the person, and given by them alone, once', async () => {
    const workspace = await api.givenWorkspace();
    const sales = await workspace.call('sales');
    const { subjectId, pointId } = await givenPerson(workspace, 'Ana');
    const question = {
      subjectId,
      contactPointId: pointId,
      purpose: 'MARKETING',
      wording: 'Send me news',
      topic: 'News',
      proof: 'Asked for it at the fair.',
    };
    await givenTopics(workspace, 'News');

    const asked = await sales.query(ASK, { input: question });
    const again = await sales.query(ASK, { input: question });
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    const token = /\/consent\?token=([\w-]+)/.exec(mail?.mail?.body ?? '')?.[1];
    const input = { workspace: workspace.slug, token };
    const shown = await asStranger(QUESTION, input);
    const before = await sales.query<States>(STATES, { id: subjectId });
    const answers = [await asStranger(CONFIRM, input), await asStranger(CONFIRM, input)];
    const after = await sales.query<States>(STATES, { id: subjectId });

    expect(asked.data).toMatchObject({ consentAsk: { record: { event: 'pending' }, errors: [] } });
    expect(again.data).toMatchObject({ consentAsk: { record: null, errors: [{ code: 'WRONG_STATE' }] } });
    expect(mail?.mail?.to).toBe('ana@example.test');
    expect(shown).toEqual({ consentQuestion: { wording: 'Send me news', topic: 'News' } });
    expect(before.data.consentStates).toMatchObject([{ state: 'pending' }]);
    expect(answers).toMatchObject([
      { consentConfirm: { done: true, errors: [] } },
      { consentConfirm: { done: false, errors: [{ code: 'NOT_FOUND' }] } },
    ]);
    expect(after.data.consentStates).toMatchObject([{ state: 'given', topic: 'News', contactPointId: pointId }]);
    expect(await asStranger(QUESTION, { ...input, workspace: 'no-such-workspace' })).toEqual({ consentQuestion: null });
  });
});

async function asStranger(query: string, input: object): Promise<unknown> {
  const answer = await api.server.inject({
    ...{ method: 'POST', url: '/privacy/graphql', payload: { query, variables: { input } } },
    headers: { accept: 'application/graphql-response+json' },
  });
  return answer.json().data;
}

interface Entry {
  readonly event: string;
  readonly topic: string | null;
}

interface Proof {
  readonly consentReceipt: { readonly json: string } | null;
  readonly consentCheck: object | null;
}

interface States {
  readonly consentStates: {
    readonly eventId: string;
    readonly channel: string;
    readonly topic: string | null;
    readonly state: string;
  }[];
}

async function record(caller: Caller, input: object): Promise<unknown> {
  return (await caller.query<{ consentRecord: unknown }>(RECORD, { input })).data.consentRecord;
}

async function ledger(caller: Caller, where: object | null, purpose = 'RIGHTS_HANDLING'): Promise<Entry[]> {
  const document = LEDGER.replace('RIGHTS_HANDLING', purpose);
  return (await caller.query<{ consentEvents: { nodes: Entry[] } }>(document, { where })).data.consentEvents.nodes;
}

async function givenTopics(workspace: ApiWorkspace, ...keys: string[]): Promise<void> {
  const scope = workspace.asSystem();
  await scope.transaction(async (em) => {
    const [workspaceId, createdAt] = [workspace.id, scope.clock.now()];
    const stamps = { isActive: true, createdAt, updatedAt: createdAt };
    for (const key of keys)
      em.persist(em.create(MarketingTopic, { workspaceId, id: newId(), key, label: key, ...stamps }));
  });
}

async function givenPerson(workspace: ApiWorkspace, fullName: string) {
  const scope = workspace.asSystem();
  const points = [{ kind: 'email', value: `${fullName.toLowerCase()}@example.test` }] as const;
  const id = await new ContactService(scope).create({ fullName, points: [...points] });
  return scope.transaction(async (em) => {
    const { subject } = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id });
    const [point] = await em.execute<{ id: string }[]>(
      'select id from contact_point where workspace_id = ? and contact_id = ?',
      [workspace.id, id],
    );
    return { subjectId: encodeId('subject', subject.id), pointId: encodeId('contactPoint', point?.id ?? '') };
  });
}
