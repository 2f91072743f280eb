import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyBin } from '../bin/empty-bin.ts';
import { CompanyService } from '../company/company.service.ts';
import { DealService } from '../deal/deal.service.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { makeCopy } from '../privacy/access-export/make-copy.ts';
import { ErasureService } from '../privacy/erasure/erasure.service.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { deedsOn, findRecord, getRecord, peopleTiedTo, refusalsOf, setSubject } from '../testing/records.ts';
import type { TestWorkspace } from '../testing/test-domain.ts';
import { destroyStrayContents } from './destroy-stray-contents.ts';
import { File } from './file.entity.ts';
import { FileService } from './file.service.ts';
import { FileDownloads, openDownload } from './file-download.ts';
import { type FilesTest, openFilesTest, wholeOf } from './testing/given-file.ts';

let test: FilesTest;
beforeAll(async () => {
  test = await openFilesTest();
});
afterAll(() => test.close());

describe('erasing a person', () => {
  it('destroys their files with key and bytes, also those of a company or a deal that goes on', async () => {
    const workspace = await test.domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const ana = await test.givenPerson(scope);
    const companyId = await new CompanyService(scope).create({ name: 'Acme' });
    const dealId = await new DealService(scope).create({ name: 'Engines', contactId: ana.contactId, companyId });
    const ids = [
      await test.attach(scope, { contactId: ana.contactId }),
      await test.attach(scope, { contactId: ana.contactId, companyId }),
      await test.attach(scope, { dealId }),
    ];
    const ofCompany = await test.attach(scope, { companyId });
    const copies = await copiesOnDisk(scope);

    await erase(workspace, ana.subjectId);

    for (const id of ids) expect(await findRecord(scope, File, id)).toBeNull();
    const left = await getRecord(scope, File, ofCompany);
    expect(await test.stored(scope)).toEqual([left.storageKey]);
    expect(await test.isDestroyed(scope, ana.subjectId)).toBe(true);
    // A backup of the folder that comes back brings back what is the company's and nothing else.
    for (const { path, bytes } of copies) writeFileSync(path, bytes);
    const opened = await Promise.all(copies.map(({ storageKey }) => test.bytesOf(scope, storageKey)));
    expect(opened.map((bytes) => bytes?.toString() ?? null).sort()).toEqual(['Dear Ana', null, null, null]);
  });

  it('leaves a file to the other person in it, without the erased one in its name', async () => {
    const workspace = await test.domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const ana = await test.givenPerson(scope, 'Ana Ruiz');
    const ben = await test.givenPerson(scope, 'Ben Adam');
    const content = Buffer.from('what both agreed');
    const id = await test.attach(scope, {
      ...{ contactId: ana.contactId, fileName: 'Ana Ruiz and Ben Adam.txt', content },
      people: [{ contactId: ben.contactId, role: 'participant' }],
    });

    await erase(workspace, ana.subjectId);

    const file = await getRecord(scope, File, id);
    expect([file.contact ?? null, file.keyId]).toEqual([null, id]);
    expect(await test.nameOf(scope, id)).toEqual({ name: '[erased] and Ben Adam.txt', keyId: id });
    expect(await test.bytesOf(scope, file.storageKey)).toEqual(content);
    expect(await peopleTiedTo(scope, id)).not.toContain(`participant ${ana.subjectId}`);

    await erase(workspace, ben.subjectId);

    expect(await findRecord(scope, File, id)).toBeNull();
    expect(await test.stored(scope)).toEqual([]);
    expect(await test.isDestroyed(scope, id)).toBe(true);
  });
});

describe('the copy of a person’s data', () => {
  it('B12-AC2 holds the files that are theirs alone, and lists the others without their content', async () => {
    const workspace = await test.domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const [ana, ben] = [await test.givenPerson(scope), await test.givenPerson(scope, 'Ben Adam')];
    const own = await test.attach(scope, { contactId: ana.contactId, fileName: 'passport.pdf' });
    const both = await test.attach(scope, {
      ...{ contactId: ana.contactId, fileName: 'both.pdf' },
      people: [{ contactId: ben.contactId, role: 'mentioned' }],
    });
    await test.attach(scope, { contactId: ben.contactId, fileName: 'other.pdf' });
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const { catalogue } = testPrivacyParts(test.domain);

    const order = { reference: 'PR-2222-2222', language: 'en', subjectIds: [ana.subjectId] } as const;
    const { files, omissions } = await officer.transaction((em) => makeCopy(em, officer, catalogue, order));

    const { storageKey } = await getRecord(scope, File, own);
    expect(files).toEqual([{ path: `files/${own.slice(-8)} passport.pdf`, byteSize: 8, storageKey }]);
    expect(omissions.filter(({ cause }) => cause === 'files')).toMatchObject([{ section: 'file', records: [both] }]);
  });
});

