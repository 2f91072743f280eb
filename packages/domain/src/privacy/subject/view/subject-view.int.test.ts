import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoteService } from '../../../activity/note.service.ts';
import { Contact } from '../../../contact/contact.entity.ts';
import { ContactService } from '../../../contact/contact.service.ts';
import { newId } from '../../../kernel/ids.ts';
import { purposeBits } from '../../../kernel/purposes.ts';
import { AuditEntry } from '../../../kernel/records/audit-entry.entity.ts';
import { plantPerson } from '../../../testing/planted-person.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { getRecord } from '../../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ConsentService } from '../../consent/consent.service.ts';
import { SubjectViewService } from './subject-view.service.ts';
import { viewableColumns } from './viewed-field.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function officerOf(workspace: TestWorkspace) {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  return { scope, views: new SubjectViewService(scope, testPrivacyParts(domain)) };
}

async function givenContact(workspace: TestWorkspace) {
  const scope = await workspace.as('owner');
  const id = await new ContactService(scope).create({
    ...{ fullName: 'Ana Ruiz', jobTitle: 'Buyer', source: 'Trade fair', collectedFrom: 'third-party' },
    points: [{ kind: 'phone', value: '+34 600 111 222' }],
  });
  await new NoteService(scope).create({ body: 'Wants a quote', contactId: id });
  return { id, subjectId: (await getRecord(scope, Contact, id)).subject.id };
}

const codeOf = (doing: Promise<unknown>) => doing.then(() => null).catch((error: { code: string }) => error.code);

