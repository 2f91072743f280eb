import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { AuditEntry } from '../../../kernel/records/audit-entry.entity.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ConsentService } from '../../consent/consent.service.ts';
import { recomputeDue } from '../../consent/recompute-subjects.ts';
import { assertUsable } from '../assert-usable.ts';
import { createSubject } from '../create-subject.ts';
import { DataSubject } from '../data-subject.entity.ts';
import { LegalContact } from './legal-contact.entity.ts';
import { RestrictionService } from './restriction.service.ts';
import { RestrictionException } from './restriction-exception.entity.ts';
import { SubjectStateService } from './subject-state.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const GUARDIAN = { kind: 'guardian', fullName: 'Maria Becker', email: 'maria@becker.example' } as const;
const HEIR = { kind: 'heir', fullName: 'Nils Lindqvist' } as const;
const STOPPED = ['PROSPECTING', 'MARKETING', 'PROFILING', 'PARTNER_SHARING'] as const;

async function givenPerson(workspace: TestWorkspace): Promise<string> {
  const scope = await workspace.as('owner');
  return scope.transaction(async (em) => (await createSubject(em, scope, { kind: 'contact' })).id);
}

async function officerOf(workspace: TestWorkspace) {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const states = new SubjectStateService(scope);
  const consents = new ConsentService(scope);
  const opens = async (subjectId: string) =>
    (await consents.decisions(subjectId, [...STOPPED, 'RELATIONSHIP', 'SUPPORT'])).flatMap(({ purpose, allowed }) =>
      allowed ? [purpose] : [],
    );
  const auditOf = (subjectId: string) =>
    scope.transaction(async (em) =>
      (await em.find(AuditEntry, { workspaceId: workspace.id, subjectId }, { orderBy: { id: 'asc' } })).map(
        ({ action, fields }) => `${action} ${fields}`,
      ),
    );
  return { scope, states, consents, restrictions: new RestrictionService(scope), opens, auditOf };
}

async function speakersFor(workspace: TestWorkspace, subjectId: string) {
  const scope = await workspace.as('owner');
  const rows = await scope.transaction((em) =>
    em.find(LegalContact, { workspaceId: workspace.id, subject: [workspace.id, subjectId] as [string, string] }),
  );
  const open = (id: string, column: string, sealed: Uint8Array | null | undefined) =>
    sealed ? domain.vault.open({ workspaceId: workspace.id, table: 'legal_contact', column, rowId: id }, sealed) : null;
  return Promise.all(
    rows.map(async ({ id, kind, fullName, email }) => ({
      ...{ kind, fullName: await open(id, 'full_name', fullName), email: await open(id, 'email', email) },
    })),
  );
}

describe('B19-AC1 a minor', () => {
  it('is approached for nothing from that moment on, is dealt with as before, and has a guardian under their own key', async () => {
    const workspace = await domain.givenWorkspace();
    const { states, consents, opens, auditOf } = await officerOf(workspace);
    const subjectId = await givenPerson(workspace);
    const said = {
      subjectId,
      purpose: 'MARKETING',
      event: 'given',
      wording: 'Send me news',
      method: 'web-form',
    } as const;
    await consents.record(said);
    expect(await opens(subjectId)).toEqual(['PROSPECTING', 'MARKETING', 'RELATIONSHIP', 'SUPPORT']);

    await states.setMinor(subjectId, true, GUARDIAN);

    expect(await opens(subjectId)).toEqual(['RELATIONSHIP', 'SUPPORT']);
    expect(await consents.why(subjectId, 'MARKETING')).toMatchObject({ cause: 'minor' });
    expect(await speakersFor(workspace, subjectId)).toEqual([GUARDIAN]);
    expect(await auditOf(subjectId)).toContain('subject:update isMinor');
  });

  it('who is none after all has no guardian any more, and what they allowed counts again', async () => {
    const workspace = await domain.givenWorkspace();
    const { states, opens } = await officerOf(workspace);
    const subjectId = await givenPerson(workspace);
    await states.setMinor(subjectId, true, GUARDIAN);

    await states.setMinor(subjectId, false);

    expect(await opens(subjectId)).toContain('PROSPECTING');
    expect(await speakersFor(workspace, subjectId)).toEqual([]);
  });

  it('is flagged also while processing is restricted', async () => {
    const workspace = await domain.givenWorkspace();
    const { scope, states, consents } = await officerOf(workspace);
    const subjectId = await givenPerson(workspace);
    await consents.restrict(subjectId, 'unlawful');

    await states.setMinor(subjectId, true);

    const person = await scope.transaction((em) => em.findOneOrFail(DataSubject, [workspace.id, subjectId]));
    expect(person.isMinor).toBe(true);
  });
});

