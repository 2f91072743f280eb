import type { EntityManager } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActivityService } from '../../activity/activity.service.ts';
import { NoteService } from '../../activity/note.service.ts';
import { emptyBin } from '../../bin/empty-bin.ts';
import { productCatalogue } from '../../database/catalogue/product-catalogue.ts';
import { DealService } from '../../deal/deal.service.ts';
import { purposesOf } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { ConsentService } from '../../privacy/consent/consent.service.ts';
import { ConsentEvent } from '../../privacy/consent/consent-event.entity.ts';
import { ErasureService } from '../../privacy/erasure/erasure.service.ts';
import { RetentionService } from '../../privacy/retention/retention.service.ts';
import { DataSubject } from '../../privacy/subject/data-subject.entity.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { deedsOn, getRecord, refusalsOf, setSubject } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { Contact } from '../contact.entity.ts';
import { ContactService } from '../contact.service.ts';
import type { NewContact } from '../contact-input.ts';
import { ContactPoint } from '../contact-point.entity.ts';
import { ContactPointService } from '../point/contact-point.service.ts';
import { ContactMerge } from './contact-merge.entity.ts';
import { ContactMergeService } from './contact-merge.service.ts';

const catalogue = productCatalogue();
let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('B11-AC9 a merge', () => {
  it('moves what belongs to a contact, fills what the survivor has not, and lets their own values win', async () => {
    const { sales, kept, gone } = await givenPair({
      kept: { fullName: 'Ana Ruiz', jobTitle: 'Buyer', points: [{ kind: 'email', value: 'ana@example.test' }] },
      gone: {
        ...{ fullName: 'A. Ruiz', jobTitle: 'Clerk', city: 'Lyon', birthDate: '1980-02-03' },
        points: [
          { kind: 'email', value: 'Ana@Example.test', isShared: true },
          { kind: 'phone', value: '+34600111222' },
        ],
      },
    });
    const dealId = await new DealService(sales).create({ name: 'Rollout', contactId: gone });
    const noteId = await new NoteService(sales).create({ body: 'Called', contactId: gone });

    await merges(sales).merge({ survivorId: kept, mergedIds: [gone] });

    const survivor = await getRecord(sales, Contact, kept);
    expect(survivor).toMatchObject({ fullName: 'Ana Ruiz', jobTitle: 'Buyer', city: 'Lyon' });
    expect(survivor.birthDate).not.toBeNull();
    expect(await points(sales, kept)).toEqual(['email ana@example.test primary shared', 'phone sealed primary']);
    expect(await ownersOf(sales, ['deal', 'note'], [dealId, noteId])).toEqual([kept, kept]);
    expect(await deedsOn(sales, kept)).toEqual(['contact:create', 'contact:merge']);
    expect(await refusalsOf([new ContactService(sales).update(gone, { city: 'Rome' })])).toEqual(['NOT_FOUND']);
    expect(await refusalsOf([new ContactService(sales).restore(gone)])).toEqual(['NOT_FOUND']);
  });

  it('is undone for 30 days: everybody has again what they had, and what was sealed meanwhile lies under their own key', async () => {
    const { workspace, sales, kept, gone } = await givenPair({
      kept: { fullName: 'Ana Ruiz' },
      gone: { fullName: 'A. Ruiz', city: 'Lyon', points: [{ kind: 'phone', value: '+34600111222' }] },
    });
    const noteId = await new NoteService(sales).create({ body: 'Called', contactId: gone });
    await merges(sales).merge({ survivorId: kept, mergedIds: [gone] });
    const later = await new NoteService(sales).create({ body: 'Called again', contactId: kept });
    const [phone] = await pointRows(sales, kept);
    await new ContactPointService(sales).update(phone?.id ?? '', { value: '+34600111333' });
    domain.clock.advanceDays(29);

    await merges(sales).unmerge(gone);

    expect(await getRecord(sales, Contact, kept)).toMatchObject({ city: null, deletedAt: null });
    expect(await getRecord(sales, Contact, gone)).toMatchObject({ city: 'Lyon', deletedAt: null });
    expect(await ownersOf(sales, ['note', 'note'], [noteId, later])).toEqual([gone, kept]);
    await erase(workspace, (await getRecord(sales, Contact, kept)).subject.id);
    const [back] = await pointRows(sales, gone);
    const place = { workspaceId: workspace.id, table: 'contact_point', column: 'sealed_value', rowId: back?.id ?? '' };
    expect(await domain.vault.open(place, back?.sealedValue ?? Buffer.of())).toBe('+34600111333');
  });

  it('B10-AC1 keeps for as long as either would be kept: spoken with last, a customer still, and back again when undone', async () => {
    const ago = (days: number) => new Date(domain.clock.now().getTime() - days * 86_400_000);
    const { workspace, sales, kept, gone } = await givenPair({
      kept: { fullName: 'Ana Ruiz', collectedAt: ago(900) },
      gone: { fullName: 'A. Ruiz', collectedAt: ago(800), lifecycle: 'customer' },
    });
    await new ActivityService(sales).log({ kind: 'call', contactId: gone });
    const { lastInteractionAt } = await getRecord(sales, Contact, gone);
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const due = async () => {
      const { rules } = await new RetentionService(officer, testPrivacyParts(domain)).overview();
      return rules.reduce((sum, rule) => sum + (rule.isApproved ? rule.due : 0), 0);
    };
    const before = await due();

    await merges(sales).merge({ survivorId: kept, mergedIds: [gone] });

    expect([before, await due()]).toEqual([1, 0]);
    expect(await getRecord(sales, Contact, kept)).toMatchObject({ lifecycle: 'customer', lastInteractionAt });
    await merges(sales).unmerge(gone);
    expect(await due()).toBe(1);
    expect(await getRecord(sales, Contact, kept)).toMatchObject({ lifecycle: 'prospect', lastInteractionAt: null });
  });

  it('is final after 30 days: nothing of before is left, the shell is gone, and the old id is known still', async () => {
    const { workspace, sales, kept, gone } = await givenPair({ kept: {}, gone: { fullName: 'A. Ruiz' } });
    await merges(sales).merge({ survivorId: kept, mergedIds: [gone] });
    domain.clock.advanceDays(30);

    expect(await refusalsOf([merges(sales).unmerge(gone)])).toEqual(['WRONG_STATE']);
    await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), testPrivacyParts(domain));

    const [merge] = await read(sales, (em) => em.find(ContactMerge, { workspaceId: workspace.id }));
    expect(merge).toMatchObject({ mergedId: gone, survivorId: kept, before: null, moved: null });
    expect(await read(sales, (em) => em.count(Contact, { workspaceId: workspace.id, id: gone }))).toBe(0);
    await new ContactService(sales).delete(kept);
    domain.clock.advanceDays(30);
    const emptied = await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), testPrivacyParts(domain));
    expect(emptied.people).toBe(1);
  });

  it('refuses what is not allowed: a viewer, another workspace, somebody restricted, the contact itself, a stale version', async () => {
    const { workspace, sales, kept, gone } = await givenPair({ kept: {}, gone: {} });
    const elsewhere = await givenPair({ kept: {}, gone: {} });
    const restricted = await new ContactService(sales).create({ fullName: 'Ben' });
    const { subject } = await getRecord(sales, Contact, restricted);
    await setSubject(workspace.asSystem(), subject.id, { restrictedAt: domain.clock.now(), blocked: -1n });

    const order = { survivorId: kept, mergedIds: [gone] };
    const [viewer, support] = [await workspace.as('viewer'), await workspace.as('support')];
    const refused = [
      await refusalsOf([merges(viewer).merge(order), merges(support).merge(order)]),
      await refusalsOf([
        merges(elsewhere.sales).merge(order),
        merges(sales).merge({ ...order, mergedIds: [elsewhere.gone] }),
      ]),
      await refusalsOf([merges(sales).merge({ ...order, mergedIds: [restricted] })]),
      await refusalsOf([
        merges(sales).merge({ ...order, mergedIds: [kept] }),
        merges(sales).merge({ ...order, mergedIds: [] }),
      ]),
      await refusalsOf([merges(sales).merge({ ...order, ifVersion: 99 })]),
    ];

    expect(refused).toEqual([
      ...[['NOT_ALLOWED'], ['NOT_FOUND'], ['PROCESSING_RESTRICTED'], ['INVALID_INPUT'], ['STALE_VERSION']],
    ]);
    expect(await refusalsOf([merges(sales).unmerge(gone)])).toEqual(['NOT_FOUND']);
  });

  it('of merged people is undone from the last one back', async () => {
    const { sales, kept, gone } = await givenPair({ kept: {}, gone: {} });
    const third = await new ContactService(sales).create({ fullName: 'Third' });
    await merges(sales).merge({ survivorId: kept, mergedIds: [gone] });
    await merges(sales).merge({ survivorId: third, mergedIds: [kept] });

    expect(await refusalsOf([merges(sales).unmerge(gone)])).toEqual(['WRONG_STATE']);
    await merges(sales).unmerge(kept);
    await merges(sales).unmerge(gone);

    for (const id of [kept, gone, third])
      expect(await getRecord(sales, Contact, id)).toMatchObject({ deletedAt: null });
  });
});

