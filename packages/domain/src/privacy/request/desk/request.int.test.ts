import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, givenProvenRequest, portalOf } from '../../../testing/given-request.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { refusalsOf } from '../../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { PrivacyRequest, RequestEvent } from '../privacy-request.entity.ts';
import { sweepRequests } from '../sweep-requests.ts';
import { RequestService } from './request.service.ts';
import { RequestFulfilment } from './request-fulfilment.service.ts';

const START = new Date('2026-06-15T10:00:00Z');
let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('finding out whom a request is about', () => {
  it('covers every duplicate with the proven address, and leaves a shared mailbox to staff', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, double] = [
      await givenContact(workspace, 'ana@example.test'),
      await givenContact(workspace, 'ana@example.test'),
    ];
    const family = await givenContact(workspace, 'ana@example.test', { isShared: true });
    const request = await proven(workspace, 'access', 'Ana@Example.test');
    const officer = await asOfficer(workspace);

    const found = await new RequestService(officer, parts).matchSubjects(request.id);

    expect(
      sorted(found.map(({ subjectId, isShared, isIncluded }) => `${subjectId} ${isShared} ${isIncluded}`)),
    ).toEqual(sorted([`${ana} false true`, `${double} false true`, `${family} true false`]));
    expect((await getRequestBy(workspace, request.reference)).state).toBe('in-progress');
  });

  it('is left to staff too: somebody more, somebody less', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, byPhone] = [await givenContact(workspace, 'ana@example.test'), await givenContact(workspace, null)];
    const request = await proven(workspace, 'access', 'ana@example.test');
    const desk = new RequestService(await asOfficer(workspace), parts);
    await desk.matchSubjects(request.id);

    await desk.include(request.id, byPhone);
    await desk.exclude(request.id, ana);

    expect(await coveredBy(workspace, request.id)).toEqual([byPhone]);
    await expect(desk.exclude(request.id, ana)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(desk.include(request.id, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('waits until the address is proven', async () => {
    const workspace = await domain.givenWorkspace();
    const { reference } = await portalOf(domain, workspace, parts).submit({
      kind: 'access',
      email: 'ana@example.test',
    });
    const { id } = await getRequestBy(workspace, reference);
    const desk = new RequestService(await asOfficer(workspace), parts);

    await expect(desk.matchSubjects(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await desk.confirmIdentity(id, 'callback-to-known-number');
    await expect(desk.matchSubjects(id)).resolves.toEqual([]);
  });
});

describe('a request that is not carried out', () => {
  it('is extended once, before its last day, with a reason that the person is told', async () => {
    const workspace = await domain.givenWorkspace();
    const request = await proven(workspace, 'access', 'ana@example.test');
    const desk = new RequestService(await asOfficer(workspace), parts);

    await expect(desk.extend(request.id, 'late')).rejects.toMatchObject({ path: 'reason' });
    await desk.extend(request.id, 'We have to ask three processors.');

    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ dueOn: '2026-09-15' });
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail).toMatchObject({
      template: 'request-extended',
      mail: { body: expect.stringContaining('three processors') },
    });
    await expect(desk.extend(request.id, 'And three more of them.')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const late = await proven(workspace, 'access', 'ben@example.test');
    domain.clock.set(new Date('2026-07-16T10:00:00Z'));
    await expect(desk.extend(late.id, 'We have to ask three processors.')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  it('is refused on a ground of the law, and the person is told where to complain', async () => {
    const workspace = await domain.givenWorkspace();
    const request = await proven(workspace, 'access', 'ana@example.test');
    const desk = new RequestService(await asOfficer(workspace), parts);

    await desk.refuse(request.id, 'nothing-held');

    expect(await getRequestBy(workspace, request.reference)).toMatchObject({
      state: 'refused',
      refusalGround: 'nothing-held',
    });
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail?.mail?.body).toMatch(/we hold no data .* Art. 11[\s\S]*data protection authority/);
    await expect(desk.refuse(request.id, 'excessive')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('because nobody ever proved it is closed after 30 days', async () => {
    const workspace = await domain.givenWorkspace();
    const { reference } = await portalOf(domain, workspace, parts).submit({
      kind: 'access',
      email: 'ana@example.test',
    });

    domain.clock.advanceDays(30);
    await sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), parts);

    expect(await getRequestBy(workspace, reference)).toMatchObject({
      state: 'refused',
      refusalGround: 'identity-not-proven',
    });
  });
});

describe('a request by phone', () => {
  it('is due from the call, not from when it was typed in', async () => {
    const workspace = await domain.givenWorkspace();
    const desk = new RequestService(await asOfficer(workspace), parts);
    const call = { kind: 'access', email: 'ana@example.test', channel: 'phone' } as const;

    const id = await desk.enter({ ...call, receivedAt: new Date('2026-06-10T09:00:00Z') });

    const request = await workspace.asSystem().transaction((em) => em.findOneOrFail(PrivacyRequest, { id }));
    expect(request).toMatchObject({ channel: 'phone', dueOn: '2026-07-10', state: 'awaiting-verification' });
    await expect(desk.enter({ ...call, receivedAt: new Date('2027-01-01') })).rejects.toMatchObject({
      path: 'receivedAt',
    });
  });
});

describe('requests', () => {
  it('are nobody’s business but of those who handle them, and not of another workspace', async () => {
    const [workspace, elsewhere] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const request = await proven(workspace, 'erasure', 'ana@example.test');
    const sales = await workspace.as('sales');
    const stranger = await asOfficer(elsewhere);

    for (const [scope, code] of [
      [sales, 'NOT_ALLOWED'],
      [stranger, 'NOT_FOUND'],
    ] as const) {
      const [desk, fulfilment] = [new RequestService(scope, parts), new RequestFulfilment(scope, parts)];
      const tries = [
        desk.assign(request.id, null),
        desk.matchSubjects(request.id),
        desk.include(request.id, newId()),
        desk.exclude(request.id, newId()),
        desk.extend(request.id, 'We have to ask three processors.'),
        desk.refuse(request.id, 'excessive'),
        fulfilment.previewErasure(request.id),
        fulfilment.prepare(request.id),
        fulfilment.approve(request.id),
        fulfilment.carryOut(request.id),
      ];
      expect(await refusalsOf(tries)).toEqual([code]);
    }
  });

  it('are assigned to members who may handle them, and changed by nobody who saw an older state', async () => {
    const workspace = await domain.givenWorkspace();
    const request = await proven(workspace, 'access', 'ana@example.test');
    const officer = await asOfficer(workspace);
    const sales = await workspace.as('sales');
    const desk = new RequestService(officer, parts);
    const { version } = await getRequestBy(workspace, request.reference);

    await expect(desk.assign(request.id, sales.viewer.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await desk.assign(request.id, officer.viewer.id, version);
    await expect(desk.assign(request.id, null, version)).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  it('are known once: a second proof of who asks is refused, and naming somebody again leaves no second step', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace, null);
    const desk = new RequestService(await asOfficer(workspace), parts);
    const id = await desk.enter({ kind: 'access', email: 'ana@example.test', channel: 'phone', receivedAt: START });
    await desk.confirmIdentity(id, 'callback-to-known-number');

    await desk.include(id, ana);
    await desk.include(id, ana);

    await expect(desk.confirmIdentity(id, 'answer-from-known-address')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await coveredBy(workspace, id)).toEqual([ana]);
    expect(await stepsOf(workspace, id)).toEqual(['entered', 'verified', 'included']);
  });

  it('get no more time where the law of the person knows none', async () => {
    const workspace = await domain.givenWorkspace();
    const desk = new RequestService(await asOfficer(workspace), parts);
    const brazilian = { kind: 'access', email: 'ana@example.test', country: 'BR', channel: 'mail' } as const;
    const id = await desk.enter({ ...brazilian, receivedAt: START });
    await desk.confirmIdentity(id, 'answer-from-known-address');
    const due = (await stateOf(workspace, id)).dueOn;

    const extending = desk.extend(id, 'We have to ask three processors.');

    await expect(extending).rejects.toThrow('LGPD Art. 19(II) knows no extension.');
    expect(await stateOf(workspace, id)).toMatchObject({ dueOn: due, extendedAt: null });
  });

  it.each([
    ['a kind that there is not', { kind: 'pardon' }, 'kind'],
    ['a name longer than a form takes', { name: 'a'.repeat(201) }, 'name'],
  ])('are not made of %s', async (_case, wrong, path) => {
    const portal = portalOf(domain, await domain.givenWorkspace(), parts);
    const input = { kind: 'access', email: 'ana@example.test' } as const;

    const submitting = portal.submit(Object.assign({ ...input }, wrong));

    await expect(submitting).rejects.toMatchObject({ code: 'INVALID_INPUT', path });
  });
});

function proven(workspace: TestWorkspace, kind: 'access' | 'erasure' | 'objection' | 'restriction', email: string) {
  return givenProvenRequest(domain, workspace, parts, { kind, email });
}

function asOfficer(workspace: TestWorkspace): Promise<Scope> {
  return workspace.as('privacy-officer', 'RIGHTS_HANDLING');
}

function stateOf(workspace: TestWorkspace, id: string): Promise<PrivacyRequest> {
  return workspace.asSystem().transaction((em) => em.findOneOrFail(PrivacyRequest, { workspaceId: workspace.id, id }));
}

async function stepsOf(workspace: TestWorkspace, requestId: string): Promise<string[]> {
  const { id: workspaceId } = workspace;
  const request: [string, string] = [workspaceId, requestId];
  const steps = await workspace
    .asSystem()
    .transaction((em) => em.find(RequestEvent, { workspaceId, request }, { orderBy: { id: 'asc' } }));
  return steps.map(({ type }) => type);
}

async function coveredBy(workspace: TestWorkspace, requestId: string): Promise<string[]> {
  const rows = await workspace
    .asSystem()
    .transaction((em) =>
      em.execute<{ id: string }[]>('select subject_id as id from request_subject where request_id = ?', [requestId]),
    );
  return rows.map(({ id }) => id);
}

function sorted(texts: readonly string[]): string[] {
  return [...texts].sort();
}
