import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountClosure } from '../../../handover/account-closure.service.ts';
import { carryOutClosures } from '../../../handover/carry-out-closures.ts';
import { Account } from '../../../identity/account.entity.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { RequestConversation } from '../../../privacy/request/conversation/request-conversation.service.ts';
import { readThread } from '../../../privacy/request/conversation/request-thread.ts';
import { RequestService } from '../../../privacy/request/desk/request.service.ts';
import { RequestFulfilment } from '../../../privacy/request/desk/request-fulfilment.service.ts';
import { RequestIntake } from '../../../privacy/request/desk/request-intake.service.ts';
import { RequestEvent } from '../../../privacy/request/privacy-request.entity.ts';
import { coveredBy, getRequest } from '../../../privacy/request/request-record.ts';
import { createSubject } from '../../../privacy/subject/create-subject.ts';
import { getRequestBy, givenContact, givenProvenRequest, portalOf, subjectOf } from '../../../testing/given-request.ts';
import { lettersTo } from '../../../testing/letters.ts';
import { lastCode, testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import type { JournalEntry } from '../../journal/journal-entry.ts';
import { entriesSince } from '../../journal/journal-sources.ts';
import { replayJournal } from '../replay-journal.ts';

const HOUR = 3_600_000;
const PDF = Buffer.from('%PDF-1.7 the letter');

let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
/** When the backup was made that is put back. */
let madeAt: Date;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
  madeAt = domain.clock.now();
});
afterAll(() => domain.close());

describe('ACCOUNT-AC2 the deletion of an account that was asked for after the backup', () => {
  it('goes on by itself, needs nobody and is nobody else’s; an account that the backup does not have is gone', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const [ana, late] = [await givenAccount(scope), await givenAccount(scope)];
    const closure = new AccountClosure(scope, parts);
    for (const { id } of [ana, late]) await closure.close(id, true);
    const { reference } = await closure.state(ana.id);
    const { reference: ofLate } = await closure.state(late.id);
    const entries = await journalOf(scope);
    expect(JSON.stringify(entries)).not.toContain(ana.mark);
    await forget(workspace);
    await asOwner(
      `delete from account where id = '${late.id}'; delete from data_subject where id = '${late.subjectId}'`,
    );
    advance(50 * HOUR);

    await replay(scope, entries);
    await replay(scope, entries);

    const back = await getRequestBy(workspace, reference ?? '');
    expect(back).toMatchObject({ state: 'in-progress', isSelfApproved: true, approvedAt: domain.clock.now() });
    expect(await getRequestBy(workspace, ofLate ?? '')).toMatchObject({ state: 'carried-out' });
    expect((await lettersTo(domain, late.email))[0]?.subject).toContain('Your data was deleted');
    const staff = await workspace.as('owner', 'RIGHTS_HANDLING');
    const [desk, fulfilment] = [new RequestService(staff, parts), new RequestFulfilment(staff, parts)];
    for (const change of [
      () => desk.refuse(back.id, 'nothing-held'),
      () => fulfilment.prepare(back.id),
      () => fulfilment.approve(back.id),
      () => fulfilment.carryOut(back.id),
    ])
      await expect(change()).rejects.toMatchObject({ code: 'WRONG_STATE' });
    advance(23 * HOUR);
    expect(await carryOutClosures(scope, parts)).toBe(0);
    advance(1 * HOUR);
    expect(await carryOutClosures(scope, parts)).toBe(1);
    expect((await subjectOf(workspace, ana.subjectId)).erasedAt).not.toBeNull();
    expect(await getRequestBy(workspace, reference ?? '')).toMatchObject({ state: 'carried-out' });
  });

  it('that had begun is answered with the erasure, which a restore does again', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const ben = await givenAccount(scope);
    await new AccountClosure(scope, parts).close(ben.id, true);
    const { reference } = await new AccountClosure(scope, parts).state(ben.id);
    const entries = await journalOf(scope);
    const { id: requestId } = await getRequestBy(workspace, reference ?? '');
    await forget(workspace);
    const body = { subjectId: ben.subjectId, ground: 'request', requestId };
    const about = { workspaceId: workspace.id, id: newId(), occurredAt: domain.clock.now().toISOString() };

    await replay(scope, [...entries, { ...about, kind: 'erasure', body }]);

    expect((await subjectOf(workspace, ben.subjectId)).erasedAt).not.toBeNull();
    expect(await getRequestBy(workspace, reference ?? '')).toMatchObject({ state: 'carried-out' });
  });
});

