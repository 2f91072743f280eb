import type { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { purposesOf } from '../../kernel/purposes.ts';
import { getRecord, setSubject } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { ConsentService } from '../consent/consent.service.ts';
import { recomputeDue } from '../consent/recompute-subjects.ts';
import { createSubject } from './create-subject.ts';
import { DataSubject } from './data-subject.entity.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const UNTIL = new Date('2026-06-20T00:00:00Z');
const YES = { purpose: 'MARKETING', event: 'given', wording: 'Send me news', method: 'web-form' } as const;

describe('the decision about a person in the row of their contact', () => {
  it('is there from the first moment, and follows each consent, objection and expiry', async () => {
    const { workspace, scope, contactId, subjectId } = await givenPerson();
    const consent = new ConsentService(scope);
    expect(await closed(workspace, contactId)).toContain('MARKETING');

    await consent.record({ ...YES, subjectId, expiresAt: UNTIL });
    expect(await closed(workspace, contactId)).not.toContain('MARKETING');
    expect((await contact(workspace, contactId)).nextChangeAt).toEqual(UNTIL);

    await consent.record({ purpose: 'RELATIONSHIP', event: 'objected', method: 'phone-call', subjectId });
    expect(await closed(workspace, contactId)).toContain('RELATIONSHIP');

    await workspace.asSystem().transaction((em) => recomputeDue(em, workspace.id, UNTIL));
    expect(await closed(workspace, contactId)).toContain('MARKETING');
    expect((await contact(workspace, contactId)).nextChangeAt).toBeNull();
  });

  it('closes everything for somebody erased, whatever their bits say', async () => {
    const { workspace, scope, contactId, subjectId } = await givenPerson();

    await setSubject(scope, subjectId, { erasedAt: domain.clock.now(), blocked: 0n });

    expect((await contact(workspace, contactId)).blocked).toBe(-1n);
  });

  it('changes neither the version of the contact nor the day of its last change', async () => {
    const { workspace, scope, contactId, subjectId } = await givenPerson();
    const before = await contact(workspace, contactId);
    domain.clock.set(new Date(domain.clock.now().getTime() + 60_000));

    await new ConsentService(scope).record({ ...YES, subjectId });

    const { version, updatedAt } = await contact(workspace, contactId);
    expect({ version, updatedAt }).toEqual({ version: before.version, updatedAt: before.updatedAt });
  });

  it('goes with the contact to another person, as after a merge', async () => {
    const { workspace, contactId } = await givenPerson();
    const other = await givenPerson(workspace);
    await new ConsentService(other.scope).record({ ...YES, subjectId: other.subjectId });

    await workspace.asSystem().transaction(async (em) => {
      const row = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id: contactId });
      row.subject = em.getReference(DataSubject, [workspace.id, other.subjectId], { wrapped: true });
    });

    expect(await closed(workspace, contactId)).not.toContain('MARKETING');
  });

  it('cannot be set beside the one it is a copy of', async () => {
    const { workspace, subjectId } = await givenPerson();
    const later = await workspace.asSystem().transaction(async (em) => {
      const row = await insertBeside(em, workspace, subjectId, { blocked: 0n });
      return row.id;
    });

    expect(await closed(workspace, later)).toContain('MARKETING');
  });

  it('is right although a contact is written while somebody decides about its person', async () => {
    const { workspace, scope, subjectId } = await givenPerson();
    const inserted = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const writing = workspace.asSystem().transaction(async (em) => {
      const { id } = await insertBeside(em, workspace, subjectId, {});
      inserted.resolve();
      await mayCommit.promise;
      return id;
    });
    await inserted.promise;

    const deciding = new ConsentService(scope).record({ ...YES, subjectId });
    await Promise.race([deciding, new Promise((done) => setTimeout(done, 200))]);
    mayCommit.resolve();
    const [contactId] = await Promise.all([writing, deciding]);

    expect(await closed(workspace, contactId)).not.toContain('MARKETING');
  });
});

async function givenPerson(known?: TestWorkspace) {
  const workspace = known ?? (await domain.givenWorkspace());
  const scope = await workspace.as('owner');
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz', collectedFrom: 'person' });
  const { subject } = await getRecord(scope, Contact, contactId);
  return { workspace, scope, contactId, subjectId: subject.id };
}

/** A second contact of a person, as the tables would take it. */
async function insertBeside(
  em: EntityManager,
  workspace: TestWorkspace,
  subjectId: string,
  columns: Partial<Pick<Contact, 'blocked'>>,
): Promise<Contact> {
  const now = domain.clock.now();
  const { id } = await createSubject(em, workspace.asSystem(), { kind: 'contact' });
  const row = em.create(Contact, {
    ...{ workspaceId: workspace.id, id, fullName: 'A. Ruiz', collectedAt: now, createdAt: now, updatedAt: now },
    subject: em.getReference(DataSubject, [workspace.id, subjectId], { wrapped: true }),
    ...columns,
  });
  await em.persist(row).flush();
  return row;
}

function contact(workspace: TestWorkspace, id: string): Promise<Contact> {
  return getRecord(workspace.asSystem(), Contact, id);
}

async function closed(workspace: TestWorkspace, id: string) {
  return purposesOf((await contact(workspace, id)).blocked);
}
