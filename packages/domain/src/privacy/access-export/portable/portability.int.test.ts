import { ref } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ContactService } from '../../../contact/contact.service.ts';
import { ImportFixture } from '../../../import/testing/given-import.ts';
import { newId } from '../../../kernel/ids.ts';
import { readJscontacts } from '../../../testing/copies/read-jscontact.ts';
import { readVcards } from '../../../testing/copies/read-vcard.ts';
import { type Unzipped, unzip } from '../../../testing/copies/unzip.ts';
import { type PlantedPerson, plantPerson } from '../../../testing/planted-person.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { PrivacyRequest, RequestSubject } from '../../request/privacy-request.entity.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { AccessCopyService } from '../access-copy.service.ts';
import { makeCopy } from '../make-copy.ts';
import { type ContactCard, cardsOf } from './contact-card.ts';
import { portableCopy } from './portable-copy.ts';
import { PORTABLE } from './portable-fields.ts';

let domain: TestDomain;
let imports: ImportFixture;
beforeAll(async () => {
  domain = await openTestDomain();
  imports = new ImportFixture(domain);
});
afterAll(async () => {
  imports.close();
  await domain.close();
});

describe('a request to take data along', () => {
  let person: PlantedPerson;
  let parts: ReturnType<typeof testPrivacyParts>;
  let archive: Unzipped[];
  beforeAll(async () => {
    const workspace = await domain.givenWorkspace();
    parts = testPrivacyParts(domain);
    person = await plantPerson(domain, workspace, parts);
    archive = await archiveOf(workspace, person.subjectId, parts, 'de');
  });

  it('B16-AC2 gives exactly what was told and observed, of every field; nothing that others wrote, judged or logged', () => {
    const everything = archive.map(({ content }) => content).join('\n');
    const columns = parts.catalogue.flatMap((table) => table.columns);
    const isPortable = (place: string) => {
      const column = columns.find((one) => `${one.table}.${one.column}` === place);
      // What a call was about is a colleague's words; a message of the person would be theirs.
      const isOthers = place.startsWith('activity.') && place !== 'activity.direction';
      return !isOthers && column !== undefined && PORTABLE[column.table]?.includes(column.property) === true;
    };
    const given = new Set(person.canaries.filter(({ place }) => isPortable(place)).map(({ value }) => value));
    const isThere = (value: string) => new RegExp(`${value}(?!\\d)`).test(everything);
    expect(given.size).toBeGreaterThan(15);
    expect([...given].filter((value) => !isThere(value))).toEqual([]);
    expect(
      person.canaries.filter(({ value }) => !given.has(value) && isThere(value)).map(({ place }) => place),
    ).toEqual([]);
  });

  it('B16-AC1 comes as JSON with its schema, tables, vCard and JSContact, with the person’s files, in their language', () => {
    const names = archive.map(({ name }) => name).filter((name) => !/^(?:csv|files)\//.test(name));
    expect(names).toEqual([
      ...['index.html', 'data.json', 'data.schema.json', 'person.vcf', 'person.jscontact.json', 'person.csv'],
    ]);
    expect(archive.some(({ name, content }) => /^files\//.test(name) && content.includes(person.mark))).toBe(true);
    const data = JSON.parse(fileOf(archive, 'data.json'));
    z.fromJSONSchema(JSON.parse(fileOf(archive, 'data.schema.json'))).parse(data);
    expect(data).toMatchObject({ kind: 'portability', language: 'de', purposes: [], logic: null });
    const sections: { name: string }[] = data.sections;
    expect(sections.map(({ name }) => name).filter((name) => PORTABLE[name] === undefined)).toEqual([]);
    expect(fileOf(archive, 'index.html')).toContain('zum Mitnehmen');
    const [card] = readVcards(fileOf(archive, 'person.vcf'));
    expect(card).toMatchObject({
      fullName: `${person.mark}first ${person.mark}last`,
      points: [{ kind: 'email', value: person.email }, {}, {}],
    });
    expect(readJscontacts(fileOf(archive, 'person.jscontact.json'))[0]?.points.toSorted(byKind)).toEqual(
      card?.points.toSorted(byKind),
    );
  });
});

describe('B16-AC3 what was taken along', () => {
  it('is the same again in another workspace, field by field, whatever somebody is called', async () => {
    const [from, to] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const owner = await from.as('owner');
    const names = ['=cmd|calc, "Ana"; Ruiz', 'محمد بن سلمان', 'Zoë Ångström\u202e 例'];
    const ids = [];
    for (const [index, fullName] of names.entries())
      ids.push(
        await new ContactService(owner).create({
          ...{
            fullName,
            givenName: `+${fullName}`,
            familyName: 'de la Cruz',
            jobTitle: '-Buyer, "EU"',
            city: '@Madrid',
          },
          ...{ country: 'ES', language: 'pt-BR', birthDate: '1980-02-29' },
          points: [
            { kind: 'email', value: `first${index}@example.test` },
            { kind: 'email', value: `second${index}@example.test`, isPrimary: true },
            { kind: 'phone', value: '+34 600 111 222' },
            { kind: 'phone', value: '+49 30 901820' },
            { kind: 'postal', value: 'Calle "Mayor" 1, 2º; B\n28013 Madrid' },
            { kind: 'url', value: 'https://ana.example.test/?a=1' },
          ],
        }),
      );
    const parts = testPrivacyParts(domain);
    const before = await cards(from, parts);

    const tables = [];
    for (const { id } of before)
      tables.push(fileOf(await archiveOf(from, await subjectOf(from, id), parts), 'person.csv'));
    const importer = await to.as('administrator', 'DATA_CARE');
    for (const table of tables) expect((await imports.run(importer, 'contact', table)).remarks).toEqual([]);

    const after = await cards(to, parts);
    expect(after).toHaveLength(ids.length);
    expect(after.map(comparable)).toEqual(before.map(comparable));
  });
});

/** Every contact of a workspace as a card, by name. */
async function cards(
  workspace: TestWorkspace,
  { catalogue }: ReturnType<typeof testPrivacyParts>,
): Promise<ContactCard[]> {
  const scope = workspace.asSystem('RIGHTS_HANDLING');
  const found = await scope.transaction(async (em) => {
    const subjects = await em.execute<{ subject_id: string }[]>(
      'select subject_id from contact where workspace_id = ? order by sort_name, id',
      [workspace.id],
    );
    const all: ContactCard[] = [];
    for (const { subject_id: subjectId } of subjects) {
      const order = { reference: 'PR-2222-2222', subjectIds: [subjectId], language: 'en' } as const;
      all.push(...cardsOf(portableCopy(await makeCopy(em, scope, catalogue, order))));
    }
    return all;
  });
  return found;
}

/** A card without what is another's in another workspace: its id; which address leads shows in the order. */
function comparable({ id: _id, points, ...card }: ContactCard) {
  return { ...card, points: points.map(({ kind, value, isPrimary }) => [kind, value, isPrimary].join(' ')).sort() };
}

function byKind(
  one: { readonly kind: string; readonly value: string },
  other: { kind: string; value: string },
): number {
  return `${one.kind} ${one.value}`.localeCompare(`${other.kind} ${other.value}`);
}

function subjectOf(workspace: TestWorkspace, contactId: string): Promise<string> {
  return workspace.asSystem().transaction(async (em) => {
    const [row] = await em.execute<{ subject_id: string }[]>(
      'select subject_id from contact where workspace_id = ? and id = ?',
      [workspace.id, contactId],
    );
    return row?.subject_id ?? '';
  });
}

/** The archive that answers a request of kind portability, unpacked. */
async function archiveOf(
  workspace: TestWorkspace,
  subjectId: string,
  parts: ReturnType<typeof testPrivacyParts>,
  language = 'en',
): Promise<Unzipped[]> {
  const id = newId();
  const now = domain.clock.now();
  await domain.vault.ensureKeys(workspace.id, 'request', [id]);
  const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const copy = await officer.transaction(async (em) => {
    const request = em.create(PrivacyRequest, {
      ...{
        workspaceId: workspace.id,
        id,
        reference: `PR-${id.slice(-4)}-TEST`,
        kind: 'portability',
        state: 'received',
      },
      ...{ channel: 'portal', language, receivedAt: now, dueOn: '2026-07-15', createdAt: now, updatedAt: now },
    });
    const subject = ref(em.getReference(DataSubject, [workspace.id, subjectId]));
    em.persist([request, em.create(RequestSubject, { workspaceId: workspace.id, id: newId(), request, subject })]);
    await em.flush();
    return new AccessCopyService(officer, parts).make(em, request);
  });
  return unzip(parts.files.contents.get(copy.storageKey) ?? Buffer.of());
}

function fileOf(archive: readonly Unzipped[], name: string): string {
  return archive.find((file) => file.name === name)?.content ?? '';
}
