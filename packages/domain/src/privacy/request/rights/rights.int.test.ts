import { ref } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '../../../contact/contact.entity.ts';
import { ContactPoint } from '../../../contact/contact-point.entity.ts';
import { newId } from '../../../kernel/ids.ts';
import { type Purpose, purposesOf } from '../../../kernel/purposes.ts';
import { AuditEntry } from '../../../kernel/records/audit-entry.entity.ts';
import { FieldChange } from '../../../kernel/records/field-change.entity.ts';
import { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, portalOf, subjectOf } from '../../../testing/given-request.ts';
import { lastCode, testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ConsentService } from '../../consent/consent.service.ts';
import { RecipientNotice } from '../../erasure/recipients/recipient-notice.entity.ts';
import { Disclosure } from '../../ledger/disclosure.entity.ts';
import { Suppression } from '../../ledger/suppression.entity.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { DisputedValue } from '../../subject/disputed-value.entity.ts';
import { RestrictionEnd } from '../../subject/restriction-end.service.ts';
import { RequestService } from '../desk/request.service.ts';
import { RequestFulfilment } from '../desk/request-fulfilment.service.ts';
import type { RequestInput } from '../request-input.ts';
import { sweepRequests } from '../sweep-requests.ts';
import { CorrectionItem } from './correction-item.entity.ts';
import { type NewDecision, RequestDecision } from './request-decision.service.ts';
import { receiveRequest } from './request-receipt.ts';