describe('B11-AC3 what was said and found about a request after the backup', () => {
  it('is back under the key of the request; the answer about who asks and lost files are asked for again', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const [ana, stranger] = [await givenContact(workspace, 'ana@example.test'), await givenContact(workspace, null)];
    const { request, portal, talk, desk } = await given(workspace);
    await desk.include(request.id, stranger);
    await talk.ask(request.id, 'clarification', 'CANARY which address?');
    const kept = await portal.addEvidence(request.reference, request.token, {
      name: 'CANARY kept.pdf',
      content: [PDF],
    });
    advance(HOUR);
    await portal.answer(request.reference, request.token, 'CANARY the one in Porto.');
    const entriesBefore = await journalOf(scope);
    advance(HOUR);
    await portal.addEvidence(request.reference, request.token, { name: 'lost.pdf', content: [PDF] });
    await desk.exclude(request.id, stranger);
    await new RequestIntake(await officer(workspace), parts).doubt(request.id, 'Another voice than last year.');
    await talk.ask(request.id, 'identity-question', 'CANARY who are you?');
    await portal.answer(request.reference, await renewed(workspace, request.reference), 'CANARY my mother’s name.');
    const entries = [...entriesBefore, ...(await journalOf(scope))];
    expect(JSON.stringify(entries)).not.toContain('CANARY');
    expect(JSON.stringify(entries)).not.toContain(Buffer.from('CANARY').toString('hex'));
    await forget(workspace);
    parts.files.contents.delete([...parts.files.contents.keys()].at(-1) ?? '');

    await replay(scope, entries);
    await replay(scope, entries);

    const back = await getRequestBy(workspace, request.reference);
    expect(back).toMatchObject({ state: 'awaiting-verification', verifiedAt: null });
    expect(await threadOf(scope, back.id)).toEqual([
      ...['clarification: CANARY which address? (answered)', 'answer: CANARY the one in Porto.'],
      'identity-question: CANARY who are you? (open)',
    ]);
    expect(await coveredIn(scope, back.id)).toEqual([ana]);
    const evidence = await asOwner(`select id from request_evidence where request_id = '${back.id}'`);
    expect(evidence).toEqual([{ id: kept }]);
    expect(await stepsOf(scope, back.id)).toEqual(
      expect.arrayContaining([
        `brought-back: backup of ${madeAt.toISOString()}`,
        `lost-in-restore: backup of ${madeAt.toISOString()}, files 1, answer`,
      ]),
    );
    expect((await stepsOf(scope, back.id)).filter((step) => step.startsWith('lost'))).toHaveLength(1);
  });

  it('dies with the key of the request, and what staff found out since narrows what was approved before', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const [ana, gone] = [await givenContact(workspace, 'ana@example.test'), newId()];
    const { request, talk, desk } = await given(workspace, 'erasure');
    await new RequestFulfilment(await officer(workspace), parts).prepare(request.id);
    await talk.write(request.id, 'We look into it.');
    const known = (await journalOf(scope)).filter(({ kind }) => kind !== 'request-stands');
    advance(HOUR);
    await desk.exclude(request.id, ana);
    const [stands] = (await journalOf(scope)).flatMap((entry) => (entry.kind === 'request-stands' ? [entry] : []));
    if (!stands) throw new Error('Nothing was journaled.');
    const people = [...stands.body.people, { subjectId: gone, subjectIds: [gone] }];
    // As the backup has it: prepared for whom it covered then.
    await asOwner(`insert into request_subject (workspace_id, id, request_id, subject_id) values
      ('${workspace.id}', '${newId()}', '${request.id}', '${ana}');
      update privacy_request set state = 'awaiting-approval', prepared_at = now() where id = '${request.id}';
      delete from request_message where request_id = '${request.id}'`);
    await domain.vault.destroyKeys(workspace.id, [request.id]);

    await replay(scope, [...known, { ...stands, body: { ...stands.body, people } }]);

    expect(await coveredIn(scope, request.id)).toEqual([]);
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ state: 'in-progress', preparedAt: null });
    expect(await threadOf(scope, request.id)).toEqual([]);
    expect(await stepsOf(scope, request.id)).toContain(`lost-in-restore: backup of ${madeAt.toISOString()}, people`);
  });
});

