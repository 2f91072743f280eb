import { ref } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NoteService } from '../../activity/note.service.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { newId } from '../../kernel/ids.ts';
import { plantPerson } from '../../testing/planted-person.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import type { PolicyLanguage } from '../policy/policy-words.ts';
import { reachRows } from '../reach/reached-rows.ts';
import { PrivacyRequest, RequestSubject } from '../request/privacy-request.entity.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';
import { AccessCopyService, destroyExpiredCopies } from './access-copy.service.ts';
import { reasonNotExported } from './copy-columns.ts';
import type { CopyDocument } from './copy-document.ts';
import { copyWords } from './copy-words.ts';
import { makeCopy } from './make-copy.ts';
import { renderCopy } from './render-copy.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('B12-AC1 the copy of a person’s data', () => {
  it('holds every canary of every field, opened where it is sealed', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);

    const copy = await copyOf(workspace, person.subjectId);

    const missing = person.canaries.filter(
      ({ value }) => !find(copy, 'data.json').includes(JSON.stringify(value).slice(1, -1)),
    );
    expect(person.canaries.length).toBeGreaterThan(40);
    expect(missing.map(({ place }) => place)).toEqual([]);
  });

  it('has every personal column of every table that reaches the person, or a written reason', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const { subjectId } = await plantPerson(domain, workspace, parts);

    const copy = await copyOf(workspace, subjectId);

    const reach = await workspace
      .asSystem()
      .transaction((em) => reachRows(em, workspace.id, parts.catalogue, [subjectId]));
    expect(reach.size).toBeGreaterThan(20);
    const lost = parts.catalogue
      .filter(({ table }) => reach.has(table))
      .flatMap(({ table, columns }) =>
        columns
          .filter((column) => column.declaration.kind !== 'notPersonal' && reasonNotExported(column) === null)
          .filter(
            ({ property }) =>
              !copy.sections.find(({ name }) => name === table)?.columns.some(({ name }) => name === property),
          )
          .map(({ column }) => `${table}.${column}`),
      );
    expect(lost).toEqual([]);
  });

  it('says where the data came from, what was consented to, who received it, who looked and what was done', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);

    const copy = await copyOf(workspace, person.subjectId);

    expect(row(copy, 'contact')).toMatchObject({ source: expect.any(String), collectedFrom: 'not-stated' });
    expect(row(copy, 'consent_event')).toMatchObject({
      purpose: 'MARKETING',
      event: 'given',
      proof: expect.any(String),
    });
    expect(row(copy, 'disclosure')).toMatchObject({ recipient: 'Mailer Inc.', fields: 'email' });
    expect(row(copy, 'read_log_subject')).toMatchObject({ 'readLog.purpose': 'RELATIONSHIP', 'readLog.client': 'web' });
    expect(row(copy, 'audit_entry')).toMatchObject({ action: 'contact:create', actorId: '[a member of staff]' });
    expect(copy.purposes.find(({ verdict }) => verdict.purpose === 'MARKETING')).toMatchObject({
      verdict: { allowed: true },
    });
    const page = find(copy, 'index.html');
    expect(page).toContain('Your consents and objections');
    expect(page).toContain('24 months after the last exchange');
  });

  it('says how scores come about, as the law asks (Art. 15(1)(h))', async () => {
    const workspace = await domain.givenWorkspace();
    const person = await plantPerson(domain, workspace, testPrivacyParts(domain));

    const copy = await copyOf(workspace, person.subjectId);

    expect(row(copy, 'lead')).toMatchObject({ score: 40, source: expect.any(String) });
    expect(find(copy, 'index.html')).toContain('This product computes no score');
  });

  it('B12-AC4 speaks the language of the person: titles, columns, and what stands for others', async () => {
    const workspace = await domain.givenWorkspace();
    const person = await plantPerson(domain, workspace, testPrivacyParts(domain));

    const copy = await copyOf(workspace, person.subjectId, 'ar');

    expect(copy.sections.find(({ name }) => name === 'contact')).toMatchObject({
      title: 'بياناتك ومصدرها',
      relation: 'عنك',
      columns: expect.arrayContaining([expect.objectContaining({ name: 'birthDate', label: 'تاريخ الميلاد' })]),
    });
    expect(row(copy, 'note')).toMatchObject({ author: '[أحد الموظفين]' });
    expect(copy.withheld.join()).not.toMatch(/[a-z]{4}/);
    const page = find(copy, 'index.html');
    expect(page).toContain('dir="rtl"');
    const english = copyWords('en');
    const ours = [...Object.values(english.titles), ...Object.values(english.relations), english.page.contents];
    expect(ours.filter((words) => page.includes(`>${words}<`))).toEqual([]);
  });

  it('follows links to what is nobody’s: a stage by its name, a company by its name', async () => {
    const workspace = await domain.givenWorkspace();
    const person = await plantPerson(domain, workspace, testPrivacyParts(domain));

    const copy = await copyOf(workspace, person.subjectId);

    expect(row(copy, 'deal')).toMatchObject({ 'stage.name': 'Prospecting', 'pipeline.name': 'Sales' });
    expect(row(copy, 'contact')).toMatchObject({ 'company.name': expect.stringContaining('Acme') });
    expect(row(copy, 'custom_value')).toMatchObject({ 'definition.label': 'Shoe size' });
  });
});

