import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { type Purpose, purposesOf } from '../../../kernel/purposes.ts';
import { AuditEntry } from '../../../kernel/records/audit-entry.entity.ts';
import { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, portalOf, subjectOf } from '../../../testing/given-request.ts';
import { ANA, officerOf, Rights } from '../../../testing/given-right.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ConsentService } from '../../consent/consent.service.ts';
import { Suppression } from '../../ledger/suppression.entity.ts';
import { RequestService } from '../desk/request.service.ts';
import { RequestFulfilment } from '../desk/request-fulfilment.service.ts';
import { RequestDecision } from './request-decision.service.ts';
import { receiveRequest } from './request-receipt.ts';

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

describe('B14-AC2 an objection', () => {
  it('lets what is weighed stand still from its receipt on, ends advertising for good, and leaves the contract', async () => {
    const { workspace, ana } = await rights.given('objection');

    expect(await openFor(workspace, ana)).toEqual({ RELATIONSHIP: false, MARKETING: false, BILLING: true });
    const why = new ConsentService(await workspace.as('sales'));
    expect(await why.why(ana, 'RELATIONSHIP')).toMatchObject({ reason: 'RESTRICTED' });
    expect(await why.why(ana, 'PROSPECTING')).toMatchObject({ reason: 'OBJECTION' });
  });

  it('that is refused ends with reasons, and what stood still goes on; advertising stays ended', async () => {
    const { workspace, ana, request, token } = await rights.given('objection', { language: 'de' });

    await rights.decide(workspace, request.id, { outcome: 'refused', reason: REASON });

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
    const [whole, part] = [await rights.given('objection'), await rights.given('objection')];

    await rights.decide(whole.workspace, whole.request.id, { outcome: 'granted', reason: REASON });
    await rights.decide(part.workspace, part.request.id, { outcome: 'partly', reason: REASON, purposes: ['SUPPORT'] });

    const why = async ({ workspace, ana }: typeof whole, purpose: Purpose) =>
      (await new ConsentService(await workspace.as('sales')).why(ana, purpose)).cause;
    expect(await why(whole, 'RELATIONSHIP')).toBe('objected');
    expect(await why(part, 'SUPPORT')).toBe('objected');
    expect(await why(part, 'RELATIONSHIP')).toBeNull();
  });

  it('of which part is granted that is none is not decided', async () => {
    const { workspace, request } = await rights.given('objection', { objectedTo: ['SUPPORT', 'REPORTING'] });
    const partly = (purposes: Purpose[]) =>
      rights.decide(workspace, request.id, { outcome: 'partly', reason: REASON, purposes });

    for (const purposes of [[], ['SUPPORT', 'REPORTING'], ['RELATIONSHIP']] as const)
      await expect(partly([...purposes])).rejects.toMatchObject({ path: 'purposes' });
    await expect(rights.decide(workspace, request.id, { outcome: 'granted', reason: 'Yes.' })).rejects.toMatchObject({
      path: 'reason',
    });
  });

  it('names what it is about: the rest goes on, and what the law demands cannot be named', async () => {
    const { workspace, ana } = await rights.given('objection', { objectedTo: ['SUPPORT'] });

    expect(await openFor(workspace, ana, 'RELATIONSHIP', 'SUPPORT')).toEqual({ RELATIONSHIP: true, SUPPORT: false });
    await expect(rights.submit(workspace, { kind: 'objection', objectedTo: ['SECURITY'] })).rejects.toMatchObject({
      path: 'objectedTo',
    });
  });

  it('taken back, refused on a ground of the law or without the person lets go what stood still, and no other does', async () => {
    const { workspace, ana, request, token } = await rights.given('objection', { objectedTo: ['SUPPORT'] });
    const other = await rights.receive(workspace, { kind: 'objection', objectedTo: ['SUPPORT', 'REPORTING'] });
    const open = () => openFor(workspace, ana, 'SUPPORT', 'REPORTING');

    await portalOf(domain, workspace, parts).withdraw(request.reference, token);
    expect(await open()).toEqual({ SUPPORT: false, REPORTING: false });
    const desk = new RequestService(await officerOf(workspace), parts);
    await desk.exclude(other.request.id, ana);
    expect(await open()).toEqual({ SUPPORT: true, REPORTING: true });
    await desk.include(other.request.id, ana);
    expect(await open()).toEqual({ SUPPORT: false, REPORTING: false });
    await desk.refuse(other.request.id, 'excessive');
    expect(await open()).toEqual({ SUPPORT: true, REPORTING: true });
  });

  it('is decided by whoever may, by no key, in no other workspace, once, and never just carried out', async () => {
    const { workspace, request } = await rights.given('objection');
    const elsewhere = await domain.givenWorkspace();
    const granted = { outcome: 'granted', reason: REASON } as const;
    const by = (scope: Scope) => new RequestDecision(scope, parts).decide(request.id, granted);
    const able = await officerOf(workspace);
    const viewer = {
      kind: 'api-key',
      id: newId(),
      workspaceId: workspace.id,
      permissions: able.viewer.permissions,
    } as const;
    const key = new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose: 'RIGHTS_HANDLING', through: 'api' });

    await expect(by(await workspace.as('sales'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(by(key)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(by(await officerOf(elsewhere))).rejects.toMatchObject({ code: 'NOT_FOUND' });
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
      await rights.submit(workspace, { kind: 'marketing-stop' }),
      await rights.submit(workspace, { kind: 'marketing-stop', email: 'team@example.test' }),
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
    const { id, reference } = await rights.submit(workspace, { kind: 'marketing-stop' });

    await receiveRequest(workspace.asSystem('RIGHTS_HANDLING'), parts, id);

    const stops = await workspace.asSystem().transaction((em) => em.find(Suppression, { workspaceId: workspace.id }));
    expect(stops.map(({ scope }) => scope)).toEqual(['no-contact']);
    expect(await getRequestBy(workspace, reference)).toMatchObject({ state: 'carried-out' });
  });
});

describe('B14-AC3 an automated decision', () => {
  it('that somebody contests profiles nobody until a person looked at it, and after that if they were right', async () => {
    const [right, wrong] = [
      await rights.given('automated-decision-review'),
      await rights.given('automated-decision-review'),
    ];
    for (const { workspace, ana, request } of [right, wrong]) {
      const yes = { event: 'given', wording: 'Profile me', method: 'web-form', occurredAt: START } as const;
      await new ConsentService(await officerOf(workspace)).record({ ...yes, subjectId: ana, purpose: 'PROFILING' });
      expect(await openFor(workspace, ana, 'PROFILING', 'RELATIONSHIP')).toEqual({
        PROFILING: false,
        RELATIONSHIP: true,
      });
      const outcome = request === right.request ? 'granted' : 'refused';
      await rights.decide(workspace, request.id, { outcome, reason: REASON });
    }

    expect(await openFor(right.workspace, right.ana, 'PROFILING')).toEqual({ PROFILING: false });
    expect(await openFor(wrong.workspace, wrong.ana, 'PROFILING')).toEqual({ PROFILING: true });
  });
});

describe('a complaint', () => {
  it('needs no proof and covers nobody to be decided, and the audit says by whom', async () => {
    const workspace = await domain.givenWorkspace();
    const { id, reference } = await rights.submit(workspace, { kind: 'complaint', message: 'You called at night.' });

    const scope = await rights.decide(workspace, id, { outcome: 'granted', reason: REASON });

    expect(await getRequestBy(workspace, reference)).toMatchObject({ state: 'carried-out', decision: 'granted' });
    const where = { workspaceId: workspace.id, targetId: id, action: 'request:decide' };
    const entries = await workspace.asSystem().transaction((em) => em.find(AuditEntry, where));
    expect(entries.map(({ fields, actorId }) => [fields, actorId])).toEqual([['decided', scope.viewer.id]]);
  });

  it('B19-AC2 of a parent restricts the child once staff know who it is, and nobody whose address it is', async () => {
    const workspace = await domain.givenWorkspace();
    const [parent, child] = [await givenContact(workspace, ANA), await givenContact(workspace, null)];
    const { request } = await rights.receive(workspace, { kind: 'complaint', askedFor: 'child' });
    const desk = new RequestService(await officerOf(workspace), parts);

    await desk.matchSubjects(request.id);
    await desk.include(request.id, child);

    expect(await subjectOf(workspace, parent)).toMatchObject({ restrictedAt: null, isMinor: false });
    expect(await subjectOf(workspace, child)).toMatchObject({ restrictionGround: 'unlawful', isMinor: true });
  });

  it('B19-AC2 of a parent is in the audit also where the child is restricted already', async () => {
    const workspace = await domain.givenWorkspace();
    const child = await givenContact(workspace, null);
    await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(child, 'accuracy-contested');
    const { request } = await rights.receive(workspace, { kind: 'complaint', askedFor: 'child' });
    const officer = await officerOf(workspace);

    await new RequestService(officer, parts).include(request.id, child);

    const where = { workspaceId: workspace.id, subjectId: child, action: 'subject:update' };
    const entries = await workspace.asSystem().transaction((em) => em.find(AuditEntry, where));
    expect(entries.map(({ fields, actorId }) => [fields, actorId])).toEqual([['isMinor', officer.viewer.id]]);
    expect(await openFor(workspace, child, 'MARKETING')).toEqual({ MARKETING: false });
  });
});

const SHARED = { isShared: true };

async function openFor(workspace: TestWorkspace, subjectId: string, ...purposes: Purpose[]) {
  const closed = purposesOf(BigInt((await subjectOf(workspace, subjectId)).blocked));
  const asked: Purpose[] = purposes.length > 0 ? purposes : ['RELATIONSHIP', 'MARKETING', 'BILLING'];
  return Object.fromEntries(asked.map((purpose) => [purpose, !closed.includes(purpose)]));
}
