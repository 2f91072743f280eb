import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { givenContact, portalOf, subjectOf } from '../../../testing/given-request.ts';
import { lastCode, testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ConsentEvent } from '../../consent/consent-event.entity.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { LegalContact } from '../../subject/state/legal-contact.entity.ts';
import { SubjectStateService } from '../../subject/state/subject-state.service.ts';
import { RequestService } from '../desk/request.service.ts';
import { RequestFulfilment } from '../desk/request-fulfilment.service.ts';
import { RequestIntake } from '../desk/request-intake.service.ts';
import { PrivacyRequest } from '../privacy-request.entity.ts';
import type { RequestKind } from '../request-input.ts';
import { RequestDecision } from '../rights/request-decision.service.ts';
import { receiveRequest } from '../rights/request-receipt.ts';
import { type EstateDecision, EstateDesk } from './estate-desk.service.ts';

const START = new Date('2026-06-15T10:00:00Z');
const GRANTED: EstateDecision = {
  isGranted: true,
  law: 'FR',
  ground: 'settling-the-estate',
  reason: 'The heirs settle the estate and need the correspondence.',
};
let domain: TestDomain;
let parts: PrivacyParts;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

async function givenEstate(workspace: TestWorkspace, kind: RequestKind = 'access') {
  const portal = portalOf(domain, workspace, parts);
  const who = { email: 'heir@example.test', name: 'Nils Lind' };
  const { reference } = await portal.submit({ kind, ...who, askedFor: 'deceased', deceasedName: 'Ana Ruiz' });
  const { token } = await portal.verify(reference, await lastCode(workspace));
  const request = await readRequest(workspace, reference);
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const desk = new RequestService(scope, parts);
  return { id: request.id, reference, token, portal, desk, estate: new EstateDesk(scope, parts), scope };
}

function readRequest(workspace: TestWorkspace, reference: string): Promise<PrivacyRequest> {
  return workspace
    .asSystem()
    .transaction((em) => em.findOneOrFail(PrivacyRequest, { workspaceId: workspace.id, reference }));
}

it('DEC-AC2 what an heir asks is found by nobody’s address and done by no job: staff say whom it is about', async () => {
  const workspace = await domain.givenWorkspace();
  // The heir is known here too, and asks about somebody else.
  const heir = await givenContact(workspace, 'heir@example.test');
  const { id, desk, scope } = await givenEstate(workspace, 'objection');

  await receiveRequest(workspace.asSystem('RIGHTS_HANDLING'), parts, id);
  expect(await desk.matchSubjects(id)).toMatchObject([{ subjectId: heir, isIncluded: false }]);
  await givenEstate(workspace, 'marketing-stop').then((stop) =>
    receiveRequest(workspace.asSystem('RIGHTS_HANDLING'), parts, stop.id),
  );

  const events = await scope.transaction((em) =>
    em.execute('select * from consent_event where workspace_id = ?', [workspace.id]),
  );
  expect(events).toEqual([]);
});

