import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { AuditEntry } from '../../../kernel/records/audit-entry.entity.ts';
import { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, givenProvenRequest, portalOf, subjectOf } from '../../../testing/given-request.ts';
import { lastCode, testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { sweepRequests } from '../sweep-requests.ts';
import { RequestService } from './request.service.ts';
import { RequestFulfilment } from './request-fulfilment.service.ts';

const START = new Date('2026-06-15T10:00:00Z');
const DAY = 86_400_000;
let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('B11 a deletion from the request to the end', () => {
  it('is matched, prepared by one, approved by another, carried out, told, and stands in the audit', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace, 'ana@example.test');
    const request = await proven(workspace, 'erasure', 'ana@example.test');
    const [officer, owner] = [await asOfficer(workspace), await workspace.as('owner', 'RIGHTS_HANDLING')];
    await new RequestService(officer, parts).matchSubjects(request.id);
    const fulfilment = new RequestFulfilment(officer, parts);
    const preview = await fulfilment.previewErasure(request.id);
    await fulfilment.prepare(request.id);
    await new RequestFulfilment(owner, parts).approve(request.id);

    await fulfilment.carryOut(request.id);

    expect(preview.tables.find(({ table }) => table === 'contact_point')).toMatchObject({ rows: 1, deletesRows: true });
    expect(await subjectOf(workspace, ana)).toMatchObject({ erasedAt: START });
    const done = await getRequestBy(workspace, request.reference);
    expect(done).toMatchObject({ state: 'carried-out', closedAt: START, isSelfApproved: false });
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail).toMatchObject({ template: 'erasure-done', mail: { to: 'ana@example.test' } });
    expect(domain.jobs.jobs).toContainEqual({
      ...{ name: 'request:erase', payload: { workspaceId: workspace.id, requestId: request.id } },
    });
    expect(await deeds(workspace, request.id)).toEqual([
      ['request:submit', 'submitted', null],
      ['request:verify', 'verified', null],
      ['request:handle', 'matched', officer.viewer.id],
      ['request:handle', 'prepared', officer.viewer.id],
      ['request:approve', 'approved', owner.viewer.id],
      ['request:carry-out', 'erasure-started', officer.viewer.id],
      ['request:carry-out', 'carried-out', officer.viewer.id],
    ]);
    const status = await portalOf(domain, workspace, parts).status(request.reference, request.token);
    expect(status.steps.map(({ type }) => type)).toEqual(['submitted', 'verified', 'erasure-started', 'carried-out']);
  });

  it('is not carried out without an approval, nor approved by the one who prepared it', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace, 'ana@example.test');
    const request = await proven(workspace, 'erasure', 'ana@example.test');
    const officer = await asOfficer(workspace);
    await workspace.as('owner');
    const fulfilment = new RequestFulfilment(officer, parts);

    await expect(fulfilment.prepare(request.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await new RequestService(officer, parts).matchSubjects(request.id);
    await expect(fulfilment.carryOut(request.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await fulfilment.prepare(request.id);
    await expect(fulfilment.approve(request.id, alone(request))).rejects.toMatchObject({
      code: 'APPROVAL_REQUIRED',
    });
    expect(await subjectOf(workspace, ana)).toMatchObject({ erasedAt: null });
  });

  it('by somebody who is alone is approved with reference and password, says so, and waits a day', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace, 'ana@example.test', {}, 'sales');
    const request = await proven(workspace, 'erasure', 'ana@example.test');
    const officer = await asOfficer(workspace);
    await new RequestService(officer, parts).matchSubjects(request.id);
    const fulfilment = new RequestFulfilment(officer, parts);
    await fulfilment.prepare(request.id);

    await expect(fulfilment.approve(request.id)).rejects.toMatchObject({
      fields: [{ path: 'confirmation' }, { path: 'password' }],
    });
    const unproven = { confirmation: request.reference, isIdentityProven: false };
    await expect(fulfilment.approve(request.id, unproven)).rejects.toMatchObject({ path: 'password' });
    await fulfilment.approve(request.id, alone(request));

    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ isSelfApproved: true });
    domain.clock.set(new Date(START.getTime() + DAY - 1));
    await expect(fulfilment.carryOut(request.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await subjectOf(workspace, ana)).toMatchObject({ erasedAt: null });
    domain.clock.set(new Date(START.getTime() + DAY));
    await fulfilment.carryOut(request.id);
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ state: 'carried-out' });
  });

  it('is neither put forward nor approved by a key, which would be a second pair of eyes of the one who made it', async () => {
    const workspace = await domain.givenWorkspace();
    await givenContact(workspace, 'ana@example.test', {}, 'sales');
    const request = await proven(workspace, 'erasure', 'ana@example.test');
    const officer = await asOfficer(workspace);
    await new RequestService(officer, parts).matchSubjects(request.id);
    const { permissions } = officer.viewer;
    const viewer = { kind: 'api-key', id: newId(), workspaceId: workspace.id, permissions } as const;
    const key = new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose: 'RIGHTS_HANDLING', through: 'api' });

    const byKey = new RequestFulfilment(key, parts);
    await expect(byKey.prepare(request.id)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await new RequestFulfilment(officer, parts).prepare(request.id);
    await expect(byKey.approve(request.id)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('is taken back by nobody once it has begun, and covers whom it covered', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace, 'ana@example.test');
    const request = await proven(workspace, 'erasure', 'ana@example.test');
    const [officer, owner] = [await asOfficer(workspace), await workspace.as('owner', 'RIGHTS_HANDLING')];
    const desk = new RequestService(officer, parts);
    await desk.matchSubjects(request.id);
    await new RequestFulfilment(officer, parts).prepare(request.id);
    await new RequestFulfilment(owner, parts).approve(request.id);
    await new RequestFulfilment(officer, { ...parts, catalogue: failing() }).carryOut(request.id);

    for (const command of [
      () => desk.refuse(request.id, 'excessive'),
      () => desk.exclude(request.id, ana),
      () => desk.matchSubjects(request.id),
      () => new RequestFulfilment(officer, parts).prepare(request.id),
      () => portalOf(domain, workspace, parts).withdraw(request.reference, request.token),
    ])
      await expect(command()).rejects.toMatchObject({ code: 'WRONG_STATE', message: expect.stringContaining('begun') });
    const { reference, token } = request;
    const status = () => portalOf(domain, workspace, parts).status(reference, token);
    // B11-AC11: partial is told as partial.
    expect(await status()).toMatchObject({ state: 'in-progress', erased: { done: 0, all: 1 } });
    await new RequestFulfilment(officer, parts).carryOut(request.id);
    expect(await status()).toMatchObject({ state: 'carried-out', erased: { done: 1, all: 1 } });
  });

  it('is approved anew when somebody is added afterwards', async () => {
    const workspace = await domain.givenWorkspace();
    await givenContact(workspace, 'ana@example.test', {}, 'sales');
    const other = await givenContact(workspace, null, {}, 'sales');
    const request = await proven(workspace, 'erasure', 'ana@example.test');
    const officer = await asOfficer(workspace);
    const [desk, fulfilment] = [new RequestService(officer, parts), new RequestFulfilment(officer, parts)];
    await desk.matchSubjects(request.id);
    await fulfilment.prepare(request.id);
    await fulfilment.approve(request.id, alone(request));

    await desk.include(request.id, other);

    await expect(fulfilment.carryOut(request.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('that was cut off is finished by the job', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace, 'ana@example.test', {}, 'sales');
    const request = await proven(workspace, 'erasure', 'ana@example.test');
    const officer = await asOfficer(workspace);
    await new RequestService(officer, parts).matchSubjects(request.id);
    const fulfilment = new RequestFulfilment(officer, { ...parts, catalogue: failing() });
    await new RequestFulfilment(officer, parts).prepare(request.id);
    await new RequestFulfilment(officer, parts).approve(request.id, alone(request));
    domain.clock.set(new Date(START.getTime() + DAY));

    await fulfilment.carryOut(request.id);
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({
      state: 'in-progress',
      carriedOutAt: null,
    });
    const report = await sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), parts);

    expect(report.erasuresResumed).toBe(1);
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ state: 'carried-out' });
    expect(await subjectOf(workspace, ana)).toMatchObject({ erasedAt: domain.clock.now() });
    await new RequestFulfilment(workspace.asSystem('RIGHTS_HANDLING'), parts).completeErasure(request.id);
    expect(
      (await listMail(workspace.asSystem('SECURITY'))).filter(({ template }) => template === 'erasure-done'),
    ).toHaveLength(1);
  });
});

