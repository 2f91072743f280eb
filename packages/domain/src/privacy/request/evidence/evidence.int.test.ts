import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../kernel/scope.ts';
import { getRequestBy, givenContact, givenProvenRequest, portalOf } from '../../../testing/given-request.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { setSubject } from '../../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { AccessCopyService } from '../../access-export/access-copy.service.ts';
import { makeCopy } from '../../access-export/make-copy.ts';
import { ErasureService } from '../../erasure/erasure.service.ts';
import { RequestConversation } from '../conversation/request-conversation.service.ts';
import { RequestService } from '../desk/request.service.ts';
import { RequestIntake } from '../desk/request-intake.service.ts';
import { getRequest } from '../request-record.ts';
import { RequestDecision } from '../rights/request-decision.service.ts';
import { addEvidence, LARGEST_EVIDENCE, MOST_EVIDENCE } from './add-evidence.ts';
import { destroyEndedEvidence } from './end-evidence.ts';
import { EvidenceDownloads, openEvidence } from './evidence-download.service.ts';
import { RequestEvidence } from './request-evidence.entity.ts';

const START = new Date('2026-06-15T10:00:00Z');
const PDF = Buffer.from('%PDF-1.7 the letter of the registry office');
let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('B13-AC2 a file that supports a correction', () => {
  it('is kept under a key of its own, read by whoever handles the request and noted, and gone with the decision', async () => {
    const { workspace, request, portal, add } = await givenRequest('rectification');
    const id = await add('../letters/Birth “certificate”.pdf', PDF);

    const { evidence, mayAddEvidence, steps } = await portal.status(request.reference, request.token);
    expect(evidence).toMatchObject([{ id, name: 'Birth “certificate”.pdf', byteSize: PDF.length }]);
    expect([mayAddEvidence, steps.at(-1)?.type]).toEqual([true, 'evidence-added']);
    const stored = await evidenceOf(workspace, id);
    expect(stored).toMatchObject({ kind: 'correction', mediaType: 'application/pdf' });
    expect(Buffer.from(stored.name ?? []).includes('certificate')).toBe(false);
    expect(parts.files.keyIds.get(stored.storageKey ?? '')).toBe(id);
    expect(await textOf(workspace, await new EvidenceDownloads(await officer(workspace)).allow(id))).toBe(`${PDF}`);
    // Who looked stands in the log of the request, and is no step of the person's.
    expect((await portal.status(request.reference, request.token)).steps.at(-1)?.type).toBe('evidence-added');

    await givenContact(workspace, 'ana@example.test');
    await new RequestService(await officer(workspace), parts).matchSubjects(request.id);
    const decision = { outcome: 'refused', reason: 'The letter shows another person.' } as const;
    await new RequestDecision(await officer(workspace), parts).decide(request.id, decision);

    expect(await evidenceOf(workspace, id)).toMatchObject({ name: null, destroyedAt: START });
    await expect(new EvidenceDownloads(await officer(workspace)).allow(id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(textOf(workspace, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await destroyEndedEvidence(workspace.asSystem('RIGHTS_HANDLING'), parts.files)).toBe(1);
    expect(await destroyEndedEvidence(workspace.asSystem('RIGHTS_HANDLING'), parts.files)).toBe(0);
    expect(parts.files.contents.has(stored.storageKey ?? '')).toBe(false);
    expect(await evidenceOf(workspace, id)).toMatchObject({ storageKey: null });
    // A backup of the database that still has the row opens nothing: the key is destroyed.
    const place = { workspaceId: workspace.id, table: 'request_evidence', column: 'name', rowId: id };
    expect(await domain.vault.open(place, stored.name ?? Buffer.alloc(0))).toBeNull();
    await expect(add('late.pdf', PDF)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it.each([
    ['a web page', 'proof.html', PDF],
    ['a picture that can run scripts', 'proof.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an archive, which may unpack to anything', 'proof.zip', Buffer.from('PK\u0003\u0004')],
    ['an archive by another name', 'proof.pdf', Buffer.from('PK\u0003\u0004')],
    ['a web page by another name', 'proof.png', Buffer.from('<!doctype html><script>')],
    ['a program that calls itself a text', 'proof.txt', Buffer.from('MZ\u0000\u0000')],
    ['the number of a payment card in its name', 'card 4111 1111 1111 1111.pdf', PDF],
    ['nothing', 'empty.pdf', Buffer.alloc(0)],
    ['more than the largest', 'large.pdf', Buffer.concat([PDF, Buffer.alloc(LARGEST_EVIDENCE)])],
    ['a name of nothing but what nobody sees', '\u202e\u200b', PDF],
  ])('is refused where it is %s, and leaves nothing', async (_case, name, content) => {
    const { add, portal, request } = await theRectification();

    await expect(add(name, content)).rejects.toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'file' }] });
    expect((await portal.status(request.reference, request.token)).evidence).toEqual([]);
  });

  it('is taken back by the person, and one too many is refused', async () => {
    const { add, portal, request, workspace } = await givenRequest('rectification');
    const { reference, token } = request;
    const ids: string[] = [];
    for (let count = 0; count < MOST_EVIDENCE; count++) ids.push(await add(`${count}.pdf`, PDF));

    await expect(add('one more.pdf', PDF)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await portal.removeEvidence(reference, token, ids[0] ?? '');
    await add('instead.txt', Buffer.from('A text'));

    const { evidence } = await portal.status(reference, token);
    expect([evidence.length, evidence.at(-1)?.name]).toEqual([MOST_EVIDENCE, 'instead.txt']);
    await expect(portal.removeEvidence(reference, token, ids[0] ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(portal.removeEvidence(reference, 'forged', ids[1] ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await portal.withdraw(reference, token);
    expect(await evidenceOf(workspace, ids[1] ?? '')).toMatchObject({ name: null, destroyedAt: START });
  });

  it('is of no other workspace, of nobody without the right, and of a restricted person like any other', async () => {
    const { add, workspace, request, portal } = await givenRequest('rectification');
    const subjectId = await givenContact(workspace, 'ana@example.test');
    await setSubject(workspace.asSystem(), subjectId, { restrictedAt: START });
    const id = await add('letter.pdf', PDF);
    const elsewhere = await domain.givenWorkspace();

    const downloads = async (scope: Promise<Scope>) => new EvidenceDownloads(await scope).allow(id);
    await expect(downloads(officer(elsewhere))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(downloads(workspace.as('sales'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(downloads(workspace.as('owner', 'RELATIONSHIP'))).rejects.toMatchObject({
      code: 'PURPOSE_NOT_ALLOWED',
    });
    await expect(textOf(elsewhere, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      portal.addEvidence(request.reference, 'forged', { name: 'a.pdf', content: [PDF] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await downloads(officer(workspace))).toBe(id);
  });

  it('is in the copy while it is there, and goes with an erasure of the person', async () => {
    const { add, workspace, request } = await givenRequest('rectification');
    const subjectId = await givenContact(workspace, 'ana@example.test');
    await new RequestService(await officer(workspace), parts).matchSubjects(request.id);
    const id = await add('letter.pdf', Buffer.from('%PDF-1.7 KANARI of the letter'));
    const scope = workspace.asSystem('RIGHTS_HANDLING');

    const access = await givenProvenRequest(domain, workspace, parts, { kind: 'access', email: 'ana@example.test' });
    await new RequestService(await officer(workspace), parts).matchSubjects(access.id);
    const copy = await scope.transaction(async (em) =>
      new AccessCopyService(scope, parts).make(em, await getRequest(em, scope, access.id)),
    );
    const archive = parts.files.contents.get(copy.storageKey) ?? Buffer.alloc(0);
    expect(archive.includes('request_evidences/')).toBe(true);
    // What came with somebody else's request about them, a mother's for her child, goes to nobody but her.
    const copyFor = (reference: string) => {
      const order = { reference, subjectIds: [subjectId], language: 'en' } as const;
      return scope.transaction((em) => makeCopy(em, scope, parts.catalogue, order));
    };
    await scope.transaction((em) =>
      em.execute(`update privacy_request set asked_for = 'child' where workspace_id = ? and id = ?`, [
        ...[workspace.id, request.id],
      ]),
    );
    const { files, omissions, sections } = await copyFor(access.reference);
    expect(files).toEqual([]);
    // What it is called may name whoever sent it: it is not in the table either.
    expect(JSON.stringify(sections)).not.toContain('letter.pdf');
    expect(omissions).toContainEqual(
      expect.objectContaining({ section: 'request_evidence', records: [id], cause: 'others' }),
    );
    expect(omissions).toContainEqual(
      expect.objectContaining({ section: 'request_evidence', cause: 'files', records: [id] }),
    );
    const own = await copyFor(request.reference);
    expect([own.files.length, JSON.stringify(own.sections).includes('letter.pdf')]).toEqual([1, true]);

    const erasure = new ErasureService(scope, parts);
    const ledgers = await scope.transaction((em) =>
      erasure.plan(em, { subjectIds: [subjectId], requestId: null, ground: 'retention' }),
    );
    await erasure.runAll(ledgers);
    expect(await evidenceOf(workspace, id)).toMatchObject({ name: null, destroyedAt: START });
  });
});

describe('B13-AC2 a file that answers a question', () => {
  it('ID-AC3 about who asks is destroyed once that was checked; nobody adds one to a right for which nothing is asked', async () => {
    const { add, workspace, request, portal, talk } = await givenRequest('access');
    expect((await portal.status(request.reference, request.token)).mayAddEvidence).toBe(false);
    await expect(add('letter.pdf', PDF)).rejects.toMatchObject({ code: 'WRONG_STATE' });

    await new RequestIntake(await officer(workspace), parts).doubt(request.id, 'Another voice than last year.');
    await talk.ask(request.id, 'identity-question', 'Which of our letters do you have?');
    const id = await add('our letter.pdf', PDF);
    expect(await evidenceOf(workspace, id)).toMatchObject({ kind: 'identity', destroyedAt: null });
    await new RequestService(await officer(workspace), parts).confirmIdentity(request.id, 'signed-letter');
    expect(await evidenceOf(workspace, id)).toMatchObject({ name: null, destroyedAt: START });

    await talk.ask(request.id, 'clarification', 'Which order do you mean?');
    const order = await add('order.txt', Buffer.from('No. 4711'));
    expect(await evidenceOf(workspace, order)).toMatchObject({ kind: 'answer', destroyedAt: null });
    await new RequestService(await officer(workspace), parts).refuse(request.id, 'nothing-held');
    expect(await evidenceOf(workspace, order)).toMatchObject({ name: null, destroyedAt: START });
  });

  it('and the permission of an agent come in through the same part, and go with every end of a request', async () => {
    const { workspace, request } = await givenRequest('access');
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const file = { kind: 'permission', name: 'signed.pdf', content: [PDF.subarray(0, 3), PDF.subarray(3)] } as const;
    const id = await scope.transaction(async (em) =>
      addEvidence(em, scope, parts.files, await getRequest(em, scope, request.id), file),
    );

    // Closed past every service: the sweep finds it all the same.
    await scope.transaction((em) =>
      em.execute('update privacy_request set closed_at = ? where workspace_id = ? and id = ?', [
        ...[START, workspace.id, request.id],
      ]),
    );
    expect(await destroyEndedEvidence(scope, parts.files)).toBe(1);
    expect(await evidenceOf(workspace, id)).toMatchObject({ name: null, storageKey: null });
  });
});

let shared: ReturnType<typeof givenRequest> | null = null;

/** One request for everything that is refused: nothing is left of what is. */
function theRectification() {
  shared ??= givenRequest('rectification');
  return shared;
}

async function givenRequest(kind: 'access' | 'rectification') {
  const workspace = await domain.givenWorkspace();
  const request = await givenProvenRequest(domain, workspace, parts, { kind, email: 'ana@example.test' });
  const portal = portalOf(domain, workspace, parts);
  const add = (name: string, content: Buffer) =>
    portal.addEvidence(request.reference, request.token, { name, content: [content] });
  const talk = new RequestConversation(await officer(workspace), parts);
  expect((await getRequestBy(workspace, request.reference)).id).toBe(request.id);
  return { workspace, request, portal, add, talk };
}

function officer(workspace: TestWorkspace): Promise<Scope> {
  return workspace.as('privacy-officer', 'RIGHTS_HANDLING');
}

function evidenceOf(workspace: TestWorkspace, id: string): Promise<RequestEvidence> {
  return workspace.asSystem().transaction((em) => em.findOneOrFail(RequestEvidence, { workspaceId: workspace.id, id }));
}

async function textOf(workspace: TestWorkspace, id: string): Promise<string> {
  const sender = { em: domain.orm.em, vault: domain.vault, files: parts.files };
  const pieces: Buffer[] = [];
  for await (const piece of (await openEvidence(sender, workspace.id, id)).content) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
