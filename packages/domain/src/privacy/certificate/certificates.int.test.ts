import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoteService } from '../../activity/note.service.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { givenContact, givenProvenRequest, portalOf } from '../../testing/given-request.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { sequenceEntries } from '../audit-tree/sequence-entries.ts';
import { findUnswept, settleSweep } from '../erasure/sweep/settle-sweep.ts';
import { TextSearch } from '../erasure/text/text-search.ts';
import { wrapKey } from '../keys/key-provider.ts';
import { SigningKey } from '../keys/signing-key.ts';
import { Disclosure } from '../ledger/disclosure.entity.ts';
import { RequestService } from '../request/desk/request.service.ts';
import { RequestFulfilment } from '../request/desk/request-fulfilment.service.ts';
import {
  type CertificateStatement,
  certificateFile,
  certificateText,
  readCertificate,
} from './certificate-document.ts';
import { Certificates } from './certificates.service.ts';
import { checkCertificate } from './verify-certificate.ts';

const START = new Date('2026-06-15T10:00:00Z');
const DAY = 86_400_000;
let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
let workspace: TestWorkspace;
let elsewhere: TestWorkspace;
let staff: { officer: Scope; owner: Scope };
/** Two people who were erased, the second a day later; the cases below go on in their order. */
let ana: Erased;
let ben: Erased;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
  domain.clock.set(START);
  [workspace, elsewhere] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
  staff = {
    officer: await workspace.as('privacy-officer', 'RIGHTS_HANDLING'),
    owner: await workspace.as('owner', 'RIGHTS_HANDLING'),
  };
  ana = await givenErased('ana@example.test');
  domain.clock.set(new Date(START.getTime() + DAY));
  ben = await givenErased('ben@example.test');
});
afterAll(() => domain.close());