describe('DEC-AC1 somebody who died', () => {
  it('is approached for nothing any more; who speaks for them is written down, sealed, and can be forgotten', async () => {
    const workspace = await domain.givenWorkspace();
    const { scope, states, consents, opens, auditOf } = await officerOf(workspace);
    const subjectId = await givenPerson(workspace);

    await states.setDeceased(subjectId, '2026-03-02', HEIR);

    expect(await opens(subjectId)).toEqual(['RELATIONSHIP', 'SUPPORT']);
    expect(await consents.why(subjectId, 'PROSPECTING')).toMatchObject({ cause: 'deceased' });
    expect(await speakersFor(workspace, subjectId)).toEqual([{ ...HEIR, email: null }]);
    const [heir] = await scope.transaction((em) => em.find(LegalContact, { workspaceId: workspace.id }));
    await states.removeLegalContact(heir?.id ?? '');
    expect(await speakersFor(workspace, subjectId)).toEqual([]);
    expect(await auditOf(subjectId)).toEqual(
      expect.arrayContaining(['subject:update deceasedOn', 'subject:update legalContact']),
    );
  });

  it('lives after all', async () => {
    const workspace = await domain.givenWorkspace();
    const { states, opens } = await officerOf(workspace);
    const subjectId = await givenPerson(workspace);
    await states.setDeceased(subjectId, '2026-03-02', HEIR);

    await states.setDeceased(subjectId, null);

    expect(await opens(subjectId)).toContain('PROSPECTING');
    expect(await speakersFor(workspace, subjectId)).toEqual([]);
  });

  it('cannot die tomorrow, and nobody speaks for them without a name or with an address that is none', async () => {
    const workspace = await domain.givenWorkspace();
    const { states } = await officerOf(workspace);
    const id = await givenPerson(workspace);
    const path = (doing: Promise<unknown>) => doing.then(() => null).catch((error: { path: string }) => error.path);

    expect(await path(states.setDeceased(id, '2999-01-01'))).toBe('deceasedOn');
    expect(await path(states.setDeceased(id, '2026-03-02', { ...HEIR, fullName: ' ' }))).toBe('legalContact.fullName');
    expect(await path(states.setMinor(id, true, { ...GUARDIAN, email: 'none' }))).toBe('legalContact.email');
    expect(await path(states.setMinor(id, false, GUARDIAN))).toBe('legalContact');
  });
});

