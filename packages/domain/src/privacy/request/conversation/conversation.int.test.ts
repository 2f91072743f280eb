import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, givenProvenRequest, portalOf } from '../../../testing/given-request.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { setSubject } from '../../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { RequestService } from '../desk/request.service.ts';
import type { RequestKind } from '../request-input.ts';
import { sweepRequests } from '../sweep-requests.ts';
import { RequestConversation } from './request-conversation.service.ts';

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

describe('CLOCK-AC2 a question to the person', () => {
  it('is mailed, stops the clock, is answered on the status page, and the clock goes on by itself', async () => {
    const { workspace, request, talk } = await givenRequest('access');
    domain.clock.set(later(2));
    await talk.ask(request.id, 'clarification', 'Which data do you mean?');

    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail).toMatchObject({ template: 'request-question', mail: { to: 'ana@example.test' } });
    expect(mail?.mail?.body).toContain('Which data do you mean?');
    expect(await talk.clock(request.id)).toMatchObject({ isStill: true, dueOn: '2026-07-15', resumesOn: '2026-08-16' });
    domain.clock.set(later(8));
    const portal = portalOf(domain, workspace, parts);
    const { token } = await renewed(workspace, request.reference);
    expect(await portal.status(request.reference, token)).toMatchObject({
      ...{ isStill: true, messages: [{ kind: 'clarification', text: 'Which data do you mean?', answeredAt: null }] },
    });
    await portal.answer(request.reference, token, '  My orders of last year.  ');

    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ dueOn: '2026-07-21', pausedDays: 6 });
    const { isStill, messages, steps } = await portal.status(request.reference, token);
    expect([isStill, messages.map(({ kind, text }) => [kind, text]).at(-1)]).toEqual([
      ...[false, ['answer', 'My orders of last year.']],
    ]);
    expect(messages[0]?.answeredAt).toEqual(later(8));
    expect(steps.map(({ type }) => type)).toEqual(['submitted', 'verified', 'asked', 'answered']);
    await expect(portal.answer(request.reference, token, 'Once more')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('that nobody answers stops the clock for sixty days, and not a day longer; then something else can be asked', async () => {
    const { workspace, request, talk } = await givenRequest('access');
    await talk.ask(request.id, 'clarification', 'Which data do you mean?');
    const sweep = () => sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), parts);

    domain.clock.set(later(59));
    const early = await sweep();
    domain.clock.set(later(61));
    const late = await sweep();

    expect([early.clocksResumed, late.clocksResumed, (await sweep()).clocksResumed]).toEqual([0, 1, 0]);
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ dueOn: '2026-09-14', askedAt: null });
    await talk.ask(request.id, 'clarification', 'And from which year?');
    await expect(talk.ask(request.id, 'clarification', 'Well?')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const { token } = await renewed(workspace, request.reference);
    const portal = portalOf(domain, workspace, parts);
    await portal.answer(request.reference, token, 'All of it, from 2025.');
    await expect(portal.answer(request.reference, token, 'Once more')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('CLOCK-AC3 stops nothing under Californian law, and holds the answer nevertheless', async () => {
    const { workspace, request, talk } = await givenRequest('access', 'US');
    await talk.ask(request.id, 'clarification', 'Which data do you mean?');

    domain.clock.set(later(9));
    const { token } = await renewed(workspace, request.reference);
    expect(await talk.clock(request.id)).toMatchObject({ regime: 'ccpa', isStill: false, resumesOn: null });
    await portalOf(domain, workspace, parts).answer(request.reference, token, 'All of it.');

    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ dueOn: '2026-07-30', pausedDays: 0 });
  });

  it('CLOCK-AC5 hides no law that knows no pause behind one that stands still', async () => {
    const { workspace, request, talk } = await givenRequest('access', 'DE', 'US');
    await talk.ask(request.id, 'clarification', 'Which data do you mean?');

    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ regime: 'ccpa', dueOn: '2026-07-30' });
    domain.clock.set(later(6));
    const { token } = await renewed(workspace, request.reference);
    expect(await portalOf(domain, workspace, parts).status(request.reference, token)).toMatchObject({
      ...{ isStill: false, dueOn: '2026-07-30' },
    });
    await portalOf(domain, workspace, parts).answer(request.reference, token, 'All of it.');
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ regime: 'gdpr', dueOn: '2026-07-21' });
  });

  it('stops no clock that has run out: what is late stays late', async () => {
    const { workspace, request, talk } = await givenRequest('access');
    domain.clock.set(later(31));
    await talk.ask(request.id, 'clarification', 'Which data do you mean?');

    expect(await talk.clock(request.id)).toMatchObject({ isStill: false, resumesOn: null });
    domain.clock.set(later(40));
    const { token } = await renewed(workspace, request.reference);
    await portalOf(domain, workspace, parts).answer(request.reference, token, 'All of it.');
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ dueOn: '2026-07-15', pausedDays: 0 });
  });

  it('is one at a time, of some length, to somebody who can be reached, and about who asks only while that is unknown', async () => {
    const { request, talk } = await givenRequest('access');
    const complaint = await givenRequest('complaint');

    await expect(talk.ask(request.id, 'clarification', '  ')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(talk.ask(request.id, 'identity-question', 'Who are you?')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await expect(complaint.talk.ask(complaint.request.id, 'identity-question', 'Who?')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await talk.ask(request.id, 'clarification', 'Which data?');
    await expect(talk.ask(request.id, 'clarification', 'And which year?')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await expect(talk.ask(request.id, 'clarification', 'Stale?', 1)).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  it('is asked by nobody without the right, of another workspace or about a request that is closed; about a restricted person it is', async () => {
    const { workspace, request, talk } = await givenRequest('access');
    const elsewhere = new RequestConversation(await officer(await domain.givenWorkspace()), parts);
    const sales = new RequestConversation(await workspace.as('sales'), parts);
    const forSales = new RequestConversation(await workspace.as('owner', 'RELATIONSHIP'), parts);
    const restricted = await givenRequest('access');
    const subjectId = await givenContact(restricted.workspace, 'ana@example.test');
    await setSubject(restricted.workspace.asSystem(), subjectId, { restrictedAt: START });

    await expect(elsewhere.ask(request.id, 'clarification', 'Which?')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(elsewhere.clock(request.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(sales.write(request.id, 'Hello')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(forSales.write(request.id, 'Hello')).rejects.toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' });
    await restricted.talk.ask(restricted.request.id, 'clarification', 'Which data?');
    await new RequestService(await officer(workspace), parts).refuse(request.id, 'nothing-held');
    await expect(talk.ask(request.id, 'clarification', 'Which?')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const { reference, token } = request;
    await expect(portalOf(domain, workspace, parts).answer(reference, token, 'x')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await expect(portalOf(domain, workspace, parts).answer(reference, 'forged', 'x')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('CLOCK-AC4 an extension', () => {
  it('counts what a question stopped before, and may be told while the clock stands still', async () => {
    const { workspace, request, talk } = await givenRequest('access');
    await talk.ask(request.id, 'clarification', 'Which data do you mean?');
    domain.clock.set(later(40));
    const desk = new RequestService(await officer(workspace), parts);

    await desk.extend(request.id, 'We have to look into an archive.');
    const { token } = await renewed(workspace, request.reference);
    await portalOf(domain, workspace, parts).answer(request.reference, token, 'Everything.');

    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ dueOn: '2026-10-26', pausedDays: 40 });
    await expect(desk.extend(request.id, 'Once more, please.')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('what is written about a request', () => {
  it('is told without stopping the clock, lies under the key of the request and dies with it', async () => {
    const { workspace, request, talk } = await givenRequest('access');
    await talk.write(request.id, 'Canary: we are still searching.');

    expect(await talk.clock(request.id)).toMatchObject({ isStill: false });
    const rows = () =>
      workspace
        .asSystem()
        .transaction((em) =>
          em.execute<{ body: Buffer | null; destroyed_at: Date | null }[]>(
            'select body, destroyed_at from request_message where workspace_id = ?',
            [workspace.id],
          ),
        );
    expect((await rows())[0]?.body?.toString('latin1')).not.toContain('Canary');
    await new RequestService(await officer(workspace), parts).refuse(request.id, 'nothing-held');
    domain.clock.set(later(31));
    await sweepRequests(workspace.asSystem('RIGHTS_HANDLING'), parts);

    expect(await rows()).toEqual([{ body: null, destroyed_at: expect.anything() }]);
  });

  it('CLOCK-AC1 says once that a request came in: with the proof of who asks, or before it', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await officer(workspace);
    const [desk, talk] = [new RequestService(scope, parts), new RequestConversation(scope, parts)];
    const input = { kind: 'access', channel: 'post', receivedAt: START, email: 'ana@example.test' } as const;
    const [early, late] = [await desk.enter(input), await desk.enter(input)];

    await talk.acknowledge(early);
    await expect(talk.acknowledge(early)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await desk.confirmIdentity(early, 'signed-letter');
    await desk.confirmIdentity(late, 'signed-letter');

    const told = (await listMail(workspace.asSystem('SECURITY'))).filter(
      ({ template }) => template === 'request-received',
    );
    expect(told).toHaveLength(2);
    await expect(talk.acknowledge(late)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

async function givenRequest(kind: RequestKind, country?: string, personsCountry?: string) {
  const workspace = await domain.givenWorkspace(country === undefined ? {} : { country });
  const own = personsCountry === undefined ? {} : { country: personsCountry };
  const request = await givenProvenRequest(domain, workspace, parts, { kind, email: 'ana@example.test', ...own });
  return { workspace, request, talk: new RequestConversation(await officer(workspace), parts) };
}

/** The token of a person who came back with a new code: the first one opens the request for a day. */
async function renewed(workspace: TestWorkspace, reference: string): Promise<{ token: string }> {
  const portal = portalOf(domain, workspace, parts);
  await portal.resendCode(reference);
  const codes = (await listMail(workspace.asSystem('SECURITY'))).filter(({ template }) => template === 'request-code');
  const code = /\b\d{6}\b/.exec(codes[0]?.mail?.subject ?? '')?.[0] ?? '';
  return portal.verify(reference, code);
}

function officer(workspace: TestWorkspace): Promise<Scope> {
  return workspace.as('privacy-officer', 'RIGHTS_HANDLING');
}

function later(days: number): Date {
  return new Date(START.getTime() + days * DAY);
}