async function given(workspace: TestWorkspace, kind: 'rectification' | 'erasure' = 'rectification') {
  madeAt = domain.clock.now();
  const request = await givenProvenRequest(domain, workspace, parts, { kind, email: 'ana@example.test' });
  const desk = new RequestService(await officer(workspace), parts);
  await desk.matchSubjects(request.id);
  const talk = new RequestConversation(await officer(workspace), parts);
  return { request, desk, talk, portal: portalOf(domain, workspace, parts) };
}

/** The token of a person who came back with a new code. */
async function renewed(workspace: TestWorkspace, reference: string): Promise<string> {
  const portal = portalOf(domain, workspace, parts);
  await portal.resendCode(reference);
  return (await portal.verify(reference, await lastCode(workspace))).token;
}

/** An account of a workspace that stands for the operator’s. */
async function givenAccount(scope: Scope) {
  const mark = `canary${newId().slice(-12)}`;
  const { id, subjectId, email } = await scope.transaction(async (em) => {
    const subject = await createSubject(em, scope, { kind: 'account' });
    const now = scope.clock.now();
    const named = { authUserId: newId(), email: `${mark}@example.test`, fullName: `Ana ${mark}` };
    const stamps = { createdAt: now, updatedAt: now };
    const account = em.create(Account, { workspaceId: scope.workspaceId, id: newId(), subject, ...named, ...stamps });
    em.persist(account);
    return { id: account.id, subjectId: subject.id, email: named.email };
  });
  return { id, subjectId, email, mark };
}

function officer(workspace: TestWorkspace): Promise<Scope> {
  return workspace.as('privacy-officer', 'RIGHTS_HANDLING');
}

function advance(milliseconds: number): void {
  domain.clock.set(new Date(domain.clock.now().getTime() + milliseconds));
}

function threadOf(scope: Scope, id: string): Promise<string[]> {
  return scope.transaction(async (em) => {
    const thread = await readThread(em, scope, await getRequest(em, scope, id));
    return thread.map(({ kind, text, answeredAt }) => {
      const state = kind === 'answer' ? '' : answeredAt ? ' (answered)' : ' (open)';
      return `${kind}: ${text}${state}`;
    });
  });
}

function coveredIn(scope: Scope, id: string): Promise<string[]> {
  return scope.transaction(async (em) => coveredBy(em, await getRequest(em, scope, id)));
}

async function stepsOf(scope: Scope, id: string): Promise<string[]> {
  const request: [string, string] = [scope.workspaceId, id];
  const steps = await scope.transaction((em) => em.find(RequestEvent, { workspaceId: scope.workspaceId, request }));
  return steps.map(({ type, detail }) => `${type}: ${detail}`);
}

/** As a database that was put back from before all of it. */
function forget({ id }: TestWorkspace) {
  const tables = ['request_event', 'request_subject', 'correction_item', 'request_message', 'request_evidence'];
  return asOwner(
    [...tables, 'privacy_request'].map((table) => `delete from ${table} where workspace_id = '${id}'`).join(';'),
  );
}

/** What the journal is given of the workspace; ids are made by the clock of the machine. */
async function journalOf(scope: Scope): Promise<readonly JournalEntry[]> {
  const { entries, unknown } = await scope.transaction((em) => entriesSince(em, scope.workspaceId, new Date()));
  expect(unknown).toBe(0);
  return entries;
}

function replay(scope: Scope, entries: readonly JournalEntry[]) {
  const journal = { entries, completeUntil: domain.clock.now() };
  return replayJournal({ keys: domain.keyPool, privacy: parts, scopes: [scope], journal, madeAt });
}

async function asOwner(sql: string) {
  const client = new pg.Client({ connectionString: domain.urls.owner });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