describe('B12-AC2 others in the copy', () => {
  it('are left out: colleagues, and other people in a shared note', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const contacts = new ContactService(scope);
    const ana = await contacts.create({ fullName: 'Ana Ruiz' });
    const ben = await contacts.create({ fullName: 'Ben Ruiz', points: [{ kind: 'email', value: 'ben@example.test' }] });
    const noteId = await new NoteService(scope).create({
      body: 'Ana Ruiz came with Ben (ben@example.test).',
      contactId: ana,
    });
    await tie(workspace, noteId, await subjectOf(workspace, ben));

    const copy = await copyOf(workspace, await subjectOf(workspace, ana));

    expect(row(copy, 'note')).toMatchObject({
      body: 'Ana Ruiz came with [another person] ([another person]).',
      author: '[a member of staff]',
    });
    expect(copy.omissions).toContainEqual(
      expect.objectContaining({ section: 'note', column: 'body', cause: 'others', records: [noteId] }),
    );
    expect(copy.omissions).toContainEqual(
      expect.objectContaining({ section: 'note', column: 'author', cause: 'staff', records: [noteId] }),
    );
    expect(find(copy, 'index.html')).toContain(
      '<td><bdi>Notes about you</bdi></td><td><bdi>Body</bdi></td><td><bdi>[another person]</bdi></td><td><bdi>rights of others (GDPR Art. 15(4))</bdi></td><td><bdi>1</bdi></td>',
    );
    const everything = renderCopy(copy)
      .map(({ content }) => content)
      .join();
    expect(everything).not.toContain('A owner');
    expect(everything).not.toContain('ben@example.test');
  });

  it('and other workspaces are not in it', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const elsewhere = await plantPerson(domain, theirs, testPrivacyParts(domain));
    const ana = await new ContactService(await ours.as('owner')).create({ fullName: 'Ana Ruiz' });

    const copy = await copyOf(ours, await subjectOf(ours, ana));

    expect(find(copy, 'data.json')).not.toContain(elsewhere.mark);
    expect((await copyOf(ours, elsewhere.subjectId)).sections).toEqual([]);
  });
});