const START = new Date('2026-06-15T10:00:00Z');
const REASON = 'We weighed it and this is how it stands.';
const ANA = 'ana@example.test';
let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('B14-AC2 an objection', () => {
  it('lets what is weighed stand still from its receipt on, ends advertising for good, and leaves the contract', async () => {
    const { workspace, ana } = await given('objection');

    expect(await openFor(workspace, ana)).toEqual({ RELATIONSHIP: false, MARKETING: false, BILLING: true });
    const why = new ConsentService(await workspace.as('sales'));
    expect(await why.why(ana, 'RELATIONSHIP')).toMatchObject({ reason: 'RESTRICTED' });
    expect(await why.why(ana, 'PROSPECTING')).toMatchObject({ reason: 'OBJECTION' });
  });

  it('that is refused ends with reasons, and what stood still goes on; advertising stays ended', async () => {
    const { workspace, ana, request, token } = await given('objection', { language: 'de' });

    await decide(workspace, request.id, { outcome: 'refused', reason: REASON });

    expect(await openFor(workspace, ana)).toEqual({ RELATIONSHIP: true, MARKETING: false, BILLING: true });
    expect(await openFor(workspace, ana, 'PROSPECTING')).toMatchObject({ PROSPECTING: false });
    expect(await portalOf(domain, workspace, parts).status(request.reference, token)).toMatchObject({
      state: 'refused',
      decision: { outcome: 'refused', reason: REASON },
    });
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail).toMatchObject({ template: 'request-decided', mail: { to: ANA } });
    expect(mail?.mail?.body).toMatch(/wieder verwendet[\s\S]*We weighed it[\s\S]*Datenschutzaufsicht/);
  });

  it('that is granted stands, in whole or for the purposes that were granted', async () => {
    const [whole, part] = [await given('objection'), await given('objection')];

    await decide(whole.workspace, whole.request.id, { outcome: 'granted', reason: REASON });
    await decide(part.workspace, part.request.id, { outcome: 'partly', reason: REASON, purposes: ['SUPPORT'] });

    const why = async ({ workspace, ana }: typeof whole, purpose: Purpose) =>
      (await new ConsentService(await workspace.as('sales')).why(ana, purpose)).cause;
    expect(await why(whole, 'RELATIONSHIP')).toBe('objected');
    expect(await why(part, 'SUPPORT')).toBe('objected');
    expect(await why(part, 'RELATIONSHIP')).toBeNull();
  });

  it('of which part is granted that is none is not decided', async () => {
    const { workspace, request } = await given('objection', { objectedTo: ['SUPPORT', 'REPORTING'] });
    const partly = (purposes: Purpose[]) =>
      decide(workspace, request.id, { outcome: 'partly', reason: REASON, purposes });

    for (const purposes of [[], ['SUPPORT', 'REPORTING'], ['RELATIONSHIP']] as const)
      await expect(partly([...purposes])).rejects.toMatchObject({ path: 'purposes' });
    await expect(decide(workspace, request.id, { outcome: 'granted', reason: 'Yes.' })).rejects.toMatchObject({
      path: 'reason',
    });
  });

  it('names what it is about: the rest goes on, and what the law demands cannot be named', async () => {
    const { workspace, ana } = await given('objection', { objectedTo: ['SUPPORT'] });

    expect(await openFor(workspace, ana, 'RELATIONSHIP', 'SUPPORT')).toEqual({ RELATIONSHIP: true, SUPPORT: false });
    await expect(submit(workspace, { kind: 'objection', objectedTo: ['SECURITY'] })).rejects.toMatchObject({
      path: 'objectedTo',
    });
  });

  it('taken back, refused on a ground of the law or without the person lets go what stood still, and no other does', async () => {
    const { workspace, ana, request, token } = await given('objection', { objectedTo: ['SUPPORT'] });
    const other = await receive(workspace, { kind: 'objection', objectedTo: ['SUPPORT', 'REPORTING'] });
    const open = () => openFor(workspace, ana, 'SUPPORT', 'REPORTING');

    await portalOf(domain, workspace, parts).withdraw(request.reference, token);
    expect(await open()).toEqual({ SUPPORT: false, REPORTING: false });
    const desk = new RequestService(await officer(workspace), parts);
    await desk.exclude(other.request.id, ana);
    expect(await open()).toEqual({ SUPPORT: true, REPORTING: true });
    await desk.include(other.request.id, ana);
    expect(await open()).toEqual({ SUPPORT: false, REPORTING: false });
    await desk.refuse(other.request.id, 'excessive');
    expect(await open()).toEqual({ SUPPORT: true, REPORTING: true });
  });

  it('is decided by whoever may, by no key, in no other workspace, once, and never just carried out', async () => {
    const { workspace, request } = await given('objection');
    const elsewhere = await domain.givenWorkspace();
    const granted = { outcome: 'granted', reason: REASON } as const;
    const by = (scope: Scope) => new RequestDecision(scope, parts).decide(request.id, granted);
    const able = await officer(workspace);
    const viewer = {
      kind: 'api-key',
      id: newId(),
      workspaceId: workspace.id,
      permissions: able.viewer.permissions,
    } as const;
    const key = new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose: 'RIGHTS_HANDLING', through: 'api' });

    await expect(by(await workspace.as('sales'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(by(key)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(by(await officer(elsewhere))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(new RequestFulfilment(able, parts).carryOut(request.id)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await by(able);
    await expect(by(able)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('B14-AC1 a stop of marketing', () => {
  it('is carried out at once, without a code, for whoever has the address, and twice is once', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, ben] = [await givenContact(workspace, ANA), await givenContact(workspace, 'team@example.test', SHARED)];
    const stops = [
      await submit(workspace, { kind: 'marketing-stop' }),
      await submit(workspace, { kind: 'marketing-stop', email: 'team@example.test' }),
    ];
    for (const { id } of [...stops, ...stops]) await receiveRequest(workspace.asSystem('RIGHTS_HANDLING'), parts, id);

    for (const person of [ana, ben])
      expect(await openFor(workspace, person, 'RELATIONSHIP', 'PROSPECTING')).toEqual({
        RELATIONSHIP: true,
        PROSPECTING: false,
      });
    for (const { reference } of stops)
      expect(await getRequestBy(workspace, reference)).toMatchObject({ state: 'carried-out', verifiedAt: null });
    const mails = await listMail(workspace.asSystem('SECURITY'));
    expect(mails.filter(({ template }) => template === 'request-done')).toHaveLength(2);
  });

  it('of an address that nobody has holds for whoever gets it', async () => {
    const workspace = await domain.givenWorkspace();
    const { id, reference } = await submit(workspace, { kind: 'marketing-stop' });

    await receiveRequest(workspace.asSystem('RIGHTS_HANDLING'), parts, id);

    const stops = await workspace.asSystem().transaction((em) => em.find(Suppression, { workspaceId: workspace.id }));
    expect(stops.map(({ scope }) => scope)).toEqual(['no-contact']);
    expect(await getRequestBy(workspace, reference)).toMatchObject({ state: 'carried-out' });
  });
});

describe('B14-AC3 an automated decision', () => {
  it('that somebody contests profiles nobody until a person looked at it, and after that if they were right', async () => {
    const [right, wrong] = [await given('automated-decision-review'), await given('automated-decision-review')];
    for (const { workspace, ana, request } of [right, wrong]) {
      const yes = { event: 'given', wording: 'Profile me', method: 'web-form', occurredAt: START } as const;
      await new ConsentService(await officer(workspace)).record({ ...yes, subjectId: ana, purpose: 'PROFILING' });
      expect(await openFor(workspace, ana, 'PROFILING', 'RELATIONSHIP')).toEqual({
        PROFILING: false,
        RELATIONSHIP: true,
      });
      const outcome = request === right.request ? 'granted' : 'refused';
      await decide(workspace, request.id, { outcome, reason: REASON });
    }

    expect(await openFor(right.workspace, right.ana, 'PROFILING')).toEqual({ PROFILING: false });
    expect(await openFor(wrong.workspace, wrong.ana, 'PROFILING')).toEqual({ PROFILING: true });
  });
});

describe('B15-AC4 a restriction', () => {
  it('is granted on the ground that the person named, and lifted only after they were told', async () => {
    const { workspace, ana, request } = await given('restriction', { restrictionGround: 'needed-for-claims' });
    const able = await officer(workspace);
    const [consents, end] = [new ConsentService(able), new RestrictionEnd(able, parts)];
    await decide(workspace, request.id, { outcome: 'granted', reason: REASON });
    expect(await subjectOf(workspace, ana)).toMatchObject({ restrictionGround: 'needed-for-claims' });

    await expect(consents.liftRestriction(ana)).rejects.toMatchObject({ path: 'personToldAt' });
    await end.announce(ana, 'The dispute was settled.');
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail).toMatchObject({ template: 'restriction-ends', mail: { to: ANA } });
    expect(mail?.mail?.body).toContain('The dispute was settled.');
    await consents.liftRestriction(ana);

    expect(await subjectOf(workspace, ana)).toMatchObject({ restrictedAt: null, restrictionEndToldAt: null });
  });

  it('is announced to nobody who is not restricted, by nobody who may not, and not where no mail arrives', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, mute] = [await givenContact(workspace, ANA), await givenContact(workspace, null)];
    const able = await officer(workspace);
    const announce = (scope: Scope, id: string) => new RestrictionEnd(scope, parts).announce(id, 'It has ended now.');
    await new ConsentService(able).restrict(mute, 'unlawful');

    await expect(announce(able, ana)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(announce(able, mute)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(announce(await workspace.as('sales'), ana)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(announce(await officer(await domain.givenWorkspace()), ana)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('without a ground is not granted, and refused leaves the data in use', async () => {
    const { workspace, ana, request } = await given('restriction');

    await expect(decide(workspace, request.id, { outcome: 'granted', reason: REASON })).rejects.toMatchObject({
      path: 'ground',
    });
    await decide(workspace, request.id, { outcome: 'refused', reason: REASON });

    expect(await subjectOf(workspace, ana)).toMatchObject({ restrictedAt: null });
  });
});

describe('B13-AC1 a correction', () => {
  const WRONG = [
    { field: 'fullName', value: 'Ana María Ruiz' },
    { field: 'email', value: 'ana.ruiz@example.test' },
    { field: 'phone', value: '+49 30 1234567' },
    { field: 'birthDate', value: '1990-02-03' },
    { field: 'city', value: 'Sevilla' },
  ];

  it('that is granted puts the records right, also of somebody restricted, and B13-AC5 nothing says what was wrong', async () => {
    const { workspace, ana, request } = await given('rectification', { corrections: WRONG });
    await new ConsentService(await officer(workspace)).restrict(ana, 'accuracy-contested');
    const items = await itemsOf(workspace, request.id);

    await decide(workspace, request.id, { ...all(items, true), outcome: 'granted', reason: REASON });

    const contact = await contactOf(workspace, ana);
    expect(contact).toMatchObject({ fullName: 'Ana María Ruiz', sortName: 'ana maria ruiz', city: 'Sevilla' });
    expect(contact.birthDate).toBeTruthy();
    const points = await workspace.asSystem().transaction((em) => em.find(ContactPoint, { workspaceId: workspace.id }));
    expect(points.map(({ kind, clearValue }) => `${kind} ${clearValue}`).sort()).toEqual([
      'email ana.ruiz@example.test',
      'phone null',
    ]);
    const changes = await workspace.asSystem().transaction((em) => em.find(FieldChange, { workspaceId: workspace.id }));
    expect(changes.map(({ field, fromValue = null }) => `${field} ${fromValue}`).sort()).toEqual(
      ['birthDate', 'city', 'emails', 'fullName', 'phones'].map((field) => `${field} null`),
    );
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({
      decision: 'granted',
      state: 'carried-out',
    });
  });

  it('B13-AC3 that is refused puts what the person says beside the value, until a later one is granted', async () => {
    const said = { message: 'I was never called that.', corrections: [{ field: 'fullName', value: 'Anna Ruiz' }] };
    const { workspace, ana, request } = await given('rectification', said);

    await decide(workspace, request.id, {
      ...all(await itemsOf(workspace, request.id), false),
      outcome: 'refused',
      reason: REASON,
    });

    const [dispute] = await disputes(workspace);
    expect(dispute).toMatchObject({ field: 'fullName', recordId: (await contactOf(workspace, ana)).id });
    const raw = await workspace.asSystem().transaction((em) => em.execute('select d::text from disputed_value d'));
    expect(JSON.stringify(raw)).not.toMatch(/Anna|never/);
    const later = await receive(workspace, { kind: 'rectification', ...said });
    await new RequestService(await officer(workspace), parts).matchSubjects(later.request.id);
    const items = await itemsOf(workspace, later.request.id);
    await decide(workspace, later.request.id, { ...all(items, true), outcome: 'granted', reason: REASON });
    expect(await disputes(workspace)).toEqual([]);
    expect(await contactOf(workspace, ana)).toMatchObject({ fullName: 'Anna Ruiz' });
  });

  it('is weighed value by value, each of them, and a value that cannot be is not put in', async () => {
    const corrections = [
      { field: 'city', value: 'Sevilla' },
      { field: 'email', value: 'not an address' },
    ];
    const { workspace, ana, request, token } = await given('rectification', { corrections });
    const [city, email] = await itemsOf(workspace, request.id);
    if (!city || !email) throw new Error('There are two values.');
    const verdict = (...granted: string[]) => [city, email].map(({ id }) => ({ id, isGranted: granted.includes(id) }));
    const weigh = (verdicts: NewDecision['corrections']) =>
      decide(workspace, request.id, { outcome: 'partly', reason: REASON, corrections: verdicts ?? [] });

    await expect(weigh(verdict(city.id, email.id))).rejects.toMatchObject({ path: 'corrections' });
    await expect(weigh([{ id: city.id, isGranted: true }])).rejects.toMatchObject({ path: 'corrections' });
    expect((await contactOf(workspace, ana)).city ?? null).toBeNull();
    await weigh(verdict(city.id));

    expect(await portalOf(domain, workspace, parts).status(request.reference, token)).toMatchObject({
      decision: { outcome: 'partly' },
      corrections: [
        { field: 'city', state: 'granted' },
        { field: 'email', state: 'refused' },
      ],
    });
  });

  it('B13-AC4 is told to whoever received the data, as a restriction is, and nothing where it stays', async () => {
    const [right, wrong, held] = [
      await given('rectification', { corrections: [{ field: 'city', value: 'Sevilla' }] }),
      await given('rectification', { corrections: [{ field: 'city', value: 'Sevilla' }] }),
      await given('restriction', { restrictionGround: 'unlawful' }),
    ];
    for (const one of [right, wrong, held]) {
      await givenDisclosure(one.workspace, one.ana);
      const items = await itemsOf(one.workspace, one.request.id);
      const outcome = one === wrong ? 'refused' : 'granted';
      await decide(one.workspace, one.request.id, { ...all(items, one === right), outcome, reason: REASON });
    }

    expect(await noticesIn(right.workspace)).toEqual([['Acme Mailing', 'rectify', right.request.id]]);
    expect(await noticesIn(wrong.workspace)).toEqual([]);
    expect(await noticesIn(held.workspace)).toEqual([['Acme Mailing', 'restrict', held.request.id]]);
  });

  it('takes known fields alone, and forgets what was wanted 30 days after it was decided', async () => {
    const { workspace, request } = await given('rectification', { corrections: [{ field: 'city', value: 'Sevilla' }] });
    for (const wrong of [
      { field: 'owner', value: 'me' },
      { field: 'city', value: 'x'.repeat(301) },
    ])
      await expect(submit(workspace, { kind: 'rectification', corrections: [wrong] })).rejects.toMatchObject({
        path: 'corrections',
      });
    await decide(workspace, request.id, {
      ...all(await itemsOf(workspace, request.id), true),
      outcome: 'granted',
      reason: REASON,
    });

    domain.clock.advanceDays(30);
    await sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), parts);

    expect((await itemsOf(workspace, request.id)).map(({ proposed = null }) => proposed)).toEqual([null]);
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({
      decisionReason: null,
      decision: 'granted',
    });
  });
});

describe('a complaint', () => {
  it('needs no proof and covers nobody to be decided, and the audit says by whom', async () => {
    const workspace = await domain.givenWorkspace();
    const { id, reference } = await submit(workspace, { kind: 'complaint', message: 'You called at night.' });

    const scope = await decide(workspace, id, { outcome: 'granted', reason: REASON });

    expect(await getRequestBy(workspace, reference)).toMatchObject({ state: 'carried-out', decision: 'granted' });
    const where = { workspaceId: workspace.id, targetId: id, action: 'request:decide' };
    const entries = await workspace.asSystem().transaction((em) => em.find(AuditEntry, where));
    expect(entries.map(({ fields, actorId }) => [fields, actorId])).toEqual([['decided', scope.viewer.id]]);
  });

  it('B19-AC2 of a parent restricts the child once staff know who it is, and nobody whose address it is', async () => {
    const workspace = await domain.givenWorkspace();
    const [parent, child] = [await givenContact(workspace, ANA), await givenContact(workspace, null)];
    const { request } = await receive(workspace, { kind: 'complaint', askedFor: 'child' });
    const desk = new RequestService(await officer(workspace), parts);

    await desk.matchSubjects(request.id);
    await desk.include(request.id, child);

    expect(await subjectOf(workspace, parent)).toMatchObject({ restrictedAt: null, isMinor: false });
    expect(await subjectOf(workspace, child)).toMatchObject({ restrictionGround: 'unlawful', isMinor: true });
  });
});

const SHARED = { isShared: true };

type Asked = Partial<RequestInput> & { readonly kind: RequestInput['kind'] };

/** A workspace that knows Ana, and a proven request of hers that was taken in. */
async function given(kind: RequestInput['kind'], more: Partial<RequestInput> = {}) {
  const workspace = await domain.givenWorkspace();
  const ana = await givenContact(workspace, ANA);
  const { request, token } = await receive(workspace, { ...more, kind });
  if (kind === 'restriction' || kind === 'rectification')
    await new RequestService(await officer(workspace), parts).matchSubjects(request.id);
  return { workspace, ana, request, token };
}

/** Sends a request, proves it, and does what the job does. */
async function receive(workspace: TestWorkspace, asked: Asked) {
  const { id, reference } = await submit(workspace, asked);
  const { token } = await portalOf(domain, workspace, parts).verify(reference, await lastCode(workspace));
  const job = { name: 'request:receive', payload: { workspaceId: workspace.id, requestId: id } };
  if (domain.jobs.jobs.some((queued) => JSON.stringify(queued) === JSON.stringify(job)))
    await receiveRequest(workspace.asSystem('RIGHTS_HANDLING'), parts, id);
  return { request: await getRequestBy(workspace, reference), token };
}

async function submit(workspace: TestWorkspace, asked: Asked) {
  const { reference } = await portalOf(domain, workspace, parts).submit({ email: ANA, ...asked });
  const { id } = await getRequestBy(workspace, reference);
  return { id, reference };
}

async function decide(workspace: TestWorkspace, id: string, decision: NewDecision): Promise<Scope> {
  const scope = await officer(workspace);
  await new RequestDecision(scope, parts).decide(id, decision);
  return scope;
}

function officer(workspace: TestWorkspace): Promise<Scope> {
  return workspace.as('privacy-officer', 'RIGHTS_HANDLING');
}

async function openFor(workspace: TestWorkspace, subjectId: string, ...purposes: Purpose[]) {
  const closed = purposesOf(BigInt((await subjectOf(workspace, subjectId)).blocked));
  const asked: Purpose[] = purposes.length > 0 ? purposes : ['RELATIONSHIP', 'MARKETING', 'BILLING'];
  return Object.fromEntries(asked.map((purpose) => [purpose, !closed.includes(purpose)]));
}

function all(items: readonly CorrectionItem[], isGranted: boolean) {
  return { corrections: items.map(({ id }) => ({ id, isGranted })) };
}

function itemsOf(workspace: TestWorkspace, requestId: string): Promise<CorrectionItem[]> {
  const { id: workspaceId } = workspace;
  const request: [string, string] = [workspaceId, requestId];
  return workspace
    .asSystem()
    .transaction((em) => em.find(CorrectionItem, { workspaceId, request }, { orderBy: { id: 'asc' } }));
}

function disputes(workspace: TestWorkspace): Promise<DisputedValue[]> {
  return workspace.asSystem().transaction((em) => em.find(DisputedValue, { workspaceId: workspace.id }));
}

/** Ana's data went to somebody. */
async function givenDisclosure(workspace: TestWorkspace, subjectId: string): Promise<void> {
  const row = { workspaceId: workspace.id, id: newId(), disclosedAt: domain.clock.now(), recipient: 'Acme Mailing' };
  await workspace.asSystem().transaction(async (em) => {
    const subject = ref(em.getReference(DataSubject, [workspace.id, subjectId]));
    const about = { fields: 'email', purpose: 'MARKETING', ground: 'consent', operation: 'Export' } as const;
    em.persist(em.create(Disclosure, { ...row, ...about, subject }));
  });
}

async function noticesIn(workspace: TestWorkspace) {
  const where = { workspaceId: workspace.id };
  const notices = await workspace.asSystem().transaction((em) => em.find(RecipientNotice, where));
  return notices.map(({ recipient, kind, requestId }) => [recipient, kind, requestId]);
}

function contactOf(workspace: TestWorkspace, subjectId: string): Promise<Contact> {
  const { id: workspaceId } = workspace;
  const subject: [string, string] = [workspaceId, subjectId];
  return workspace.asSystem().transaction((em) => em.findOneOrFail(Contact, { workspaceId, subject }));
}
