import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoteService } from '../../activity/note.service.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { Deal } from '../../deal/deal.entity.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { plantPerson } from '../../testing/planted-person.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { loadRows, textOf } from '../reach/table-rows.ts';
import { ErasureService } from './erasure.service.ts';

type Parts = ReturnType<typeof testPrivacyParts>;

let domain: TestDomain;
let owner: pg.Client;
beforeAll(async () => {
  domain = await openTestDomain();
  owner = new pg.Client({ connectionString: domain.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await domain.close();
});

describe('B11-AC5 a record of several people', () => {
  it('loses the erased person and stays readable for the others', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const scope = await workspace.as('owner');
    const [ana, ben] = [
      await givenContact(workspace, { fullName: 'Ana Ruiz' }),
      await givenContact(workspace, { fullName: 'Ben Adam' }),
    ];
    const noteId = await new NoteService(scope).create({
      body: 'Ana Ruiz met Ben Adam. Ana will call.',
      contactId: ana.id,
    });
    await scope.transaction((em) =>
      em.execute(
        `insert into record_subject (workspace_id, id, record_type, record_id, subject_id, role)
         values (?, ?, 'note', ?, ?, 'mentioned')`,
        [workspace.id, newId(), noteId, ben.subjectId],
      ),
    );

    await erase(workspace, parts, ana.subjectId);

    expect(await noteText(workspace, parts, noteId)).toBe('[erased] met Ben Adam. [erased] will call.');
    const [note] = await rowsOf(workspace, 'note');
    expect(note).not.toContain(ana.id);
  });

  it('goes as a whole where nobody else is in it but the member who wrote it', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const ana = await givenContact(workspace, { fullName: 'Ana Ruiz' });
    await new NoteService(await workspace.as('owner')).create({ body: 'She has three children.', contactId: ana.id });

    await erase(workspace, parts, ana.subjectId);

    expect(await rowsOf(workspace, 'note')).toEqual([]);
    expect(await rowsOf(workspace, 'record_subject')).toEqual([]);
  });

  it('leaves a deal to its company, with its amount and stage, and without the person', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);

    await erase(workspace, parts, person.subjectId);

    const deals = await read(workspace, (em) =>
      em.find(Deal, { workspaceId: workspace.id }, { orderBy: { id: 'asc' } }),
    );
    expect(deals.map(({ name, contact }) => [name, contact ?? null])).toEqual([
      [expect.stringMatching(/^Erased [0-9a-f]{8}$/), null],
      [expect.stringMatching(/^Number \d+ for \[erased\]$/), null],
    ]);
  });

  it('mentioned by full name in a task of somebody else loses the name', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const ana = await givenContact(workspace, { fullName: 'Ana Ruiz' });
    await read(workspace, (em) =>
      em.execute(
        `insert into task (workspace_id, id, title, created_at, updated_at)
         values (?, ?, 'Ask Ben about ANA RUIZ', now(), now())`,
        [workspace.id, newId()],
      ),
    );

    await erase(workspace, parts, ana.subjectId);

    expect((await rowsOf(workspace, 'task'))[0]).toContain('Ask Ben about [erased]');
  });
});

async function erase(workspace: TestWorkspace, parts: Parts, subjectId: string): Promise<void> {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const erasure = new ErasureService(scope, parts);
  await erasure.run(await plan(scope, erasure, subjectId));
}

async function plan(scope: Scope, erasure: ErasureService, subjectId: string): Promise<string> {
  const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
  const [ledgerId = ''] = await scope.transaction((em) => erasure.plan(em, order));
  return ledgerId;
}

function read<Result>(workspace: TestWorkspace, work: Parameters<typeof Scope.prototype.transaction<Result>>[0]) {
  return workspace.asSystem().transaction(work);
}

async function givenContact(workspace: TestWorkspace, input: Parameters<ContactService['create']>[0]) {
  const id = await new ContactService(await workspace.as('owner')).create(input);
  return { id, subjectId: (await contactOf(workspace, id)).subject.id };
}

function contactOf(workspace: TestWorkspace, id: string): Promise<Contact> {
  return read(workspace, (em) => em.findOneOrFail(Contact, { workspaceId: workspace.id, id }));
}

async function rowsOf(workspace: TestWorkspace, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ row: string }>(
    `select t::text as row from "${table}" t where workspace_id = $1`,
    [workspace.id],
  );
  return rows.map(({ row }) => row);
}

async function noteText(workspace: TestWorkspace, parts: Parts, noteId: string): Promise<string | null> {
  const table = parts.catalogue.find(({ table: name }) => name === 'note');
  const column = table?.columns.find(({ property }) => property === 'body');
  if (!table || !column) throw new Error('no note');
  return read(workspace, async (em) => {
    const [row] = await loadRows(em, workspace.id, table, [noteId]);
    return row ? textOf(domain.vault, workspace.id, column, row) : null;
  });
}