describe('B12-AC3 the archive', () => {
  it('lies encrypted under the request’s key, can be fetched for seven days, and every time is noted', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const ana = await new ContactService(await workspace.as('owner')).create({ fullName: 'Ana Ruiz' });
    const request = await givenRequest(workspace, await subjectOf(workspace, ana));
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');

    const copy = await officer.transaction(async (em) =>
      new AccessCopyService(officer, parts).make(em, await em.findOneOrFail(PrivacyRequest, { id: request })),
    );

    expect(copy.expiresAt.getTime() - copy.madeAt.getTime()).toBe(7 * 86_400_000);
    expect(parts.files.keyIds.get(copy.storageKey)).toBe(request);
    expect(parts.files.contents.get(copy.storageKey)?.subarray(0, 2).toString()).toBe('PK');
    const person = workspace.asSystem('RIGHTS_HANDLING');
    const fetched = await person.transaction(async (em) =>
      new AccessCopyService(person, parts).open(em, await em.findOneOrFail(PrivacyRequest, { id: request })),
    );
    expect(fetched.fileName).toMatch(/^PR-.*\.zip$/);
    await expect(
      officer.transaction(async (em) =>
        new AccessCopyService(officer, parts).open(em, await em.findOneOrFail(PrivacyRequest, { id: request })),
      ),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    domain.clock.advanceDays(7);
    expect(await person.transaction((em) => destroyExpiredCopies(em, person, parts.files))).toEqual([request]);
    expect(parts.files.contents.size).toBe(0);
    domain.clock.advanceDays(-7);
  });

  it('holds the person’s files as they were sent', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);
    const request = await givenRequest(workspace, person.subjectId);
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');

    const copy = await officer.transaction(async (em) =>
      new AccessCopyService(officer, parts).make(em, await em.findOneOrFail(PrivacyRequest, { id: request })),
    );

    const archive = parts.files.contents.get(copy.storageKey) ?? Buffer.of();
    expect(archive.includes(`${person.mark} inside a file`)).toBe(true);
    expect(archive.includes('files/')).toBe(true);
  });

  it('is made for nobody by a role without the right', async () => {
    const workspace = await domain.givenWorkspace();
    const request = await givenRequest(workspace, null);
    const sales = await workspace.as('sales');
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const make = (scope: typeof sales) =>
      scope.transaction(async (em) =>
        new AccessCopyService(scope, testPrivacyParts(domain)).make(
          em,
          await em.findOneOrFail(PrivacyRequest, { id: request }),
        ),
      );

    await expect(make(sales)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(make(officer)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

async function copyOf(
  workspace: TestWorkspace,
  subjectId: string,
  language: PolicyLanguage = 'en',
): Promise<CopyDocument> {
  const scope = workspace.asSystem('RIGHTS_HANDLING');
  const { catalogue } = testPrivacyParts(domain);
  const copy = await scope.transaction((em) =>
    makeCopy(em, scope, catalogue, { reference: 'PR-2222-2222', subjectIds: [subjectId], language }),
  );
  // Whatever a test asks for: its data is what the schema beside it says.
  z.fromJSONSchema(JSON.parse(find(copy, 'data.schema.json'))).parse(JSON.parse(find(copy, 'data.json')));
  return copy;
}

function find(copy: CopyDocument, name: string): string {
  return renderCopy(copy).find((file) => file.name === name)?.content ?? '';
}

function row(copy: CopyDocument, section: string) {
  return copy.sections.find(({ name }) => name === section)?.rows[0];
}

async function subjectOf(workspace: TestWorkspace, contactId: string): Promise<string> {
  const contact = await workspace
    .asSystem()
    .transaction((em) => em.findOneOrFail(Contact, { workspaceId: workspace.id, id: contactId }));
  return contact.subject.id;
}

function tie(workspace: TestWorkspace, noteId: string, subjectId: string): Promise<unknown> {
  return workspace.asSystem().transaction((em) =>
    em.execute(
      `insert into record_subject (workspace_id, id, record_type, record_id, subject_id, role)
       values (?, ?, 'note', ?, ?, 'mentioned')`,
      [workspace.id, newId(), noteId, subjectId],
    ),
  );
}

async function givenRequest(workspace: TestWorkspace, subjectId: string | null): Promise<string> {
  const id = newId();
  const now = domain.clock.now();
  await domain.vault.ensureKeys(workspace.id, 'request', [id]);
  await workspace.asSystem().transaction(async (em) => {
    const request = em.create(PrivacyRequest, {
      ...{ workspaceId: workspace.id, id, reference: `PR-${id.slice(-4)}-TEST`, kind: 'access', state: 'received' },
      ...{ channel: 'portal', receivedAt: now, dueOn: '2026-07-15', createdAt: now, updatedAt: now },
    });
    em.persist(request);
    if (subjectId === null) return;
    const subject = ref(em.getReference(DataSubject, [workspace.id, subjectId]));
    em.persist(em.create(RequestSubject, { workspaceId: workspace.id, id: newId(), request, subject }));
  });
  return id;
}
