import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyService } from '../company/company.service.ts';
import { DealService } from '../deal/deal.service.ts';
import { NotFoundError, StaleVersionError } from '../kernel/errors.ts';
import { LeadService } from '../lead/lead.service.ts';
import { deedsOn, getRecord, historyOf, peopleTiedTo, refusalsOf, setSubject } from '../testing/records.ts';
import { File } from './file.entity.ts';
import { FileService } from './file.service.ts';
import { type FilesTest, openFilesTest } from './testing/given-file.ts';

let test: FilesTest;
beforeAll(async () => {
  test = await openFilesTest();
});
afterAll(() => test.close());

describe('a file about one person', () => {
  it('lies under their key, and what waited for it is gone with its key', async () => {
    const scope = await (await test.domain.givenWorkspace()).as('sales');
    const ana = await test.givenPerson(scope);
    const content = randomBytes(200_000);
    const uploadId = await test.send(scope, 'offer for Ana.pdf', content);
    const [waiting] = await test.stored(scope);

    const id = await new FileService(scope, test.files).attach({ uploadId, contactId: ana.contactId });

    const file = await getRecord(scope, File, id);
    const sha256 = createHash('sha256').update(content).digest();
    expect(file).toMatchObject({ mediaType: 'application/pdf', keyId: ana.subjectId, sha256, byteSize: 200_000n });
    expect(await test.nameOf(scope, id)).toEqual({ name: 'offer for Ana.pdf', keyId: ana.subjectId });
    expect(await test.bytesOf(scope, file.storageKey)).toEqual(content);
    expect(await test.stored(scope)).toEqual([file.storageKey]);
    expect(file.storageKey).not.toBe(waiting);
    expect(await test.isDestroyed(scope, uploadId)).toBe(true);
    expect(await peopleTiedTo(scope, id)).toEqual([expect.stringMatching(/^author /), `participant ${ana.subjectId}`]);
    expect(await deedsOn(scope, id)).toEqual(['file:attach']);
  });

  it('belongs to them as well where it is added to their lead or deal', async () => {
    const scope = await (await test.domain.givenWorkspace()).as('sales');
    const ana = await test.givenPerson(scope);
    const leadId = await new LeadService(scope).create({ contactId: ana.contactId });
    const dealId = await new DealService(scope).create({ name: 'Engines', contactId: ana.contactId });

    const ofLead = await test.attach(scope, { leadId });
    const ofDeal = await test.attach(scope, { dealId });

    expect(await getRecord(scope, File, ofLead)).toMatchObject({
      ...{ contact: { id: ana.contactId }, lead: { id: leadId }, keyId: ana.subjectId },
    });
    expect(await getRecord(scope, File, ofDeal)).toMatchObject({
      ...{ contact: { id: ana.contactId }, deal: { id: dealId }, keyId: ana.subjectId },
    });
    expect(await peopleTiedTo(scope, ofDeal)).toContain(`mentioned ${ana.subjectId}`);
  });
});

describe('a file about others', () => {
  it('lies under a key of its own where they are several, each with their part', async () => {
    const scope = await (await test.domain.givenWorkspace()).as('sales');
    const [ana, ben] = [await test.givenPerson(scope), await test.givenPerson(scope)];

    const id = await test.attach(scope, {
      contactId: ana.contactId,
      people: [{ contactId: ben.contactId, role: 'recipient' }],
    });

    expect(await getRecord(scope, File, id)).toMatchObject({ keyId: id, contact: { id: ana.contactId } });
    expect(await test.nameOf(scope, id)).toMatchObject({ keyId: id });
    expect(await peopleTiedTo(scope, id)).toEqual(
      expect.arrayContaining([`participant ${ana.subjectId}`, `recipient ${ben.subjectId}`]),
    );
  });

  it("lies under the workspace's where it is about nobody", async () => {
    const scope = await (await test.domain.givenWorkspace()).as('sales');
    const companyId = await new CompanyService(scope).create({ name: 'Acme' });

    const id = await test.attach(scope, { companyId });

    expect(await getRecord(scope, File, id)).toMatchObject({ keyId: scope.workspaceId });
  });
});

