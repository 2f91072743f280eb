import { ref } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '../../../contact/contact.entity.ts';
import { ContactPoint } from '../../../contact/contact-point.entity.ts';
import { newId } from '../../../kernel/ids.ts';
import { FieldChange } from '../../../kernel/records/field-change.entity.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, portalOf, subjectOf } from '../../../testing/given-request.ts';
import { ANA, officerOf, Rights } from '../../../testing/given-right.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ConsentService } from '../../consent/consent.service.ts';
import { RecipientNotice } from '../../erasure/recipients/recipient-notice.entity.ts';
import { Disclosure } from '../../ledger/disclosure.entity.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { DisputedValue } from '../../subject/disputed-value.entity.ts';
import { RestrictionEnd } from '../../subject/restriction-end.service.ts';
import { RequestService } from '../desk/request.service.ts';
import { sweepRequests } from '../sweep-requests.ts';
import { CorrectionItem } from './correction-item.entity.ts';
import type { NewDecision } from './request-decision.service.ts';

const START = new Date('2026-06-15T10:00:00Z');
const REASON = 'We weighed it and this is how it stands.';
let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
let rights: Rights;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
  rights = new Rights(domain, parts);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('B15-AC4 a restriction', () => {
  it('is granted on the ground that the person named, and lifted only after they were told', async () => {
    const { workspace, ana, request } = await rights.given('restriction', { restrictionGround: 'needed-for-claims' });
    const able = await officerOf(workspace);
    const [consents, end] = [new ConsentService(able), new RestrictionEnd(able, parts)];
    await rights.decide(workspace, request.id, { outcome: 'granted', reason: REASON });
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
    const able = await officerOf(workspace);
    const announce = (scope: Scope, id: string) => new RestrictionEnd(scope, parts).announce(id, 'It has ended now.');
    await new ConsentService(able).restrict(mute, 'unlawful');

    await expect(announce(able, ana)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(announce(able, mute)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(announce(await workspace.as('sales'), ana)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(announce(await officerOf(await domain.givenWorkspace()), ana)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('without a ground is not granted, and refused leaves the data in use', async () => {
    const { workspace, ana, request } = await rights.given('restriction');

    await expect(rights.decide(workspace, request.id, { outcome: 'granted', reason: REASON })).rejects.toMatchObject({
      path: 'ground',
    });
    await rights.decide(workspace, request.id, { outcome: 'refused', reason: REASON });

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
    const { workspace, ana, request } = await rights.given('rectification', { corrections: WRONG });
    await new ConsentService(await officerOf(workspace)).restrict(ana, 'accuracy-contested');
    const items = await itemsOf(workspace, request.id);

    await rights.decide(workspace, request.id, { ...all(items, true), outcome: 'granted', reason: REASON });

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
    const { workspace, ana, request } = await rights.given('rectification', said);

    await rights.decide(workspace, request.id, {
      ...all(await itemsOf(workspace, request.id), false),
      outcome: 'refused',
      reason: REASON,
    });

    const [dispute] = await disputes(workspace);
    expect(dispute).toMatchObject({ field: 'fullName', recordId: (await contactOf(workspace, ana)).id });
    const raw = await workspace.asSystem().transaction((em) => em.execute('select d::text from disputed_value d'));
    expect(JSON.stringify(raw)).not.toMatch(/Anna|never/);
    const later = await rights.receive(workspace, { kind: 'rectification', ...said });
    await new RequestService(await officerOf(workspace), parts).matchSubjects(later.request.id);
    const items = await itemsOf(workspace, later.request.id);
    await rights.decide(workspace, later.request.id, { ...all(items, true), outcome: 'granted', reason: REASON });
    expect(await disputes(workspace)).toEqual([]);
    expect(await contactOf(workspace, ana)).toMatchObject({ fullName: 'Anna Ruiz' });
  });

  it('is weighed value by value, each of them, and a value that cannot be is not put in', async () => {
    const corrections = [
      { field: 'city', value: 'Sevilla' },
      { field: 'email', value: 'not an address' },
    ];
    const { workspace, ana, request, token } = await rights.given('rectification', { corrections });
    const [city, email] = await itemsOf(workspace, request.id);
    if (!city || !email) throw new Error('There are two values.');
    const verdict = (...granted: string[]) => [city, email].map(({ id }) => ({ id, isGranted: granted.includes(id) }));
    const weigh = (verdicts: NewDecision['corrections']) =>
      rights.decide(workspace, request.id, { outcome: 'partly', reason: REASON, corrections: verdicts ?? [] });

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
      await rights.given('rectification', { corrections: [{ field: 'city', value: 'Sevilla' }] }),
      await rights.given('rectification', { corrections: [{ field: 'city', value: 'Sevilla' }] }),
      await rights.given('restriction', { restrictionGround: 'unlawful' }),
    ];
    for (const one of [right, wrong, held]) {
      await givenDisclosure(one.workspace, one.ana);
      const items = await itemsOf(one.workspace, one.request.id);
      const outcome = one === wrong ? 'refused' : 'granted';
      await rights.decide(one.workspace, one.request.id, { ...all(items, one === right), outcome, reason: REASON });
    }

    expect(await noticesIn(right.workspace)).toEqual([['Acme Mailing', 'rectify', right.request.id]]);
    expect(await noticesIn(wrong.workspace)).toEqual([]);
    expect(await noticesIn(held.workspace)).toEqual([['Acme Mailing', 'restrict', held.request.id]]);
  });

  it('B13-AC4 is told of each of the people of a request to whoever received data of several', async () => {
    const { workspace, ana, request } = await rights.given('restriction', { restrictionGround: 'unlawful' });
    const other = await givenContact(workspace, null);
    for (const subjectId of [ana, other]) await givenDisclosure(workspace, subjectId);
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    await new RequestService(officer, testPrivacyParts(domain)).include(request.id, other);

    await rights.decide(workspace, request.id, { outcome: 'granted', reason: REASON });

    const told = ['Acme Mailing', 'restrict', request.id];
    expect(await noticesIn(workspace)).toEqual([told, told]);
  });

  it('takes known fields alone, and forgets what was wanted 30 days after it was decided', async () => {
    const { workspace, request } = await rights.given('rectification', {
      corrections: [{ field: 'city', value: 'Sevilla' }],
    });
    for (const wrong of [
      { field: 'owner', value: 'me' },
      { field: 'city', value: 'x'.repeat(301) },
    ])
      await expect(rights.submit(workspace, { kind: 'rectification', corrections: [wrong] })).rejects.toMatchObject({
        path: 'corrections',
      });
    await rights.decide(workspace, request.id, {
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
