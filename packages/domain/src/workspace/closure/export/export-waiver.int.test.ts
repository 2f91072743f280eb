import { ref } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ContactService } from '../../../contact/contact.service.ts';
import { type FilesTest, openFilesTest } from '../../../file/testing/given-file.ts';
import { systemPermissions } from '../../../identity/built-in-roles.ts';
import { newId } from '../../../kernel/ids.ts';
import { Scope } from '../../../kernel/scope.ts';
import { checkClosure } from '../../../privacy/certificate/closure-certificate.ts';
import { KeptItem } from '../../../privacy/erasure/items/erasure-item.entity.ts';
import type { PrivacyParts } from '../../../privacy/privacy-parts.ts';
import { DataSubject } from '../../../privacy/subject/data-subject.entity.ts';
import { subjectIdOf } from '../../../testing/given-silence.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import type { TestWorkspace } from '../../../testing/test-domain.ts';
import { ensureOperatorWorkspace } from '../../operator-workspace.ts';
import { WorkspaceClosure } from '../closure.entity.ts';
import type { EndParts } from '../end/end-parts.ts';
import { endDue } from '../end/end-workspaces.ts';
import { WorkspaceClosing } from '../workspace-closing.service.ts';
import { ExportWaiver } from './export-waiver.service.ts';
import { WorkspaceExports } from './workspace-export.service.ts';

const AGREED = { isIdentityProven: true, takesOverRequests: true, takesOverArchive: true } as const;

let test: FilesTest;
let parts: PrivacyParts;
let end: EndParts;
let operatorId: string;
beforeAll(async () => {
  test = await openFilesTest();
  const { domain, files } = test;
  parts = { ...testPrivacyParts(domain), files };
  const { orm, clock, vault, keyPool: keys, urls } = domain;
  end = { em: orm.em, clock, vault, keys, ownerUrl: urls.owner, files, privacy: parts, scopeOf: systemScope };
  operatorId = await ensureOperatorWorkspace(orm.em, domain);
});
afterAll(() => test.close());