describe('attaching', () => {
  it('takes an upload once, and nothing that never arrived', async () => {
    const scope = await (await test.domain.givenWorkspace()).as('sales');
    const { contactId } = await test.givenPerson(scope);
    const service = new FileService(scope, test.files);
    const uploadId = await test.send(scope, 'a.txt', Buffer.from('a'));
    const open = await test.announce(scope, 'b.txt', Buffer.from('b'));

    const outcomes = await Promise.allSettled([
      service.attach({ uploadId, contactId }),
      service.attach({ uploadId, contactId }),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(service.attach({ uploadId, contactId })).rejects.toThrow('used before');
    await expect(service.attach({ uploadId: open.uploadId, contactId })).rejects.toThrow('not arrived yet');
    expect(await test.stored(scope)).toHaveLength(1);
  });

  it('needs something that the file belongs to, and refuses a program under any name', async () => {
    const scope = await (await test.domain.givenWorkspace()).as('sales');
    const { contactId } = await test.givenPerson(scope);
    const service = new FileService(scope, test.files);
    const program = await test.send(scope, 'holiday.png', Buffer.from('7f454c4602010100', 'hex'));

    await expect(service.attach({ uploadId: program })).rejects.toThrow('Say what the file belongs to');
    await expect(service.attach({ uploadId: program, contactId })).rejects.toThrow('Programs are not taken');
    await expect(test.send(scope, 'offer\u202efdp.exe', Buffer.from('x'))).rejects.toThrow('type .exe');
    await expect(test.send(scope, 'empty.txt', Buffer.of())).rejects.toThrow('This file is empty');
    expect(await peopleTiedTo(scope, program)).toEqual([]);
  });

  it('says that there is no room left', async () => {
    const scope = await (await test.domain.givenWorkspace()).as('sales');
    const { contactId } = await test.givenPerson(scope);
    const uploadId = await test.send(scope, 'a.txt', Buffer.from('a'));

    await expect(new FileService(scope, test.fullStore()).attach({ uploadId, contactId })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      state: 'full',
    });

    await expect(new FileService(scope, test.files).attach({ uploadId, contactId })).resolves.toEqual(
      expect.any(String),
    );
  });

  it('is refused to a role that only reads, and for a purpose that does not write', async () => {
    const workspace = await test.domain.givenWorkspace();
    const scope = await workspace.as('sales');
    const { contactId } = await test.givenPerson(scope);
    const uploadId = await test.send(scope, 'a.txt', Buffer.from('a'));
    const viewer = new FileService(await workspace.as('viewer'), test.files);
    const officer = new FileService(await workspace.as('owner', 'PROFILING'), test.files);

    expect(await refusalsOf([viewer.attach({ uploadId, contactId })])).toEqual(['NOT_ALLOWED']);
    expect(await refusalsOf([officer.attach({ uploadId, contactId })])).toEqual(['PURPOSE_NOT_ALLOWED']);
  });

  it('finds no upload and no record of another workspace', async () => {
    const theirs = await (await test.domain.givenWorkspace()).as('owner');
    const scope = await (await test.domain.givenWorkspace()).as('owner');
    const ours = await test.givenPerson(scope);
    const stranger = await test.givenPerson(theirs);
    const service = new FileService(scope, test.files);
    const uploadId = await test.send(scope, 'a.txt', Buffer.from('a'));
    const foreign = await test.send(theirs, 'a.txt', Buffer.from('a'));

    await expect(service.attach({ uploadId: foreign, contactId: ours.contactId })).rejects.toThrow(NotFoundError);
    await expect(service.attach({ uploadId, contactId: stranger.contactId })).rejects.toThrow(NotFoundError);
    const people = [{ contactId: stranger.contactId, role: 'mentioned' }] as const;
    await expect(service.attach({ uploadId, contactId: ours.contactId, people })).rejects.toThrow(NotFoundError);
  });
});

describe('a file that is there', () => {
  it('is renamed, goes into the bin and comes back; its history tells no name', async () => {
    const scope = await (await test.domain.givenWorkspace()).as('sales');
    const { contactId, subjectId } = await test.givenPerson(scope);
    const service = new FileService(scope, test.files);
    const id = await test.attach(scope, { contactId });

    await service.rename(id, '../Ana/contract.png', 1);
    await service.rename(id, 'contract.png');
    await service.delete(id, 2);
    await expect(service.rename(id, 'gone.png')).rejects.toThrow(NotFoundError);
    await service.restore(id);

    expect(await test.nameOf(scope, id)).toEqual({ name: 'contract.png', keyId: subjectId });
    expect(await getRecord(scope, File, id)).toMatchObject({ mediaType: 'image/png', deletedAt: null, version: 4 });
    expect((await historyOf(scope, id)).filter((line) => line.startsWith('name'))).toEqual(['name: null → null']);
    expect(await deedsOn(scope, id)).toEqual(['file:attach', 'file:update', 'file:delete', 'file:restore']);
    await expect(service.rename(id, 'a.png', 1)).rejects.toThrow(StaleVersionError);
    await expect(service.rename(id, 'a.exe')).rejects.toThrow('type .exe');
    await expect(service.restore(id)).rejects.toThrow(NotFoundError);
  });

  it('of a colleague is theirs to change, and of whoever may change all', async () => {
    const workspace = await test.domain.givenWorkspace();
    const author = await workspace.as('sales');
    const { contactId } = await test.givenPerson(author);
    const id = await test.attach(author, { contactId });
    const colleague = new FileService(await workspace.as('sales'), test.files);
    const viewer = new FileService(await workspace.as('viewer'), test.files);

    expect(await refusalsOf([colleague.rename(id, 'b.txt'), colleague.delete(id), viewer.delete(id)])).toEqual([
      'NOT_ALLOWED',
    ]);
    await new FileService(await workspace.as('support', 'SUPPORT'), test.files).delete(id);
  });

  it('of another workspace does not exist', async () => {
    const theirs = await (await test.domain.givenWorkspace()).as('owner');
    const id = await test.attach(theirs, { contactId: (await test.givenPerson(theirs)).contactId });
    const service = new FileService(await (await test.domain.givenWorkspace()).as('owner'), test.files);

    expect(await refusalsOf([service.rename(id, 'b.txt'), service.delete(id), service.restore(id)])).toEqual([
      'NOT_FOUND',
    ]);
  });

  it('of somebody whose processing is restricted stays as it is, and none is added', async () => {
    const scope = await (await test.domain.givenWorkspace()).as('owner');
    const { contactId, subjectId } = await test.givenPerson(scope);
    const service = new FileService(scope, test.files);
    const id = await test.attach(scope, { contactId });
    const uploadId = await test.send(scope, 'a.txt', Buffer.from('a'));
    await setSubject(scope, subjectId, { restrictedAt: test.domain.clock.now() });

    expect(
      await refusalsOf([service.rename(id, 'b.txt'), service.delete(id), service.attach({ uploadId, contactId })]),
    ).toEqual(['PROCESSING_RESTRICTED']);
  });
});
