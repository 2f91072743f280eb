import { ref } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ContactService } from '../../../contact/contact.service.ts';
import { type FilesTest, openFilesTest } from '../../../file/testing/given-file.ts';
import { newId } from '../../../kernel/ids.ts';
import { ErasureService } from '../../../privacy/erasure/erasure.service.ts';
import { KeptItem } from '../../../privacy/erasure/items/erasure-item.entity.ts';
import type { PrivacyParts } from '../../../privacy/privacy-parts.ts';
import { DataSubject } from '../../../privacy/subject/data-subject.entity.ts';
import { bytesOf, readTar } from '../../../testing/copies/read-tar.ts';
import { subjectIdOf } from '../../../testing/given-silence.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { deedsOn } from '../../../testing/records.ts';
import type { TestWorkspace } from '../../../testing/test-domain.ts';
import { exportOnceMore } from './taken-along.ts';
import { WorkspaceExports } from './workspace-export.service.ts';

let test: FilesTest;
let parts: PrivacyParts;
beforeAll(async () => {
  test = await openFilesTest();
  parts = { ...testPrivacyParts(test.domain), files: test.files };
});
afterAll(() => test.close());

it('B11-AC2 who is erased is in no archive: one that is being made begins anew, one that is made goes', async () => {
  const workspace = await test.domain.givenWorkspace();
  const [ana, ben] = [await givenPerson(workspace, 'Ana Ruiz'), await givenPerson(workspace, 'Ben Ode')];
  const exports = exportsOf(workspace);
  const write = test.files.write.bind(test.files);
  vi.spyOn(test.files, 'write').mockImplementationOnce(async (...given) => {
    const stored = await write(...given);
    await erase(workspace, ana);
    return stored;
  });
  const id = await exports.order();

  await exports.make(id);

  const contacts = (await archiveOf(workspace, id)).get('json/contact.json')?.toString() ?? '';
  expect(contacts).toContain('Ben Ode');
  expect(contacts).not.toContain('Ana Ruiz');
  expect((await exports.list())[0]).toMatchObject({ state: 'ready', attempt: 2 });
  const stored: string[] = [];
  for await (const { storageKey } of test.files.list(workspace.id)) stored.push(storageKey);
  expect(stored).toHaveLength(1);
  // Whoever comes later with the same order changes nothing.
  await exports.make(id);
  expect((await exports.list())[0]).toMatchObject({ state: 'ready', attempt: 2 });

  await erase(workspace, ben);
  await expect(exports.open(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await exports.list())[0]).toMatchObject({ state: 'destroyed', keyId: null });
});

it('B10-AC2 what a law keeps leaves with a closure alone, and each copy is in the audit', async () => {
  const workspace = await test.domain.givenWorkspace();
  const [law, claim] = [await givenKept(workspace, 'legal-obligation'), await givenKept(workspace, 'legal-claims')];
  const deeds = async () => {
    const owner = await workspace.as('owner', 'RIGHTS_HANDLING');
    return [await deedsOn(owner, law), await deedsOn(owner, claim)];
  };
  const kept = async () => (await madeIn(workspace)).get('json/kept_item.json')?.toString();

  expect(await kept()).not.toContain('Ana’s machine');
  expect(await deeds()).toEqual([[], []]);
  await run(
    workspace,
    'update workspace set closing_at = now(), close_requested_at = now() where id = ?',
    workspace.id,
  );
  expect(await kept()).toContain('Ana’s machine');
  expect(await deeds()).toEqual([['archive:read'], ['kept-item:read']]);
});

it('28(3)(g) a damaged value costs nothing but itself, and is named', async () => {
  const workspace = await test.domain.givenWorkspace();
  await givenPerson(workspace, 'Ana Ruiz');
  await run(
    workspace,
    `update contact set birth_date = set_byte(birth_date, length(birth_date) - 1, get_byte(birth_date, length(birth_date) - 1) # 1)
     where workspace_id = ?`,
    workspace.id,
  );

  const archive = await madeIn(workspace);

  const [contact] = JSON.parse(archive.get('json/contact.json')?.toString() ?? '');
  expect(contact).toMatchObject({ full_name: 'Ana Ruiz', birth_date: null });
  expect(JSON.parse(archive.get('unreadable.json')?.toString() ?? '')).toEqual([
    { table: 'contact', id: contact.id, column: 'birth_date' },
  ]);
});