describe('everything that is held about a person', () => {
  it('is every field of every table that the catalogue reaches, and not one letter of what is masked', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);
    const { views } = await officerOf(workspace);

    const { places } = await views.view(person.subjectId, 'en');

    const shown = new Set(places.flatMap(({ table, fields }) => fields.map(({ property }) => `${table}.${property}`)));
    const columns = parts.catalogue.flatMap((table) =>
      viewableColumns(table).map(({ column, property }) => ({ place: `${table.table}.${column}`, property, table })),
    );
    const planted = columns.filter(({ place }) => person.canaries.some((canary) => canary.place === place));
    expect(planted.length).toBeGreaterThan(30);
    for (const { table, property } of planted) expect(shown).toContain(`${table.table}.${property}`);
    const hidden = places.flatMap(({ fields }) => fields.filter(({ isMasked }) => isMasked));
    expect(JSON.stringify(hidden.map(({ shown: seen }) => seen))).not.toContain(person.mark);
  });

  it('says through what it came, who has received it, what it is used for on which ground, and until when it is kept', async () => {
    const workspace = await domain.givenWorkspace();
    const { id, subjectId } = await givenContact(workspace);
    const { scope, views } = await officerOf(workspace);
    const paused = 'update data_subject set restricted_purposes = ? where workspace_id = ? and id = ?';
    const bits = `${purposeBits(['REPORTING', 'PROFILING'])}`;
    await scope.transaction((em) => em.execute(paused, [bits, workspace.id, subjectId]));
    await scope.transaction((em) =>
      em.execute(
        `insert into disclosure (workspace_id, id, subject_id, recipient, fields, purpose, ground, operation, disclosed_at)
         values (?, ?, ?, 'Mailer Inc.', 'Contact.fullName,Contact.phones', 'RELATIONSHIP', 'contract', 'export', now())`,
        [workspace.id, newId(), subjectId],
      ),
    );

    const { places, categories } = await views.view(subjectId, 'de');

    const fieldOf = (table: string, property: string) =>
      places.find((place) => place.table === table)?.fields.find((field) => field.property === property);
    expect(fieldOf('contact', 'fullName')).toMatchObject({
      ...{ rowId: id, category: 'identity', shown: 'A. R.', isMasked: true, source: 'Trade fair' },
      ...{ collectedAt: expect.any(Date), sharedWith: ['Mailer Inc.'] },
    });
    // A code of the product's own is a word of the reader's language, and what somebody typed stays as it is.
    const lifecycleIn = async (language: 'en' | 'fr' | 'ar') =>
      (await views.view(subjectId, language)).places
        .find(({ table }) => table === 'contact')
        ?.fields.find(({ property }) => property === 'lifecycle')?.shown;
    await scope.transaction((em) =>
      em.execute(`update contact set lifecycle = 'former-customer' where workspace_id = ? and id = ?`, [
        ...[workspace.id, id],
      ]),
    );
    expect([await lifecycleIn('en'), await lifecycleIn('fr'), await lifecycleIn('ar')]).toEqual([
      ...['former customer', 'ancien client', 'عميل سابق'],
    ]);
    expect(fieldOf('disclosure', 'purpose')?.shown).not.toBe('RELATIONSHIP');
    expect(fieldOf('contact', 'lifecycle')).toMatchObject({ shown: 'möglicher Kunde' });
    expect(fieldOf('contact', 'jobTitle')).toMatchObject({ shown: 'Buyer', isMasked: false, sharedWith: [] });
    expect(fieldOf('contact_point', 'sealedValue')).toMatchObject({
      ...{ shown: null, isMasked: true, source: 'Trade fair', sharedWith: ['Mailer Inc.'] },
    });
    expect(fieldOf('data_subject', 'restrictedPurposes')).toMatchObject({
      shown: 'REPORTING, PROFILING',
      kind: 'text',
    });
    expect(fieldOf('note', 'body')).toMatchObject({ shown: null, isMasked: true, source: 'Trade fair' });
    const identity = categories.find(({ category }) => category === 'identity');
    expect(identity?.retention).toContain('Monate');
    expect(identity?.purposes).toContainEqual(
      expect.objectContaining({ purpose: 'RELATIONSHIP', basis: 'legitimate-interest', allowed: true }),
    );
    expect(identity?.purposes).toContainEqual(expect.objectContaining({ purpose: 'MARKETING', allowed: false }));
  });

  it('is revealed value by value for a reason, which the audit keeps under their key; also while they are restricted', async () => {
    const workspace = await domain.givenWorkspace();
    const { subjectId } = await givenContact(workspace);
    const { scope, views } = await officerOf(workspace);
    await new ConsentService(scope).restrict(subjectId, 'unlawful');
    const { places } = await views.view(subjectId, 'en');
    const place = (table: string, property: string) => {
      const rowId = places.find((one) => one.table === table)?.fields[0]?.rowId ?? '';
      return { table, property, rowId };
    };

    const phone = await views.reveal(subjectId, place('contact_point', 'sealedValue'), 'Request PR-1');
    const note = await views.reveal(subjectId, place('note', 'body'), 'Request PR-1');

    expect([phone, note]).toEqual(['+34 600 111 222', 'Wants a quote']);
    const entries = await scope.transaction((em) =>
      em.find(AuditEntry, { workspaceId: workspace.id, subjectId, action: 'subject:reveal' }),
    );
    expect(entries.map(({ fields }) => fields).sort()).toEqual(['contact_point.sealedValue', 'note.body']);
    const [{ id, payload } = { id: '', payload: null }] = entries;
    const at = { workspaceId: workspace.id, table: 'audit_entry', column: 'payload', rowId: id };
    expect(await domain.vault.open(at, payload ?? Buffer.of())).toBe('{"reason":"Request PR-1"}');
  });

  it('is for officers, of nobody else and of no other workspace; a value of another person is not there', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const { views } = await officerOf(ours);
    const [ana, ben, eve] = [await givenContact(ours), await givenContact(ours), await givenContact(theirs)];
    const sales = new SubjectViewService(await ours.as('sales'), testPrivacyParts(domain));
    const name = (rowId: string) => ({ table: 'contact', property: 'fullName', rowId });

    expect(await codeOf(sales.view(ana.subjectId, 'en'))).toBe('NOT_ALLOWED');
    expect(await codeOf(sales.reveal(ana.subjectId, name(ana.id), 'curious'))).toBe('NOT_ALLOWED');
    expect(await codeOf(views.view(eve.subjectId, 'en'))).toBe('NOT_FOUND');
    expect(await codeOf(views.reveal(ana.subjectId, name(ben.id), 'curious'))).toBe('NOT_FOUND');
    expect(await codeOf(views.reveal(ana.subjectId, { ...name(ana.id), property: 'blocked' }, 'why'))).toBe(
      'NOT_FOUND',
    );
    expect(await codeOf(views.reveal(ana.subjectId, name(ana.id), ' '))).toBe('INVALID_INPUT');
  });
});