describe('downloading a file', () => {
  it('gives the same bytes, and the audit says who looked', async () => {
    const workspace = await test.domain.givenWorkspace();
    const scope = await workspace.as('sales');
    const { contactId } = await test.givenPerson(scope);
    const id = await test.attach(scope, { contactId, fileName: 'a.png', content: Buffer.from('picture') });
    const viewer = await workspace.as('viewer');

    await new FileDownloads(viewer).allow(id);
    const { content, ...facts } = await openDownload(senderParts(), workspace.id, id);

    expect(facts).toEqual({ fileName: 'a.png', mediaType: 'image/png', byteSize: 7 });
    expect((await wholeOf(content)).toString()).toBe('picture');
    const audit = await viewer.transaction((em) =>
      em.execute('select actor_id, fields from audit_entry where workspace_id = ? and target_id = ? and action = ?', [
        ...[workspace.id, id, 'file:read'],
      ]),
    );
    expect(audit).toEqual([{ actor_id: viewer.viewer.id, fields: 'content' }]);
  });

  it('is refused to a role without files, for a person who is restricted or refuses, and in another workspace', async () => {
    const workspace = await test.domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const { contactId, subjectId } = await test.givenPerson(scope);
    const id = await test.attach(scope, { contactId });
    const stranger = await (await test.domain.givenWorkspace()).as('owner');
    const allow = async (who: Scope) => refusalsOf([new FileDownloads(who).allow(id)]);

    expect(await allow(await workspace.as('marketing', 'MARKETING'))).toEqual(['NOT_ALLOWED']);
    expect(await allow(stranger)).toEqual(['NOT_FOUND']);
    expect(await allow(await workspace.as('owner', 'PROFILING'))).toEqual(['PURPOSE_NOT_ALLOWED']);
    await setSubject(scope, subjectId, { restrictedAt: test.domain.clock.now() });
    expect(await allow(scope)).toEqual(['PROCESSING_RESTRICTED']);
    expect(await allow(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'))).toEqual(['DONE']);
  });

  it('ends when the file goes into the bin', async () => {
    const workspace = await test.domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const id = await test.attach(scope, { contactId: (await test.givenPerson(scope)).contactId });
    await new FileDownloads(scope).allow(id);

    await new FileService(scope, test.files).delete(id);

    await expect(openDownload(senderParts(), workspace.id, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalsOf([new FileDownloads(scope).allow(id)])).toEqual(['NOT_FOUND']);
  });
});

describe('the nightly job', () => {
  it('destroys what has been in the bin for 30 days, and nothing younger', async () => {
    const workspace = await test.domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const [ana, ben] = [await test.givenPerson(scope), await test.givenPerson(scope)];
    const people = [{ contactId: ben.contactId, role: 'mentioned' }] as const;
    const old = await test.attach(scope, { contactId: ana.contactId, people });
    const young = await test.attach(scope, { contactId: ana.contactId });
    const service = new FileService(scope, test.files);
    await service.delete(old);
    test.domain.clock.advanceDays(1);
    await service.delete(young);
    test.domain.clock.advanceDays(29);

    const emptied = await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), partsWithFiles());

    expect(emptied).toEqual({ people: 0, records: 1 });
    expect(await deedsOn(scope, old)).toEqual(['file:attach', 'file:delete', 'bin:empty']);

    test.domain.clock.advanceDays(-30);
    expect(await findRecord(scope, File, old)).toBeNull();
    expect(await peopleTiedTo(scope, old)).toEqual([]);
    expect(await test.isDestroyed(scope, old)).toBe(true);
    expect(await test.stored(scope)).toEqual([(await getRecord(scope, File, young)).storageKey]);
  });

  it('destroys contents that no row names once they are a day old', async () => {
    const scope = await (await test.domain.givenWorkspace()).as('owner');
    const { workspaceId } = scope;
    const { contactId } = await test.givenPerson(scope);
    const id = await test.attach(scope, { contactId });
    await test.send(scope, 'waiting.txt', Buffer.from('x'));
    const kept = await test.stored(scope);
    const stray = await test.files.write({ workspaceId, keyId: workspaceId }, [Buffer.from('cut off')]);
    const { catalogue } = testPrivacyParts(test.domain);
    const at = test.domain.clock.now();

    // Storage keys are made by the real clock.
    test.domain.clock.set(new Date());
    expect(await destroyStrayContents(cleaningParts(), catalogue, workspaceId)).toBe(0);
    test.domain.clock.advanceDays(2);
    expect(await destroyStrayContents(cleaningParts(), catalogue, workspaceId)).toBe(1);
    test.domain.clock.set(at);

    expect(await test.stored(scope)).toEqual(kept);
    expect(kept).not.toContain(stray.storageKey);
    expect(await findRecord(scope, File, id)).not.toBeNull();
  });
});

async function erase(workspace: TestWorkspace, subjectId: string): Promise<void> {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const erasure = new ErasureService(scope, partsWithFiles());
  const [ledgerId = newId()] = await scope.transaction((em) =>
    erasure.plan(em, { subjectIds: [subjectId], requestId: null, ground: 'request' }),
  );
  await erasure.run(ledgerId);
}

/** The files of a workspace as somebody has them who copied the folder. */
async function copiesOnDisk(scope: Scope): Promise<{ storageKey: string; path: string; bytes: Buffer }[]> {
  return (await test.stored(scope)).map((storageKey) => {
    const path = join(test.folder, scope.workspaceId, storageKey.slice(-2), storageKey);
    return { storageKey, path, bytes: readFileSync(path) };
  });
}

/** The privacy engine on the files as they lie on the disk. */
function partsWithFiles() {
  return { ...testPrivacyParts(test.domain), files: test.files };
}

function senderParts() {
  const { orm, vault } = test.domain;
  return { em: orm.em, vault, files: test.files };
}

function cleaningParts() {
  const { orm, clock } = test.domain;
  return { em: orm.em, clock, files: test.files };
}