describe('B11-AC9 privacy after a merge', () => {
  it('never is looser: an older no of one wins over a newer yes of the other, until they say yes as one person', async () => {
    const { workspace, sales, kept, gone } = await givenPair({ kept: {}, gone: {} });
    const [keptPerson, gonePerson] = await subjectsOf(sales, [kept, gone]);
    const consents = new ConsentService(sales);
    const yes = { purpose: 'MARKETING', event: 'given', method: 'web-form', wording: 'Yes' } as const;
    await consents.record({ subjectId: keptPerson, ...yes, occurredAt: new Date('2026-06-01') });
    await consents.record({
      subjectId: gonePerson,
      ...{ purpose: 'MARKETING', event: 'objected', method: 'email', occurredAt: new Date('2026-01-01') },
    });

    await merges(sales).merge({ survivorId: kept, mergedIds: [gone] });
    const merged = await consents.why(keptPerson, 'MARKETING');
    domain.clock.advanceDays(1);
    await consents.record({ subjectId: keptPerson, ...yes });
    const said = await consents.why(keptPerson, 'MARKETING');
    domain.clock.advanceDays(1);
    await consents.record({ subjectId: keptPerson, purpose: 'MARKETING', event: 'withdrawn', method: 'email' });
    await merges(sales).unmerge(gone);

    expect(merged).toMatchObject({ allowed: false, cause: 'objected' });
    expect(said).toMatchObject({ allowed: true });
    expect(await consents.why(gonePerson, 'MARKETING')).toMatchObject({ allowed: false });
    expect(await consents.why(keptPerson, 'MARKETING')).toMatchObject({ allowed: false, cause: 'withdrawn' });
    expect((await decisionOf(workspace, gonePerson)).isMinor).toBe(false);
  });

  it('is undone without loosening what was said since of an address that both had', async () => {
    const address = { kind: 'email', value: 'ana@example.test' } as const;
    const { sales, kept, gone } = await givenPair({ kept: { points: [address] }, gone: { points: [address] } });
    const [[own], [twin]] = [await pointRows(sales, kept), await pointRows(sales, gone)];
    const [keptPerson, gonePerson] = await subjectsOf(sales, [kept, gone]);
    const consents = new ConsentService(sales);
    const no = { purpose: 'MARKETING', method: 'email', contactPointId: own?.id ?? null } as const;
    await consents.record({ ...no, subjectId: keptPerson, event: 'refused' });
    domain.clock.advanceDays(1);
    await merges(sales).merge({ survivorId: kept, mergedIds: [gone] });
    domain.clock.advanceDays(1);
    await new ContactPointService(sales).update(own?.id ?? '', { isShared: true });
    await consents.record({ ...no, subjectId: keptPerson, purpose: 'PROSPECTING', event: 'objected' });

    await merges(sales).unmerge(gone);

    // What was said of one of them before the merge stays with that one.
    expect(await saidOf(sales, gonePerson)).toEqual([`PROSPECTING objected ${twin?.id}`]);
    expect(await points(sales, kept)).toEqual(['email ana@example.test primary shared']);
  });

  it('is the bitwise union of both, whatever was said and decided before, and is parted again as it was', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner', 'RIGHTS_HANDLING');
    const said = fc.array(
      fc.record({
        purpose: fc.constantFrom('MARKETING', 'PROSPECTING', 'PROFILING', 'RELATIONSHIP'),
        event: fc.constantFrom('given', 'withdrawn', 'refused', 'objected'),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      { minLength: 3, maxLength: 5 },
    );
    const person = fc.record({ said, isMinor: fc.boolean(), isRestricted: fc.boolean() });

    await fc.assert(
      fc.asyncProperty(person, person, async (one, other) => {
        const [kept, gone] = [await givenStanding(scope, one), await givenStanding(scope, other)];
        const [mine, theirs] = [
          await decisionOf(workspace, kept.subjectId),
          await decisionOf(workspace, gone.subjectId),
        ];

        domain.clock.advanceDays(1);
        await merges(scope).merge({ survivorId: kept.contactId, mergedIds: [gone.contactId] });
        const joined = await decisionOf(workspace, kept.subjectId);
        await merges(scope).unmerge(gone.contactId);

        // A restriction of one closes everything for both; else it is exactly what either of them has closed.
        expect(purposesOf(joined.blocked & (mine.blocked | theirs.blocked))).toEqual(
          purposesOf(mine.blocked | theirs.blocked),
        );
        expect([joined.isMinor, joined.restrictedAt !== null]).toEqual([
          mine.isMinor || theirs.isMinor,
          mine.restrictedAt !== null || theirs.restrictedAt !== null,
        ]);
        if (one.isMinor === other.isMinor) expect(joined.blocked).toBe(mine.blocked | theirs.blocked);
        expect(await decisionOf(workspace, kept.subjectId)).toEqual(mine);
        expect(await decisionOf(workspace, gone.subjectId)).toEqual(theirs);
      }),
      { numRuns: 8 },
    );
  });

  it('is erased as one, and nobody is merged who is being erased', async () => {
    const { workspace, sales, kept, gone } = await givenPair({ kept: {}, gone: { fullName: 'A. Ruiz' } });
    const other = await new ContactService(sales).create({ fullName: 'Ben' });
    const [person, merged, ben] = await subjectsOf(sales, [kept, gone, other]);
    await merges(sales).merge({ survivorId: kept, mergedIds: [gone] });
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const erasures = new ErasureService(officer, testPrivacyParts(domain));
    const order = { subjectIds: [ben], requestId: null, ground: 'request' } as const;
    const [planned = ''] = await officer.transaction((em) => erasures.plan(em, order));

    expect(await refusalsOf([merges(sales).merge({ survivorId: kept, mergedIds: [other] })])).toEqual(['WRONG_STATE']);
    await erasures.run(planned);
    await erase(workspace, person);

    for (const id of [person, merged]) expect((await decisionOf(workspace, id)).erasedAt).not.toBeNull();
    expect(await read(sales, (em) => em.count(ContactMerge, { workspaceId: workspace.id }))).toBe(0);
    expect(await refusalsOf([merges(sales).unmerge(gone)])).toEqual(['NOT_FOUND']);
  });

  it('waits for whoever writes about them, and both commands come to one end', async () => {
    const { workspace, sales, kept, gone } = await givenPair({ kept: {}, gone: {} });
    const [person] = await subjectsOf(sales, [kept, gone]);
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const erasures = new ErasureService(officer, testPrivacyParts(domain));

    const [note, merge] = await Promise.allSettled([
      new NoteService(sales).create({ body: 'Called', contactId: gone }),
      merges(sales).merge({ survivorId: kept, mergedIds: [gone] }),
    ]);
    const notes = await read(sales, (em) =>
      em.execute<{ contact_id: string }[]>('select contact_id from note where workspace_id = ?', [workspace.id]),
    );
    const order = { subjectIds: [person], requestId: null, ground: 'request' } as const;
    const [planned = ''] = await officer.transaction((em) => erasures.plan(em, order));
    await Promise.allSettled([erasures.run(planned), merges(sales).unmerge(gone)]);
    await erasures.run(planned);

    expect(merge.status).toBe('fulfilled');
    expect(notes.map(({ contact_id }) => contact_id)).toEqual(note.status === 'fulfilled' ? [kept] : []);
    expect((await decisionOf(workspace, person)).erasedAt).not.toBeNull();
  });
});

function merges(scope: Scope): ContactMergeService {
  return new ContactMergeService(scope, catalogue);
}

async function givenPair(input: { kept: NewContact; gone: NewContact }) {
  const workspace = await domain.givenWorkspace();
  const sales = await workspace.as('sales');
  const contacts = new ContactService(sales);
  const kept = await contacts.create(input.kept);
  const gone = await contacts.create({ ...input.gone, allowDuplicate: true });
  return { workspace, sales, kept, gone };
}

interface Standing {
  readonly said: readonly { readonly purpose: string; readonly event: string; readonly day: number }[];
  readonly isMinor: boolean;
  readonly isRestricted: boolean;
}

async function givenStanding(scope: Scope, { said, isMinor, isRestricted }: Standing) {
  const contactId = await new ContactService(scope).create({ fullName: 'Somebody', isMinor });
  const [subjectId] = await subjectsOf(scope, [contactId]);
  const consents = new ConsentService(scope);
  for (const { purpose, event, day } of said)
    await consents.record({
      ...{ subjectId, purpose: purpose as 'MARKETING', event: event as 'given', method: 'email', wording: 'Words' },
      occurredAt: new Date(Date.UTC(2026, 1, day)),
    });
  if (isRestricted) await consents.restrict(subjectId, 'accuracy-contested');
  return { contactId, subjectId };
}

async function decisionOf(workspace: TestWorkspace, id: string) {
  const person = await workspace
    .asSystem()
    .transaction((em) => em.findOneOrFail(DataSubject, { workspaceId: workspace.id, id }));
  const { blocked, objected, restrictedAt, isMinor, erasedAt, mergedInto } = person;
  return { blocked: BigInt(blocked), objected, restrictedAt: restrictedAt ?? null, isMinor, erasedAt, mergedInto };
}

function read<Result>(scope: Scope, work: (em: EntityManager) => Promise<Result>): Promise<Result> {
  return scope.transaction(work);
}

async function subjectsOf(scope: Scope, contactIds: readonly string[]): Promise<[string, string, string]> {
  const ids = [];
  for (const id of contactIds) ids.push((await getRecord(scope, Contact, id)).subject.id);
  const [one = '', two = '', three = ''] = ids;
  return [one, two, three];
}

async function saidOf(scope: Scope, subjectId: string): Promise<string[]> {
  const where = { workspaceId: scope.workspaceId, subject: { id: subjectId } };
  const said = await read(scope, (em) => em.find(ConsentEvent, where, { orderBy: { id: 'asc' } }));
  return said.map(({ purpose, event, contactPointId }) => `${purpose} ${event} ${contactPointId}`);
}

function pointRows(scope: Scope, contactId: string): Promise<ContactPoint[]> {
  const where = { workspaceId: scope.workspaceId, contact: { id: contactId } };
  return read(scope, (em) => em.find(ContactPoint, where, { orderBy: { kind: 'asc', id: 'asc' } }));
}

async function points(scope: Scope, contactId: string): Promise<string[]> {
  return (await pointRows(scope, contactId)).map(({ kind, clearValue, isPrimary, isShared }) =>
    [kind, clearValue ?? 'sealed', isPrimary && 'primary', isShared && 'shared'].filter(Boolean).join(' '),
  );
}

async function ownersOf(scope: Scope, tables: readonly string[], ids: readonly string[]): Promise<string[]> {
  const owners = [];
  for (const [index, table] of tables.entries()) {
    const sql = `select contact_id from ${table} where workspace_id = ? and id = ?`;
    const [row] = await read(scope, (em) =>
      em.execute<{ contact_id: string }[]>(sql, [scope.workspaceId, ids[index] ?? '']),
    );
    owners.push(row?.contact_id ?? 'nobody');
  }
  return owners;
}

async function erase(workspace: TestWorkspace, subjectId: string): Promise<void> {
  const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const erasures = new ErasureService(officer, testPrivacyParts(domain));
  const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
  for (const id of await officer.transaction((em) => erasures.plan(em, order))) await erasures.run(id);
}