describe('B15-AC5 what goes on although a person is restricted', () => {
  const CLAIM = { purpose: 'BILLING', ground: 'legal-claims', reason: 'Invoice 17 is at court' } as const;
  const tomorrow = () => new Date(domain.clock.now().getTime() + 86_400_000);

  it('is one purpose, on a ground and with a reason, until a day; then it stands still again by itself', async () => {
    const workspace = await domain.givenWorkspace();
    const { scope, consents, restrictions, auditOf } = await officerOf(workspace);
    const subjectId = await givenPerson(workspace);
    await consents.restrict(subjectId, 'needed-for-claims');

    await restrictions.allow(subjectId, { ...CLAIM, expiresAt: tomorrow() });

    const usable = async (purpose: 'BILLING' | 'SUPPORT') => {
      const doing = await workspace.as('owner', purpose);
      return doing.transaction(async (em) => {
        const { subject } = { subject: em.getReference(DataSubject, [workspace.id, subjectId], { wrapped: true }) };
        return assertUsable(subject, doing)
          .then(() => 'usable')
          .catch((error: { code: string }) => error.code);
      });
    };
    expect([await usable('BILLING'), await usable('SUPPORT')]).toEqual(['usable', 'PROCESSING_RESTRICTED']);
    expect(await consents.why(subjectId, 'BILLING')).toMatchObject({ allowed: true, changesAt: tomorrow() });
    expect(await auditOf(subjectId)).toContain('subject:restrict allowed,BILLING,legal-claims');
    const today = domain.clock.now();
    domain.clock.advanceDays(2);
    expect(await usable('BILLING')).toBe('PROCESSING_RESTRICTED');
    await scope.transaction((em) => recomputeDue(em, workspace.id, domain.clock.now(), 100));
    expect(await consents.why(subjectId, 'BILLING')).toMatchObject({ allowed: false, cause: 'restricted' });
    domain.clock.set(today);
  });

  it('ends with a word of the officer, and with the restriction itself: the next one begins without', async () => {
    const workspace = await domain.givenWorkspace();
    const { scope, consents, restrictions } = await officerOf(workspace);
    const subjectId = await givenPerson(workspace);
    const open = () => consents.why(subjectId, 'BILLING').then(({ allowed }) => allowed);
    await consents.restrict(subjectId, 'needed-for-claims');
    await restrictions.allow(subjectId, { ...CLAIM, expiresAt: tomorrow() });
    const [exception] = await scope.transaction((em) => em.find(RestrictionException, { workspaceId: workspace.id }));

    await restrictions.endException(exception?.id ?? '');
    const ended = await open();
    await restrictions.allow(subjectId, { ...CLAIM, expiresAt: tomorrow() });
    const again = await open();
    await consents.liftRestriction(subjectId, domain.clock.now());
    await consents.restrict(subjectId, 'unlawful');

    expect([ended, again, await open()]).toEqual([false, true, false]);
  });

  it('opens nothing that the person refuses for another reason', async () => {
    const workspace = await domain.givenWorkspace();
    const { consents, restrictions } = await officerOf(workspace);
    const subjectId = await givenPerson(workspace);
    await consents.record({ subjectId, purpose: 'PROSPECTING', event: 'objected', method: 'email' });
    await consents.restrict(subjectId, 'accuracy-contested');

    await restrictions.allow(subjectId, { ...CLAIM, purpose: 'PROSPECTING', ground: 'consent', expiresAt: tomorrow() });

    expect(await consents.why(subjectId, 'PROSPECTING')).toMatchObject({ allowed: false, cause: 'objected' });
  });

  it('needs a restriction, a reason, a time to come and a purpose that can be refused', async () => {
    const workspace = await domain.givenWorkspace();
    const { consents, restrictions } = await officerOf(workspace);
    const subjectId = await givenPerson(workspace);
    const exception = { ...CLAIM, expiresAt: tomorrow() };
    const code = (doing: Promise<unknown>) => doing.then(() => null).catch((error: { code: string }) => error.code);

    expect(await code(restrictions.allow(subjectId, exception))).toBe('WRONG_STATE');
    await consents.restrict(subjectId, 'unlawful');
    for (const wrong of [{ reason: ' ' }, { expiresAt: new Date('2020-01-01') }, { purpose: 'SECURITY' as const }])
      expect(await code(restrictions.allow(subjectId, { ...exception, ...wrong }))).toBe('INVALID_INPUT');
    await restrictions.allow(subjectId, exception);
    expect(await code(restrictions.allow(subjectId, exception))).toBe('WRONG_STATE');
  });
});

describe('B15-AC2 the states of a person', () => {
  it('are set by officers alone, for the rights of people, and of nobody in another workspace', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const { states, restrictions } = await officerOf(ours);
    const [stranger, own] = [await givenPerson(theirs), await givenPerson(ours)];
    const code = (doing: Promise<unknown>) => doing.then(() => null).catch((error: { code: string }) => error.code);
    const commands = (by: SubjectStateService, about: RestrictionService, id: string) => [
      by.setMinor(id, true),
      by.setDeceased(id, '2026-01-01'),
      about.restrictItem(id, { recordType: 'note', recordId: newId(), ground: 'unlawful' }),
      about.allow(id, {
        ...{ purpose: 'BILLING', ground: 'legal-claims', reason: 'At court', expiresAt: new Date('2999-01-01') },
      }),
      by.removeLegalContact(newId()),
      about.liftItem(newId(), domain.clock.now()),
      about.endException(newId()),
    ];
    const sales = await ours.as('sales');

    const outside = await Promise.all(commands(states, restrictions, stranger).map(code));
    const refused = await Promise.all(
      commands(new SubjectStateService(sales), new RestrictionService(sales), own).map(code),
    );

    expect(new Set(outside)).toEqual(new Set(['NOT_FOUND']));
    expect(new Set(refused)).toEqual(new Set(['NOT_ALLOWED']));
  });
});
