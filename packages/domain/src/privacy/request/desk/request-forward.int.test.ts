import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { foldRoles, systemPermissions } from '../../../identity/built-in-roles.ts';
import { newId } from '../../../kernel/ids.ts';
import { type Purpose, purposeBits } from '../../../kernel/purposes.ts';
import { AuditEntry } from '../../../kernel/records/audit-entry.entity.ts';
import { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, portalOf, subjectOf } from '../../../testing/given-request.ts';
import { lastCode, testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ensureOperatorWorkspace, OPERATOR_SLUG } from '../../../workspace/operator-workspace.ts';
import { restrictSubject } from '../../consent/consent.service.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { openEvidenceName } from '../evidence/add-evidence.ts';
import { destroyEndedEvidence } from '../evidence/end-evidence.ts';
import { RequestEvidence } from '../evidence/request-evidence.entity.ts';
import { personViewer } from '../portal/person-viewer.ts';
import { PrivacyRequest } from '../privacy-request.entity.ts';
import type { RequestKind } from '../request-input.ts';
import { openField } from '../request-record.ts';
import { receiveRequest } from '../rights/request-receipt.ts';
import { RequestForward } from './request-forward.service.ts';

const START = new Date('2026-06-15T10:00:00Z');
let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('a request to the operator about the data of a company', () => {
  it('is handed over with the day of its receipt and its proof, and the operator keeps an empty shell', async () => {
    const { operator, company, email, forward } = await givenBoth({ country: 'DE' });
    const asked = { kind: 'access', email, country: 'BR' } as const;
    const { id, reference } = await givenProven(operator, asked);
    domain.clock.advanceDays(3);

    await forward.forward(id, company.slug);

    const there = await getRequestBy(company, reference);
    expect(there).toMatchObject({
      ...{ channel: 'operator', kind: 'access', state: 'received', role: 'controller', receivedAt: START },
      ...{ verifiedAt: START, regimes: 'gdpr lgpd', dueOn: '2026-06-30' },
    });
    expect(there.id).not.toBe(id);
    const officer = await company.as('privacy-officer', 'RIGHTS_HANDLING');
    expect(await openField(officer, there, 'requesterEmail')).toBe(email);
    const shell = await getRequestBy(operator, reference);
    expect(shell).toMatchObject({
      ...{ state: 'closed', role: 'processor', forwardedTo: company.slug, closedAt: domain.clock.now() },
      ...{ requesterName: null, requesterEmail: null, message: null, emailIndex: null },
    });
    expect(await deeds(operator, id)).toContainEqual(['request:forward', 'forwarded', 'member']);
    expect(await deeds(company, there.id)).toEqual([
      ['request:submit', 'forwarded', 'person'],
      ['request:verify', 'verified', 'person'],
    ]);
  });

  it('is told to the person: who answers, by when and where, by the operator and by the company', async () => {
    const { operator, company, email, forward } = await givenBoth();
    const { id, reference, token } = await givenProven(operator, { kind: 'erasure', email });

    await forward.forward(id, company.slug);

    const [told] = await mailsOf(operator, 'request-forwarded', email);
    expect(told).toMatchObject({ to: email, subject: expect.stringContaining(reference) });
    expect(told?.body).toContain('15 July 2026');
    expect(told?.body).toContain(`https://crm.test/privacy/${company.slug}/status`);
    expect(await mailsOf(company, 'request-received', email)).toMatchObject([{ to: email }]);
    const status = await portalOf(domain, operator, parts).status(reference, token);
    expect(status).toMatchObject({ state: 'closed', forwardedTo: { slug: company.slug }, messages: [] });
    await portalOf(domain, company, parts).resendCode(reference);
    const opened = await portalOf(domain, company, parts).verify(reference, await lastCode(company));
    expect(await portalOf(domain, company, parts).status(reference, opened.token)).toMatchObject({
      ...{ state: 'received', forwardedTo: null, dueOn: '2026-07-15' },
    });
  });

  it('proves nothing there that only staff here believed: the company mails a code of its own', async () => {
    const { operator, company, email, forward } = await givenBoth();
    const { reference } = await portalOf(domain, operator, parts).submit({ kind: 'access', email });
    const { id } = await getRequestBy(operator, reference);

    await forward.forward(id, company.slug);

    expect(await getRequestBy(company, reference)).toMatchObject({ state: 'awaiting-verification', verifiedAt: null });
    expect(await mailsOf(company, 'request-code', email)).toMatchObject([{ to: email }]);
  });

  it('takes effect there without staff: a stop of marketing at once, an objection once the address is proven', async () => {
    const { operator, company, email, forward } = await givenBoth();
    const others = `${newId()}@example.test`;
    const [stopping, objecting] = [await givenContact(company, email), await givenContact(company, others)];
    const { reference } = await portalOf(domain, operator, parts).submit({ kind: 'marketing-stop', email });
    const proven = await givenProven(operator, { kind: 'objection', email: others });
    const unproven = await portalOf(domain, operator, parts).submit({ kind: 'objection', email: others });

    const ids: string[] = [];
    for (const asked of [reference, proven.reference, unproven.reference]) {
      await forward.forward((await getRequestBy(operator, asked)).id, company.slug);
      ids.push((await getRequestBy(company, asked)).id);
    }

    expect(ids.map((id) => isTakenIn(company, id))).toEqual([true, true, false]);
    for (const id of ids) await receiveRequest(company.asSystem('RIGHTS_HANDLING'), parts, id);
    for (const id of [stopping, objecting])
      expect((await subjectOf(company, id)).objected & purposeBits(['MARKETING'])).not.toBe(0n);
    expect((await getRequestBy(company, reference)).state).toBe('carried-out');
  });

  it('ID-AC1 makes the same work whether or not the company knows the person, or has restricted their data', async () => {
    const { operator, company, email, forward } = await givenBoth();
    const owner = await company.as('owner', 'RIGHTS_HANDLING');
    const subjectId = await givenContact(company, email);
    await owner.transaction((em) => restrictSubject(em, owner, subjectId, 'accuracy-contested'));
    const known = await givenProven(operator, { kind: 'access', email });
    const unknown = await givenProven(operator, { kind: 'access', email: `${newId()}@example.test` });

    const first = await statementsOf(() => forward.forward(known.id, company.slug));
    const second = await statementsOf(() => forward.forward(unknown.id, company.slug));

    expect(first).toEqual(second);
    expect(first.length).toBeGreaterThan(10);
  });

  it('is found by its name too, and handed over to none where that is not sure', async () => {
    const { operator, company, email, forward } = await givenBoth();
    const name = `Acme ${newId()}`;
    const twins = [await domain.givenWorkspace({ name }), await domain.givenWorkspace({ name })];
    const one = await givenProven(operator, { kind: 'access', email });

    for (const wrong of ['', 'nobody of this name', operator.slug, name])
      await expect(forward.forward(one.id, wrong)).rejects.toMatchObject({ fields: [{ path: 'company' }] });
    expect(twins).toHaveLength(2);
    await forward.forward(one.id, `https://crm.test/privacy/${company.slug}/status`);
    const other = await givenProven(operator, { kind: 'access', email });
    await forward.forward(other.id, `  workspace   ${company.slug} `);

    expect((await getRequestBy(company, other.reference)).channel).toBe('operator');
  });

  it('is handed over once, also where the first attempt broke off half-way', async () => {
    const { operator, company, email, forward, officer } = await givenBoth();
    const { id, reference } = await givenProven(operator, { kind: 'access', email });
    await expect(handing(officer, { ...parts, mailer: brokenMailer() }).forward(id, company.slug)).rejects.toThrow(
      'The outbox',
    );
    expect((await getRequestBy(operator, reference)).state).toBe('received');

    await forward.forward(id, company.slug);

    const there = await company
      .asSystem()
      .transaction((em) => em.find(PrivacyRequest, { workspaceId: company.id, reference }));
    expect(there).toHaveLength(1);
    await expect(forward.forward(id, company.slug)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('B13-AC2 takes its files along, sealed anew for the company; the operator keeps none, and a failure loses none', async () => {
    const { operator, company, email, forward, officer } = await givenBoth();
    const { id, reference, token } = await givenProven(operator, { kind: 'rectification', email });
    const letter = { name: 'Birth “certificate”.pdf', content: [Buffer.from('%PDF-1.7 the letter')] };
    const given = await portalOf(domain, operator, parts).addEvidence(reference, token, letter);
    const [here] = await filesOf(operator, id);
    domain.clock.advanceDays(1);

    // The content cannot be read, then the operator's side breaks off after the company's: nothing is lost, nothing comes twice.
    const kept = parts.files.contents.get(here?.storageKey ?? '') ?? Buffer.alloc(0);
    parts.files.contents.delete(here?.storageKey ?? '');
    await expect(forward.forward(id, company.slug)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    parts.files.contents.set(here?.storageKey ?? '', kept);
    await expect(getRequestBy(company, reference)).rejects.toThrow();
    await expect(handing(officer, { ...parts, mailer: brokenMailer() }).forward(id, company.slug)).rejects.toThrow();
    expect(await filesOf(operator, id)).toMatchObject([{ id: given, destroyedAt: null }]);
    // Another one as long as the first, in the same millisecond, is another one still.
    domain.clock.set(START);
    const other = { name: 'Back.pdf', content: [Buffer.from('%PDF-1.7 the ledger')] };
    await portalOf(domain, operator, parts).addEvidence(reference, token, other);
    domain.clock.advanceDays(1);
    await forward.forward(id, company.slug);

    const there = await getRequestBy(company, reference);
    const files = await filesOf(company, there.id);
    expect(files).toMatchObject(Array(2).fill({ kind: 'correction', addedAt: START, destroyedAt: null }));
    const contents = files.map(({ storageKey }) => `${parts.files.contents.get(storageKey ?? '')}`);
    expect(contents.sort()).toEqual(['%PDF-1.7 the ledger', '%PDF-1.7 the letter']);
    const isLetter = ({ storageKey }: RequestEvidence) => parts.files.contents.get(storageKey ?? '')?.equals(kept);
    const handed = files.find(isLetter) ?? new RequestEvidence();
    expect(await openEvidenceName(company.asSystem('RIGHTS_HANDLING'), handed)).toBe('Birth “certificate”.pdf');
    expect(parts.files.contents.get(handed.storageKey ?? '')).toEqual(kept);
    expect(parts.files.keyIds.get(handed.storageKey ?? '')).toBe(handed.id);
    const ended = { name: null, destroyedAt: domain.clock.now() };
    expect(await filesOf(operator, id)).toMatchObject([ended, ended]);
    await destroyEndedEvidence(operator.asSystem('RIGHTS_HANDLING'), parts.files);
    expect(parts.files.contents.has(here?.storageKey ?? '')).toBe(false);
    const place = { workspaceId: operator.id, table: 'request_evidence', column: 'name', rowId: given };
    expect(await domain.vault.open(place, here?.name ?? Buffer.alloc(0))).toBeNull();
  });

  it('is nothing that a company or a role without the right could hand over', async () => {
    const { operator, company, email, forward } = await givenBoth();
    const other = await domain.givenWorkspace();
    const ours = await givenProven(company, { kind: 'access', email });
    const theirs = await givenProven(operator, { kind: 'access', email });

    const officer = await company.as('privacy-officer', 'RIGHTS_HANDLING');
    await expect(handing(officer).forward(ours.id, other.slug)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(forward.forward(ours.id, other.slug)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const sales = await operator.as('sales', 'RIGHTS_HANDLING');
    await expect(handing(sales).forward(theirs.id, company.slug)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

/** The operator, of whom there is one in the database of all tests, and a company of this test. */
async function givenBoth(input: { country?: string } = {}) {
  const id = await ensureOperatorWorkspace(domain.orm.em, domain);
  const scope = (viewer: Pick<Scope['viewer'], 'kind' | 'id' | 'permissions'>, purpose: Purpose) =>
    new Scope({ ...outside(), viewer: { ...viewer, workspaceId: id }, purpose, through: 'api' });
  const operator: TestWorkspace = {
    ...{ id, slug: OPERATOR_SLUG },
    as: async (role, purpose = 'RIGHTS_HANDLING') =>
      scope({ kind: 'member', id: newId(), permissions: foldRoles([role]) }, purpose),
    asSystem: (purpose = 'DATA_CARE') => scope({ kind: 'system', id: null, permissions: systemPermissions() }, purpose),
  };
  const company = await domain.givenWorkspace(input);
  const officer = await operator.as('privacy-officer');
  return { operator, company, officer, email: `${newId()}@example.test`, forward: handing(officer) };
}

function handing(scope: Scope, around: PrivacyParts = parts): RequestForward {
  const elsewhere = (workspaceId: string) =>
    new Scope({ ...outside(), viewer: personViewer(workspaceId), purpose: 'RIGHTS_HANDLING', through: 'portal' });
  return new RequestForward(scope, around, elsewhere);
}

/** What the company writes goes out; what the operator writes after it does not. */
function brokenMailer(): PrivacyParts['mailer'] {
  return {
    forget: (em, workspaceId, keyIds) => parts.mailer.forget(em, workspaceId, keyIds),
    queue: (em, mail) =>
      'template' in mail && mail.template === 'request-forwarded'
        ? Promise.reject(new Error('The outbox is full.'))
        : parts.mailer.queue(em, mail),
  };
}

function filesOf({ id: workspaceId, asSystem }: TestWorkspace, requestId: string): Promise<RequestEvidence[]> {
  return asSystem().transaction((em) => em.find(RequestEvidence, { workspaceId, request: [workspaceId, requestId] }));
}

function outside() {
  const { vault, clock, jobs } = domain;
  return { em: domain.orm.em.fork(), vault, clock, jobs };
}

/** A request with a proven address; other tests ask the operator something too, so the code is found by the address. */
async function givenProven(
  workspace: TestWorkspace,
  input: { readonly kind: RequestKind; readonly email: string; readonly country?: string },
) {
  const portal = portalOf(domain, workspace, parts);
  const { reference } = await portal.submit(input);
  const [code] = await mailsOf(workspace, 'request-code', input.email);
  const { token } = await portal.verify(reference, /\b\d{6}\b/.exec(code?.subject ?? '')?.[0] ?? '');
  return { id: (await getRequestBy(workspace, reference)).id, reference, token };
}

/** Whether the job waits that does what holds from the receipt of a request on. */
function isTakenIn({ id: workspaceId }: TestWorkspace, requestId: string): boolean {
  const job = JSON.stringify({ name: 'request:receive', payload: { workspaceId, requestId } });
  return domain.jobs.jobs.some((queued) => JSON.stringify(queued) === job);
}

async function mailsOf(workspace: TestWorkspace, template: string, email: string) {
  const mails = await listMail(workspace.asSystem('SECURITY'));
  return mails.filter((one) => one.template === template && one.mail?.to === email).map(({ mail }) => mail);
}

async function deeds(workspace: TestWorkspace, targetId: string) {
  const entries = await workspace
    .asSystem()
    .transaction((em) => em.find(AuditEntry, { workspaceId: workspace.id, targetId }, { orderBy: { id: 'asc' } }));
  return entries.map(({ action, fields, actorKind }) => [action, fields, actorKind]);
}

/** The statements that a piece of work sends, without their values. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const logger = domain.orm.config.getLogger();
  const write = logger.logQuery.bind(logger);
  logger.setDebugMode(['query']);
  logger.logQuery = ({ query }) => void statements.push((query ?? '').replaceAll(/'[^']*'|E'[^']*'|\d+/g, '?'));
  try {
    await work();
  } finally {
    logger.logQuery = write;
    logger.setDebugMode(false);
  }
  // That something happened is told to other processes a moment later, by a transaction of its own that falls in where it may.
  return statements.filter((sql) => !/^(?:begin|commit|set local synchronous_commit|select pg_notify)/.test(sql));
}