it('DEC-AC2 nothing is handed over before the proof was seen and somebody decided by the rule of a country', async () => {
  const workspace = await domain.givenWorkspace();
  const ana = await givenContact(workspace, 'ana@example.test');
  const { id, desk, estate, scope, portal, reference, token } = await givenEstate(workspace);
  const fulfil = new RequestFulfilment(scope, parts);
  await expect(fulfil.carryOut(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await expect(estate.decide(id, GRANTED)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await expect(estate.recordProof(id, 'notary-letter', '2026-05-01')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await desk.include(id, ana);
  await expect(estate.recordProof(id, 'notary-letter', '2026-06-16')).rejects.toMatchObject({
    fields: [{ path: 'diedOn' }],
  });

  await estate.recordProof(id, 'notary-letter', '2026-05-01');
  expect(await subjectOf(workspace, ana)).toMatchObject({ deceasedOn: '2026-05-01' });
  const speakers = await scope.transaction((em) => em.find(LegalContact, { workspaceId: workspace.id }));
  expect(speakers.map(({ kind, subject }) => [kind, subject.id])).toEqual([['heir', ana]]);
  await expect(fulfil.carryOut(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await expect(estate.decide(id, { ...GRANTED, ground: 'courtesy' })).rejects.toMatchObject({
    fields: [{ path: 'ground' }],
  });

  await estate.decide(id, GRANTED);
  await expect(estate.decide(id, GRANTED)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await fulfil.carryOut(id);
  const status = await portal.status(reference, token);
  expect(status).toMatchObject({ state: 'carried-out', copy: { byteSize: expect.any(Number) } });
  expect(status.steps.map(({ type }) => type)).not.toContain('estate-proof');
});

it('DEC-AC2 a refusal closes the request and tells whoever asks why; a law that ended ten years after the death gives nothing', async () => {
  const workspace = await domain.givenWorkspace();
  const ana = await givenContact(workspace, 'ana@example.test');
  const { id, desk, estate, reference } = await givenEstate(workspace);
  await desk.include(id, ana);
  await estate.recordProof(id, 'death-certificate', '2016-06-14');
  const danish = { ...GRANTED, law: 'DK', ground: 'law-applies-after-death' } as const;
  await expect(estate.decide(id, danish)).rejects.toMatchObject({ code: 'WRONG_STATE' });

  const reason = 'Ana Ruiz said in writing that nobody may see her letters.';
  await estate.decide(id, { isGranted: false, law: 'IT', ground: 'forbidden-by-the-person', reason });

  expect(await readRequest(workspace, reference)).toMatchObject({
    ...{ state: 'refused', decision: 'refused', estateLaw: 'IT', estateGround: 'forbidden-by-the-person' },
  });
  const [letter] = await listMail(workspace.asSystem('SECURITY'));
  expect(letter).toMatchObject({ template: 'request-decided', mail: { to: 'heir@example.test' } });
  expect(letter?.mail?.body).toContain(reason);
});

it('DEC-AC2 is decided by an officer of this workspace, and only where somebody died', async () => {
  const workspace = await domain.givenWorkspace();
  const { id } = await givenEstate(workspace);
  const sales = new EstateDesk(await workspace.as('sales', 'RELATIONSHIP'), parts);
  await expect(sales.decide(id, GRANTED)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const theirs = await domain.givenWorkspace();
  const elsewhere = new EstateDesk(await theirs.as('privacy-officer', 'RIGHTS_HANDLING'), parts);
  await expect(elsewhere.decide(id, GRANTED)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const own = await portalOf(domain, workspace, parts).submit({ kind: 'access', email: 'ana@example.test' });
  const living = await readRequest(workspace, own.reference);
  const estate = new EstateDesk(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'), parts);
  await expect(estate.decide(living.id, GRANTED)).rejects.toMatchObject({ code: 'WRONG_STATE' });
});

it('DEC-AC2 a decision holds for those alone whom it was about: whoever is added is looked at anew, and the living are left out', async () => {
  const workspace = await domain.givenWorkspace();
  const [ana, bob] = [await givenContact(workspace, 'ana@example.test'), await givenContact(workspace, null)];
  const { id, desk, estate, scope, reference } = await givenEstate(workspace, 'objection');
  const decideIt = new RequestDecision(scope, parts);
  const granted = { outcome: 'granted', reason: 'What the heir objects to is closed.' } as const;
  const objections = () => scope.transaction((em) => em.count(ConsentEvent, { workspaceId: workspace.id }));
  await desk.include(id, ana);
  expect(await objections()).toBe(0);
  expect(await subjectOf(workspace, ana)).toMatchObject({ restrictedPurposes: 0n });
  await estate.recordProof(id, 'notary-letter', '2026-05-01');
  await estate.decide(id, GRANTED);
  expect(await objections()).toBeGreaterThan(0);

  await desk.include(id, bob);

  await expect(decideIt.decide(id, granted)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  expect(await readRequest(workspace, reference)).toMatchObject({ estateProofAt: null, estateDecidedAt: null });
  await expect(estate.decide(id, GRANTED)).rejects.toThrow('which proof');
  // What was noted of Bob by mistake goes with him; of Ana it stays.
  await estate.recordProof(id, 'notary-letter', '2026-05-01');
  await desk.exclude(id, bob);
  expect(await subjectOf(workspace, bob)).toMatchObject({ deceasedOn: null });
  expect(await subjectOf(workspace, ana)).toMatchObject({ deceasedOn: '2026-05-01' });
  expect(await heirsOf(scope)).toEqual([ana]);
  await estate.recordProof(id, 'notary-letter', '2026-05-01');
  await estate.decide(id, GRANTED);
  await new SubjectStateService(scope).setDeceased(ana, null);
  await expect(decideIt.decide(id, granted)).rejects.toThrow('death of everybody');
});

it('DEC-AC2 a proof is noted where it is known who asks, and a refusal takes back what was noted because of it', async () => {
  const workspace = await domain.givenWorkspace();
  const [ana, eva] = [await givenContact(workspace, 'ana@example.test'), await givenContact(workspace, null)];
  const { id, desk, estate, scope } = await givenEstate(workspace);
  await desk.include(id, ana);
  await new RequestIntake(scope, parts).doubt(id, 'Another heir says that this is not her brother.');
  await expect(estate.recordProof(id, 'notary-letter', '2026-05-01')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await desk.confirmIdentity(id, 'signed-letter');
  await new SubjectStateService(scope).setDeceased(eva, '2026-04-01', { kind: 'heir', fullName: 'Lea Lind' });
  await desk.include(id, eva);
  await estate.recordProof(id, 'notary-letter', '2026-05-01');
  expect((await heirsOf(scope)).sort()).toEqual([ana, eva].sort());

  const reason = 'Nothing that was shown speaks for whoever asks.';
  await estate.decide(id, { isGranted: false, law: 'IT', ground: 'not-shown', reason });

  expect(await heirsOf(scope)).toEqual([eva]);
  expect(await subjectOf(workspace, ana)).toMatchObject({ deceasedOn: null });
  expect(await subjectOf(workspace, eva)).toMatchObject({ deceasedOn: '2026-04-01' });
});

async function heirsOf(scope: Scope): Promise<string[]> {
  const found = await scope.transaction((em) =>
    em.find(LegalContact, { workspaceId: scope.workspaceId, kind: 'heir' }),
  );
  return found.map(({ subject }) => subject.id);
}
