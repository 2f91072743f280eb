import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, givenProvenRequest, portalOf } from '../../../testing/given-request.ts';
import { lastCode, testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { RequestConversation } from '../conversation/request-conversation.service.ts';
import { sweepRequests } from '../sweep-requests.ts';
import { RequestService } from './request.service.ts';
import { RequestFulfilment } from './request-fulfilment.service.ts';
import { RequestIntake } from './request-intake.service.ts';

const START = new Date('2026-06-15T10:00:00Z');
const HOUR = 3_600_000;
const REASON = 'The writing is not the one that we know.';
let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('ID-AC3 a doubt about who asks', () => {
  it('is noted with its reason, takes the proof back, and what is told then dies with the check', async () => {
    const { workspace, scope, request } = await givenRequest('access');
    const [desk, talk] = [new RequestService(scope, parts), new RequestConversation(scope, parts)];
    await new RequestIntake(scope, parts).doubt(request.id, REASON);

    await expect(desk.matchSubjects(request.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(new RequestFulfilment(scope, parts).carryOut(request.id)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await talk.ask(request.id, 'identity-question', 'Name your last order.');
    const portal = portalOf(domain, workspace, parts);
    domain.clock.set(new Date(START.getTime() + HOUR));
    await portal.resendCode(request.reference);
    const { token } = await portal.verify(request.reference, await newestCode(workspace));
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({
      ...{ state: 'awaiting-verification', verifiedAt: null },
    });
    await portal.answer(request.reference, token, 'Order 4711');
    await desk.confirmIdentity(request.id, 'answer-from-known-address');

    expect(await getRequestBy(workspace, request.reference)).toMatchObject({
      state: 'received',
      verifiedAt: expect.anything(),
    });
    const { messages } = await portal.status(request.reference, token);
    expect(messages.map(({ kind, text }) => [kind, text])).toEqual([
      ['identity-question', 'Name your last order.'],
      ['answer', null],
    ]);
  });

  it('comes before the question who asks, also where no code was entered yet, and keeps the code from proving it', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await officer(workspace);
    const [talk, intake] = [new RequestConversation(scope, parts), new RequestIntake(scope, parts)];
    const portal = portalOf(domain, workspace, parts);
    const { reference } = await portal.submit({ kind: 'access', email: 'ana@example.test' });
    const { id } = await getRequestBy(workspace, reference);

    await expect(talk.ask(id, 'identity-question', 'Who are you?')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await intake.doubt(id, REASON);
    await expect(intake.doubt(id, REASON)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await talk.ask(id, 'identity-question', 'Name your last order.');
    const { token } = await portal.verify(reference, await lastCode(workspace));
    await portal.answer(reference, token, 'Order 4711');

    expect(await getRequestBy(workspace, reference)).toMatchObject({ verifiedAt: null });
  });

  it('that one answer did not settle is asked about anew: the answer that was checked is destroyed, and the last one with the request', async () => {
    const { workspace, scope, request } = await givenRequest('access');
    const [talk, portal] = [new RequestConversation(scope, parts), portalOf(domain, workspace, parts)];
    await new RequestIntake(scope, parts).doubt(request.id, REASON);
    const words = async () =>
      (await portal.status(request.reference, request.token)).messages.flatMap(({ kind, text }) =>
        kind === 'answer' ? [text] : [],
      );

    await talk.ask(request.id, 'identity-question', 'Name your last order.');
    await portal.answer(request.reference, request.token, 'Order 1');
    domain.clock.set(new Date(START.getTime() + 1));
    await talk.ask(request.id, 'identity-question', 'Its day, please.');
    await portal.answer(request.reference, request.token, 'In May');
    expect(await words()).toEqual([null, 'In May']);
    await portal.withdraw(request.reference, request.token);

    expect(await words()).toEqual([null, null]);
  });

  it('is not for a right that is believed without proof, an opt-out in California, without a reason or of another workspace', async () => {
    const intakeOf = (scope: Scope) => new RequestIntake(scope, parts);
    const stop = await givenRequest('marketing-stop');
    const optOut = await givenRequest('objection', 'US');
    const plain = await givenRequest('access');
    const elsewhere = await officer(await domain.givenWorkspace());

    for (const { scope, request } of [stop, optOut])
      await expect(intakeOf(scope).doubt(request.id, REASON)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(intakeOf(plain.scope).doubt(plain.request.id, 'no')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(intakeOf(elsewhere).doubt(plain.request.id, REASON)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const sales = intakeOf(await plain.workspace.as('sales'));
    await expect(sales.doubt(plain.request.id, REASON)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('that staff settle by themselves closes the question who asks, and the clock goes on', async () => {
    const { workspace, scope, request } = await givenRequest('access');
    const talk = new RequestConversation(scope, parts);
    await new RequestIntake(scope, parts).doubt(request.id, REASON);
    await talk.ask(request.id, 'identity-question', 'Name your last order.');

    domain.clock.set(new Date(START.getTime() + 6 * 24 * HOUR));
    await new RequestService(scope, parts).confirmIdentity(request.id, 'known-voice-or-visit');

    expect(await getRequestBy(workspace, request.reference)).toMatchObject({
      ...{ askedAt: null, pausedDays: 6, dueOn: '2026-07-21' },
    });
    await talk.ask(request.id, 'clarification', 'Which data?');
  });

  it('refuses nobody whose answer waits for its check, or who was asked late; whoever is refused is told why', async () => {
    const answered = await givenRequest('access');
    const late = await givenRequest('access');
    const silent = await givenRequest('access');
    for (const { scope, request } of [answered, late, silent])
      await new RequestIntake(scope, parts).doubt(request.id, REASON);
    await new RequestConversation(answered.scope, parts).ask(answered.request.id, 'identity-question', 'Your order?');
    await portalOf(domain, answered.workspace, parts).answer(answered.request.reference, answered.request.token, '1');
    domain.clock.set(new Date(START.getTime() + 31 * 24 * HOUR));
    await new RequestConversation(late.scope, parts).ask(late.request.id, 'identity-question', 'Your order?');

    for (const { workspace } of [answered, late, silent])
      await sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), parts);

    const [first, second, third] = await Promise.all(
      [answered, late, silent].map(({ workspace, request }) => getRequestBy(workspace, request.reference)),
    );
    expect([first?.state, second?.state]).toEqual(['awaiting-verification', 'awaiting-verification']);
    expect(third).toMatchObject({ state: 'refused', refusalGround: 'identity-not-proven' });
    const [letter] = await mailsOf(silent.workspace, 'request-refused');
    expect(letter?.mail).toMatchObject({ to: 'ana@example.test', body: expect.stringContaining('Art. 12(2)') });
  });

  it('gives the person thirty days from then on, and more while a question is open', async () => {
    const { workspace, scope, request } = await givenRequest('access');
    const sweep = () => sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), parts);
    domain.clock.set(new Date(START.getTime() + 25 * 24 * HOUR));
    await new RequestIntake(scope, parts).doubt(request.id, REASON);

    domain.clock.set(new Date(START.getTime() + 31 * 24 * HOUR));
    const early = await sweep();
    domain.clock.set(new Date(START.getTime() + 56 * 24 * HOUR));

    expect([early.unprovenClosed, (await sweep()).unprovenClosed]).toEqual([0, 1]);
  });
});

describe('ID-AC4 the other proven addresses of a person', () => {
  it('are told of a deletion, and have a day to say that it is not theirs', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await officer(workspace);
    const subjectId = await givenContact(workspace, 'ana@example.test', {}, 'sales');
    await provenAddress(workspace, subjectId, 'ana@old.example');
    const request = await givenProvenRequest(domain, workspace, parts, { kind: 'erasure', email: 'ana@example.test' });
    const [desk, fulfilment] = [new RequestService(scope, parts), new RequestFulfilment(scope, parts)];
    await desk.matchSubjects(request.id);

    await fulfilment.prepare(request.id);
    await new RequestFulfilment(await workspace.as('owner', 'RIGHTS_HANDLING'), parts).approve(request.id);

    const told = await mailsOf(workspace, 'erasure-asked');
    expect(told.map(({ mail }) => mail?.to)).toEqual(['ana@old.example']);
    expect(told[0]?.mail?.body).not.toContain('ana@example.test');
    domain.clock.set(new Date(START.getTime() + 24 * HOUR - 1));
    await expect(fulfilment.carryOut(request.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    domain.clock.set(new Date(START.getTime() + 24 * HOUR));
    await fulfilment.carryOut(request.id);
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ state: 'carried-out' });
  });

  it('are those from which a request was proven with a code, and no others', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await officer(workspace);
    await givenContact(workspace, 'ana@example.test', {}, 'sales');
    const request = await givenProvenRequest(domain, workspace, parts, { kind: 'access', email: 'ana@example.test' });
    const verified = () =>
      scope.transaction((em) =>
        em.execute('select 1 from contact_point where workspace_id = ? and verified_at is not null', [workspace.id]),
      );

    const before = await verified();
    await new RequestService(scope, parts).matchSubjects(request.id);

    expect([before.length, (await verified()).length]).toEqual([0, 1]);
  });
});

describe('ID-AC5 somebody without an address', () => {
  it('is entered with a telephone number alone, verified by staff and written to by nobody', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await officer(workspace);
    const desk = new RequestService(scope, parts);
    const call = { kind: 'access', channel: 'phone', receivedAt: START, email: '', phone: '+49 30 123456' } as const;

    const id = await desk.enter(call);
    await expect(desk.matchSubjects(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(new RequestConversation(scope, parts).write(id, 'Hello')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await desk.confirmIdentity(id, 'callback-to-known-number');
    const subjectId = await givenContact(workspace, null);
    await desk.include(id, subjectId);

    expect(await desk.matchSubjects(id)).toEqual([]);
    expect(await mailsOf(workspace)).toEqual([]);
    await expect(desk.enter({ ...call, phone: 'call me' })).rejects.toMatchObject({ fields: [{ path: 'phone' }] });
    const { phone: _, ...web } = { ...call, channel: 'portal' };
    await expect(portalOf(domain, workspace, parts).submit(web)).rejects.toMatchObject({ fields: [{ path: 'email' }] });
  });
});

describe('ID-AC2 a duplicate', () => {
  it('is closed for the earlier request, told to the person, and is approved and carried out by nobody', async () => {
    const { workspace, scope, request: first } = await givenRequest('erasure');
    await givenContact(workspace, 'ana@example.test', {}, 'sales');
    domain.clock.set(new Date(START.getTime() + 2 * HOUR));
    const second = await givenProvenRequest(domain, workspace, parts, { kind: 'erasure', email: 'ana@example.test' });
    const other = await givenProvenRequest(domain, workspace, parts, { kind: 'access', email: 'ana@example.test' });
    const [intake, fulfilment] = [new RequestIntake(scope, parts), new RequestFulfilment(scope, parts)];
    await new RequestService(scope, parts).matchSubjects(second.id);
    await fulfilment.prepare(second.id);

    expect((await intake.related(second.id)).map(({ reference, canAnswerBoth }) => [reference, canAnswerBoth])).toEqual(
      expect.arrayContaining([
        [first.reference, true],
        [other.reference, false],
      ]),
    );
    await expect(intake.markDuplicate(first.id, second.id)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(intake.markDuplicate(second.id, other.id)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await intake.markDuplicate(second.id, first.id);

    for (const command of [
      () => fulfilment.prepare(second.id),
      () => fulfilment.approve(second.id),
      () => fulfilment.carryOut(second.id),
      () => intake.markDuplicate(second.id, first.id),
    ])
      await expect(command()).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await portalOf(domain, workspace, parts).status(second.reference, second.token)).toMatchObject({
      ...{ state: 'closed', duplicateOf: first.reference, erased: null },
    });
    expect((await mailsOf(workspace, 'request-duplicate'))[0]?.mail?.subject).toContain(first.reference);
  });

  it('is no request of somebody else about the same person: an heir and the person are each answered by themselves', async () => {
    const { workspace, scope, request: first } = await givenRequest('access');
    const subjectId = await givenContact(workspace, 'ana@example.test', {}, 'sales');
    domain.clock.set(new Date(START.getTime() + 2 * HOUR));
    const asHeir = { kind: 'access', askedFor: 'deceased', deceasedName: 'Ana Ruiz' } as const;
    const heir = await givenProvenRequest(domain, workspace, parts, { ...asHeir, email: 'heir@example.test' });
    domain.clock.set(new Date(START.getTime() + 3 * HOUR));
    const [again, brother] = [
      await givenProvenRequest(domain, workspace, parts, { ...asHeir, email: 'heir@example.test' }),
      await givenProvenRequest(domain, workspace, parts, { ...asHeir, email: 'brother@example.test' }),
    ];
    const [intake, desk] = [new RequestIntake(scope, parts), new RequestService(scope, parts)];
    for (const { id } of [first, heir, again, brother]) await desk.include(id, subjectId);
    const answeredWith = async ({ id }: { id: string }) =>
      (await intake.related(id)).flatMap(({ reference, canAnswerBoth }) => (canAnswerBoth ? [reference] : []));

    expect(await answeredWith(heir)).toEqual([]);
    expect(await answeredWith(brother)).toEqual([]);
    expect(await answeredWith(again)).toEqual([heir.reference]);
    await expect(intake.markDuplicate(heir.id, first.id)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('of a request that nobody has proven leads no way round the proof', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await officer(workspace);
    await givenContact(workspace, 'ana@example.test', {}, 'sales');
    const { reference } = await portalOf(domain, workspace, parts).submit({
      kind: 'erasure',
      email: 'ana@example.test',
    });
    const unproven = await getRequestBy(workspace, reference);
    domain.clock.set(new Date(START.getTime() + 2 * HOUR));
    const proven = await givenProvenRequest(domain, workspace, parts, { kind: 'erasure', email: 'ana@example.test' });
    const intake = new RequestIntake(scope, parts);

    await intake.markDuplicate(proven.id, unproven.id);

    const fulfilment = new RequestFulfilment(scope, parts);
    for (const id of [unproven.id, proven.id])
      await expect(fulfilment.prepare(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const elsewhere = new RequestIntake(await officer(await domain.givenWorkspace()), parts);
    await expect(elsewhere.related(unproven.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stranger = await givenProvenRequest(domain, workspace, parts, { kind: 'erasure', email: 'bob@example.test' });
    await expect(intake.markDuplicate(stranger.id, unproven.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

async function givenRequest(kind: 'access' | 'erasure' | 'objection' | 'marketing-stop', country?: string) {
  const workspace = await domain.givenWorkspace(country === undefined ? {} : { country });
  const request = await givenProvenRequest(domain, workspace, parts, { kind, email: 'ana@example.test' });
  return { workspace, request, scope: await officer(workspace) };
}

/** Another address of a person, proven before. */
async function provenAddress(workspace: TestWorkspace, subjectId: string, email: string): Promise<void> {
  const scope = await workspace.as('owner');
  await scope.transaction((em) =>
    em.execute(
      `insert into contact_point (workspace_id, id, contact_id, kind, clear_value, clear_normalised, verified_at, created_at, updated_at)
       select workspace_id, gen_random_uuid(), id, 'email', ?, ?, created_at, created_at, created_at from contact
       where workspace_id = ? and subject_id = ?`,
      [email, email, workspace.id, subjectId],
    ),
  );
}

async function mailsOf(workspace: TestWorkspace, template?: string) {
  const mails = await listMail(workspace.asSystem('SECURITY'));
  return template ? mails.filter((mail) => mail.template === template) : mails;
}

async function newestCode(workspace: TestWorkspace): Promise<string> {
  return lastCode(workspace);
}

function officer(workspace: TestWorkspace): Promise<Scope> {
  return workspace.as('privacy-officer', 'RIGHTS_HANDLING');
}