it('28(3)(g) an export that failed is made again by itself while the workspace is being closed, until there was one', async () => {
  const workspace = await test.domain.givenWorkspace();
  const scope = workspace.asSystem('SECURITY');
  const exports = exportsOf(workspace);
  vi.spyOn(test.files, 'write').mockRejectedValueOnce(new Error('no space left'));
  await expect(exports.make(await exports.order())).rejects.toThrow('no space left');
  expect(await exportOnceMore(scope)).toBe(false);
  const now = test.domain.clock.now().toISOString();
  await run(
    workspace,
    `update workspace set closing_at = now(), close_requested_at = '${now}' where id = ?`,
    workspace.id,
  );

  const begun = [await exportOnceMore(scope), await exportOnceMore(scope)];

  const states = (await exports.list()).map(({ state }) => state).sort();
  expect([begun, states]).toEqual([
    [true, false],
    ['failed', 'queued'],
  ]);
  for (const { id } of await exports.list()) await exports.make(id);
  expect(await exportOnceMore(scope)).toBe(false);
});

function exportsOf(workspace: TestWorkspace): WorkspaceExports {
  return new WorkspaceExports(workspace.asSystem('SECURITY'), parts);
}

async function madeIn(workspace: TestWorkspace) {
  const id = await exportsOf(workspace).order();
  await exportsOf(workspace).make(id);
  return archiveOf(workspace, id);
}

async function archiveOf(workspace: TestWorkspace, id: string) {
  return readTar(await bytesOf((await exportsOf(workspace).open(id)).content));
}

async function givenPerson(workspace: TestWorkspace, fullName: string): Promise<string> {
  return new ContactService(await workspace.as('owner')).create({ fullName, birthDate: '1980-01-01' });
}

/** Erases the person of a contact without a request, and does what that puts into the queue. */
async function erase(workspace: TestWorkspace, contactId: string): Promise<void> {
  const service = new ErasureService(workspace.asSystem('RIGHTS_HANDLING'), parts);
  const order = {
    subjectIds: [await subjectIdOf(workspace, contactId)],
    requestId: null,
    ground: 'retention',
  } as const;
  const before = test.domain.jobs.jobs.length;
  await service.runAll(await workspace.asSystem('RIGHTS_HANDLING').transaction((em) => service.plan(em, order)));
  for (const { name } of test.domain.jobs.jobs.slice(before))
    if (name === 'workspace:export-destroy') await exportsOf(workspace).destroy('all');
}

async function givenKept(workspace: TestWorkspace, ground: KeptItem['ground']): Promise<string> {
  const { workspaceId, vault } = workspace.asSystem();
  const [id, contactId] = [newId(), await givenPerson(workspace, 'Ana Ruiz')];
  const subjectId = await subjectIdOf(workspace, contactId);
  await vault.ensureKeys(workspaceId, 'record', [id]);
  const place = { workspaceId, table: 'kept_item', column: 'snapshot', rowId: id };
  const snapshot = await vault.seal(id, place, JSON.stringify({ name: 'Ana’s machine' }));
  await workspace.asSystem().transaction(async (em) => {
    const subject = ref(em.getReference(DataSubject, [workspaceId, subjectId]));
    const item = { itemTable: 'deal', itemId: newId(), ground, snapshot, keptAt: test.domain.clock.now() };
    em.persist(em.create(KeptItem, { workspaceId, id, subject, ...item }));
  });
  return id;
}

function run(workspace: TestWorkspace, sql: string, value: string) {
  return workspace.asSystem().transaction((em) => em.execute(sql, [value]));
}