describe('B12 a copy from the request to the end', () => {
  it('is made, fetched with the token, destroyed after seven days, and what is known of the asker 30 days later', async () => {
    const workspace = await domain.givenWorkspace();
    await givenContact(workspace, 'ana@example.test');
    const request = await proven(workspace, 'access', 'ana@example.test');
    const officer = await asOfficer(workspace);
    await new RequestService(officer, parts).matchSubjects(request.id);

    await new RequestFulfilment(officer, parts).carryOut(request.id);

    const portal = portalOf(domain, workspace, parts);
    const download = await portal.download(request.reference, request.token);
    expect(await bytesOf(download.content)).toBe(download.byteSize);
    await expect(portal.download(request.reference, 'guessed')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await portal.status(request.reference, request.token)).toMatchObject({
      copy: { expiresAt: expect.any(Date) },
    });
    domain.clock.advanceDays(7);
    await portal.resendCode(request.reference);
    const { token } = await portal.verify(request.reference, await lastCode(workspace));
    expect(await portal.status(request.reference, token)).toMatchObject({ copy: null });
    await expect(portal.download(request.reference, token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), parts)).toMatchObject({ copiesDestroyed: 1 });
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ state: 'closed' });
    domain.clock.advanceDays(30);
    expect(await sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), parts)).toMatchObject({ identitiesDestroyed: 1 });
    const after = await getRequestBy(workspace, request.reference);
    expect(after).toMatchObject({ requesterEmail: null, emailIndex: null, kind: 'access', dueOn: '2026-07-15' });
    expect(await listMail(workspace.asSystem('SECURITY'))).toEqual([]);
  });
});

async function deeds(workspace: TestWorkspace, requestId: string) {
  const entries = await workspace
    .asSystem()
    .transaction((em) =>
      em.find(AuditEntry, { workspaceId: workspace.id, targetId: requestId }, { orderBy: { id: 'asc' } }),
    );
  return entries.map(({ action, fields, actorId }) => [action, fields, actorId]);
}

async function bytesOf(content: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0;
  for await (const piece of content) bytes += piece.length;
  return bytes;
}

/** What somebody gives who approves alone. */
function alone({ reference }: { readonly reference: string }) {
  return { confirmation: reference, isIdentityProven: true };
}

/** A catalogue that breaks where an erasure begins to read it. */
function failing(): typeof parts.catalogue {
  return new Proxy([...parts.catalogue], {
    get: () => {
      throw new Error('power cut');
    },
  });
}

function proven(workspace: TestWorkspace, kind: 'access' | 'erasure', email: string) {
  return givenProvenRequest(domain, workspace, parts, { kind, email });
}

function asOfficer(workspace: TestWorkspace): Promise<Scope> {
  return workspace.as('privacy-officer', 'RIGHTS_HANDLING');
}