describe('B11-AC12 the certificate of a deletion', () => {
  it('says what was erased by kind and number, what stays until when, whom it was given to, and that the files wait for their sweep', async () => {
    const issued = await portalOf(domain, workspace, parts).certificate(ben.reference, ben.token);

    const { statement } = issued ?? {};
    const erasedAt = '2026-06-16T10:00:00.000Z';
    expect(issued?.version).toBe(1);
    expect(statement).toMatchObject({
      workspace: { id: workspace.id },
      request: { reference: ben.reference, receivedAt: erasedAt, carriedOutAt: erasedAt },
      isSuppressed: true,
      sweep: { state: 'pending', dueAt: '2026-06-17T10:00:00.000Z', doneAt: null, reason: null },
      recipients: [{ name: 'Mailer Inc.' }],
    });
    const [person] = statement?.people ?? [];
    expect(person).toMatchObject({ subject: ben.subjectId, ground: 'request', erasedAt });
    expect(person?.erased).toContainEqual({ category: 'contact', records: expect.any(Number) });
    expect(person?.kept).toContainEqual({
      ...{ category: 'preference', ground: 'proof', records: expect.any(Number), until: '2029-06-16T10:00:00.000Z' },
    });
    expect(issued?.file).not.toMatch(/ben@|example|ruiz/i);
    expect(await check(issued?.file, ben.reference)).toBeNull();
    expect(await certificates().issue(ben.id)).toBe(false);
  });

  it('is refused where it was forged, cut, put together from two, signed by another, or is another person’s', async () => {
    const [file, other] = [await fileOf(ana), await fileOf(ben)];
    const { keyId, statement } = readCertificate(file) ?? {};
    const strange = SigningKey.of(Buffer.alloc(32, 7));
    const resigned = statement && certificateFile(statement, strange.id, strange.sign(certificateText(statement)));
    const { people } = JSON.parse(other).statement;
    const spliced = JSON.stringify({ ...JSON.parse(file), statement: { ...JSON.parse(file).statement, people } });

    expect(keyId).toBe(parts.signingKey.id);
    expect(await check(file)).toBeNull();
    expect(await check(JSON.stringify(JSON.parse(file)))).toBeNull();
    expect(await check(file.replace('"state": "pending"', '"state": "done"'))).toBe('FORGED');
    expect(await check(file.replace(/"records": \d+/, '"records": 0'))).toBe('FORGED');
    expect(await check(spliced)).toBe('FORGED');
    expect(await check(file.slice(0, -100))).toBe('UNREADABLE');
    expect(await check(JSON.stringify({ ...JSON.parse(file), signature: undefined }))).toBe('UNREADABLE');
    expect(await check(resigned)).toBe('OTHER_KEY');
    expect(await check(other)).toBe('OTHER_REQUEST');
    expect(await check(file, ben.reference)).toBe('OTHER_REQUEST');
    expect(await check(file, ana.reference, elsewhere)).toBe('OTHER_REQUEST');
  });

  it('proves nothing with a list of keys or a place in the audit that is not its own, even when it is signed', async () => {
    const [mine, theirs] = [
      readCertificate(await fileOf(ana))?.statement,
      readCertificate(await fileOf(ben))?.statement,
    ];
    const [person, stranger] = [mine?.people[0], theirs?.people[0]];
    if (!mine || !theirs || !person || !stranger) throw new Error('There is no certificate.');
    const sign = (statement: CertificateStatement) =>
      certificateFile(statement, parts.signingKey.id, parts.signingKey.sign(certificateText(statement)));
    const proves = (statement: CertificateStatement) =>
      checkCertificate(sign(statement), { keyId: parts.signingKey.id, reference: null }).problem;

    expect(proves(mine)).toBeNull();
    expect(proves({ ...mine, people: [{ ...person, audit: stranger.audit }] })).toBe('NOT_IN_AUDIT');
    expect(proves({ ...mine, people: [{ ...person, ledger: stranger.ledger }] })).toBe('NOT_IN_AUDIT');
    expect(proves({ ...mine, audit: mine.liveKeys })).toBe('NOT_IN_AUDIT');
    // A list from the day before says nothing about a key that was made later.
    expect(proves({ ...theirs, liveKeys: mine.liveKeys })).toBe('KEY_NOT_ABSENT');
    const moved = person.keys.map((key) => ({ ...key, id: stranger.subject }));
    expect(proves({ ...mine, people: [{ ...person, keys: moved }] })).toBe('KEY_NOT_ABSENT');
  });

  it('is issued anew once the files are swept; the one before is refused then', async () => {
    const first = await fileOf(ben);
    const due = await findUnswept(asSystem());
    await settleSweep(asSystem(), due.ledgerIds, { isRewritten: true, pending: 'log-not-ours', seconds: 1 });

    expect(await issueDue()).toBe(2);
    const pending = await certificates().find(ben.id);
    await settleSweep(asSystem(), due.ledgerIds, { isRewritten: true, pending: null, seconds: 1 });
    expect(await issueDue()).toBe(2);
    const swept = await certificates().find(ben.id);

    const at = domain.clock.now().toISOString();
    expect(due.reached).toEqual(expect.arrayContaining(['contact', 'contact_point']));
    expect(pending?.statement.sweep).toMatchObject({ state: 'pending', rewrittenAt: at, reason: 'log-not-ours' });
    expect([swept?.version, swept?.statement.sweep]).toEqual([
      3,
      { state: 'done', dueAt: '2026-06-17T10:00:00.000Z', rewrittenAt: at, doneAt: at, reason: null },
    ]);
    expect((await findUnswept(asSystem())).ledgerIds).toEqual([]);
    expect([await check(first, ben.reference), await check(pending?.file, ben.reference)]).toEqual([
      'REPLACED',
      'REPLACED',
    ]);
    expect(await check(swept?.file, ben.reference)).toBeNull();
  });

  it('B11-AC6 says that the texts of others are still searched and until when, and a later one that it ended; so does the answer', async () => {
    const sales = await workspace.as('sales');
    const kim = await new ContactService(sales).create({ fullName: 'Kim Lee' });
    await new NoteService(sales).create({ body: 'Ask A. Ruiz', contactId: kim });
    const { reference, token } = await givenErased('dora@example.test');
    const portal = portalOf(domain, workspace, parts);
    const searching = { state: 'searching', searchEndsOn: expect.any(String), searchedAt: null, waiting: 0, unread: 0 };
    expect((await portal.certificate(reference, token))?.statement.texts).toMatchObject(searching);
    expect((await portal.status(reference, token)).texts).toMatchObject(searching);

    await new TextSearch(asSystem(), parts).run();
    expect(await issueDue()).toBeGreaterThan(0);

    const after = await portal.certificate(reference, token);
    const ended = { state: 'done', searchEndsOn: null, waiting: 1, reviewEndsOn: expect.any(String) };
    expect([after?.version, after?.statement.texts]).toMatchObject([2, ended]);
    expect(await check(after?.file, reference)).toBeNull();
    expect((await portal.status(reference, token)).texts).toMatchObject({ ...ended, searchedAt: expect.any(Date) });
    expect(await issueDue()).toBe(0);
  });

  it('is not issued for a key that opens again, which keeps no other waiting, and one that was issued holds no more', async () => {
    await domain.keyPool.query(
      'update data_key set wrapped = $3, destroyed_at = null where workspace_id = $1 and key_id = $2',
      [workspace.id, ana.subjectId, wrapKey(Buffer.alloc(32), 'x', Buffer.alloc(32))],
    );

    expect(await check(await fileOf(ana))).toBe('KEY_ALIVE');
    await expect(certificates().issue(ana.id)).rejects.toThrow('alive');
    const cem = await givenCarriedOut('cem@example.test');
    await expect(issueDue()).rejects.toMatchObject({ errors: [{ name: 'KeyAliveError' }] });
    expect((await certificates().find(cem.id))?.version).toBe(1);
  });

  it('waits until the entry has its place in the audit tree, and is there for nobody else', async () => {
    const { id, reference, token } = await givenCarriedOut('eva@example.test');
    const portal = portalOf(domain, workspace, parts);

    expect(await certificates().issue(id)).toBe(false);
    expect(await portal.certificate(reference, token)).toBeNull();
    await sequence();
    expect(await certificates().issue(id)).toBe(true);
    expect((await portal.certificate(reference, token))?.version).toBe(1);
    await expect(portal.certificate(reference, 'a token')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(portalOf(domain, elsewhere, parts).certificate(reference, token)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await new Certificates(elsewhere.asSystem('RIGHTS_HANDLING'), parts).find(id)).toBeNull();
    const seller = new Certificates(await workspace.as('sales'), parts);
    await expect(seller.find(id)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(seller.issue(id)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

function asSystem(): Scope {
  return workspace.asSystem('RIGHTS_HANDLING');
}

function certificates(): Certificates {
  return new Certificates(asSystem(), parts);
}

async function fileOf({ id }: Erased): Promise<string> {
  return (await certificates().find(id))?.file ?? '';
}

async function check(file: string | undefined, reference = ana.reference, at = workspace) {
  const checked = await new Certificates(at.asSystem('RIGHTS_HANDLING'), parts).check(file ?? '', reference);
  return checked.problem;
}

function sequence(): Promise<number> {
  const { signingKey, witness } = parts;
  return sequenceEntries({ em: domain.orm.em, clock: domain.clock, signingKey, witness }, workspace.id);
}

async function issueDue(): Promise<number> {
  await sequence();
  return certificates().issueDue();
}

interface Erased {
  readonly id: string;
  readonly reference: string;
  readonly token: string;
  readonly subjectId: string;
}

/** A deletion that was asked for by the person and carried out, with its certificate. */
async function givenErased(email: string): Promise<Erased> {
  const erased = await givenCarriedOut(email);
  expect(await issueDue()).toBe(1);
  return erased;
}

async function givenCarriedOut(email: string): Promise<Erased> {
  const { officer, owner } = staff;
  const subjectId = await givenContact(workspace, email, {}, 'owner');
  await officer.transaction(async (em) => {
    em.persist(
      em.create(Disclosure, {
        ...{ workspaceId: workspace.id, id: newId(), subject: [workspace.id, subjectId] },
        ...{ recipient: 'Mailer Inc.', fields: 'email', purpose: 'MARKETING', ground: 'consent' },
        ...{ operation: 'export', disclosedAt: START },
      }),
    );
  });
  const request = await givenProvenRequest(domain, workspace, parts, { kind: 'erasure', email });
  await new RequestService(officer, parts).matchSubjects(request.id);
  await new RequestFulfilment(officer, parts).prepare(request.id);
  await new RequestFulfilment(owner, parts).approve(request.id);
  await new RequestFulfilment(officer, parts).carryOut(request.id);
  return { ...request, subjectId };
}