it('28(3)(g) an export is given up by an owner alone, after one failed, with the name typed and the password', async () => {
  const { workspace, closing, waiver, order } = await given();
  await expect(waiver.give(order)).rejects.toMatchObject({ state: 'open' });
  await closing.request({ ...AGREED, confirmation: order.confirmation });
  expect((await closing.overview()).canWaiveExport).toBe(false);
  await expect(waiver.give(order)).rejects.toMatchObject({ state: 'not-failed' });
  await failExport(workspace);

  expect(await closing.overview()).toMatchObject({ canWaiveExport: true, exportWaivedAt: null });
  const administrator = new ExportWaiver(await workspace.as('administrator', 'SECURITY'));
  await expect(administrator.give(order)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(waiver.give({ ...order, isIdentityProven: false })).rejects.toMatchObject({ path: 'password' });
  await expect(waiver.give({ ...order, confirmation: 'Lost' })).rejects.toMatchObject({ path: 'confirmation' });
  await expect(waiver.give({ ...order, ifVersion: 0 })).rejects.toMatchObject({ code: 'STALE_VERSION' });
  expect((await closing.overview()).exportWaivedAt).toBeNull();
  await waiver.give(order);
  await expect(waiver.give(order)).rejects.toMatchObject({ state: 'waived' });
  expect(await closing.overview()).toMatchObject({ canWaiveExport: false, exportWaivedAt: test.domain.clock.now() });
});

it('28(3)(g) what was given up for a closure that was taken back counts for no other; the certificate says that no export was made', async () => {
  const { workspace, closing, waiver, order } = await given();
  const { confirmation } = order;
  await closing.request({ ...AGREED, confirmation });
  await failExport(workspace);
  await waiver.give(order);
  await closing.cancel();
  test.domain.clock.advanceDays(1);
  await closing.request({ ...AGREED, confirmation });
  await expect(waiver.give(order)).rejects.toMatchObject({ state: 'not-failed' });
  await failExport(workspace);
  test.domain.clock.advanceDays(30);

  expect(await endDue(end, workspace.id)).toBe('export');
  await waiver.give(order);
  expect(await noted(workspace)).toEqual(['requested', 'export-waived', 'cancelled', 'requested', 'export-waived']);
  expect(await endDue(end, workspace.id)).toBe('ended');

  const file = await certificateOf(workspace);
  expect(file).toContain('destroying-without-export');
  expect(checkClosure(file, parts.signingKey.id)).toMatchObject({ problem: null });
});

it('28(3)(g) what a law keeps is not given up with it, unless the company holds that elsewhere; nor is anything that was exported', async () => {
  const { workspace, closing, waiver, order } = await given();
  await closing.request({ ...AGREED, confirmation: order.confirmation });
  await failExport(workspace);
  await keepSomething(workspace);

  await expect(waiver.give(order)).rejects.toMatchObject({ state: 'kept-items' });
  const exports = new WorkspaceExports(workspace.asSystem('SECURITY'), parts);
  await exports.make(await exports.order());
  await expect(waiver.give({ ...order, keepsArchiveElsewhere: true })).rejects.toMatchObject({ state: 'exported' });
  expect((await closing.overview()).canWaiveExport).toBe(false);
});

async function given() {
  const workspace = await test.domain.givenWorkspace();
  const owner = await workspace.as('owner', 'SECURITY');
  const closing = new WorkspaceClosing(owner, parts);
  const { name: confirmation } = await closing.overview();
  const order = { confirmation, isIdentityProven: true, keepsArchiveElsewhere: false };
  return { workspace, closing, waiver: new ExportWaiver(owner), order };
}

/** The export that the closure ordered comes to nothing. */
async function failExport(workspace: TestWorkspace): Promise<void> {
  const exports = new WorkspaceExports(workspace.asSystem('SECURITY'), parts);
  vi.spyOn(test.files, 'write').mockRejectedValueOnce(new Error('no space left'));
  const queued = (await exports.list()).find(({ state }) => state === 'queued');
  await expect(exports.make(queued?.id ?? '')).rejects.toThrow('no space left');
}

async function keepSomething(workspace: TestWorkspace): Promise<void> {
  const { workspaceId, vault } = workspace.asSystem();
  const id = newId();
  const contactId = await new ContactService(await workspace.as('owner')).create({ fullName: 'Ana Ruiz' });
  const subjectId = await subjectIdOf(workspace, contactId);
  await vault.ensureKeys(workspaceId, 'record', [id]);
  const place = { workspaceId, table: 'kept_item', column: 'snapshot', rowId: id };
  const snapshot = await vault.seal(id, place, JSON.stringify({ name: 'Ana’s machine' }));
  await workspace.asSystem().transaction(async (em) => {
    const subject = ref(em.getReference(DataSubject, [workspaceId, subjectId]));
    const item = { itemTable: 'deal', itemId: newId(), ground: 'legal-obligation', snapshot } as const;
    em.persist(em.create(KeptItem, { workspaceId, id, subject, ...item, keptAt: test.domain.clock.now() }));
  });
}

async function noted(workspace: TestWorkspace): Promise<string[]> {
  const sql = "select fields from audit_entry where workspace_id = ? and action = 'workspace:close' order by id";
  const rows = await workspace
    .asSystem('SECURITY')
    .transaction((em) => em.execute<{ fields: string }[]>(sql, [workspace.id]));
  return rows.map(({ fields }) => fields);
}

async function certificateOf({ id: closedWorkspaceId }: TestWorkspace): Promise<string> {
  const { document } = await systemScope(operatorId).transaction((em) =>
    em.findOneOrFail(WorkspaceClosure, { workspaceId: operatorId, closedWorkspaceId }),
  );
  return document ?? '';
}

function systemScope(workspaceId: string): Scope {
  const { orm, vault, clock, jobs } = test.domain;
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ em: orm.em.fork(), vault, clock, jobs, viewer, purpose: 'SECURITY', through: 'job' });
}
