import type { EntityManager } from '@mikro-orm/postgresql';
import { findActingMember } from '../activity/about/about.ts';
import { mediaTypeOf, readFileName } from '../file-store/file-name.ts';
import type { FileStore, StoredFile } from '../file-store/file-store.ts';
import { type ArrivedFile, destroyWaiting, takeUpload } from '../file-store/upload.service.ts';
import { ownIdOf } from '../identity/assignable-member.ts';
import type { Action } from '../kernel/actions.ts';
import { dateOf } from '../kernel/clock.ts';
import { InvalidInputError, NotAllowedError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { rowScope } from '../kernel/viewer.ts';
import { assertUsable } from '../privacy/subject/assert-usable.ts';
import { type SubjectPart, tieSubjects } from '../privacy/subject/link-subjects.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { File } from './file.entity.ts';
import { moveContent } from './file-content.ts';
import { assertBelongs, type NewFile } from './file-input.ts';
import { openName, placeOfName } from './file-name-place.ts';
import { assertPeopleUsable, type FilePlace, findPlace } from './file-people.ts';

/** The commands on the files of records. */
export class FileService {
  constructor(
    private readonly scope: Scope,
    private readonly files: FileStore,
  ) {}

  /**
   * Makes a file that arrived the file of a record. Name and content lie under the key of the person whom it is about; under
   * one of the file's own where they are several, under the workspace's where it is about nobody.
   * @throws NotAllowedError · InvalidInputError also for a program · NotFoundError for the upload, the record or a person ·
   * WrongStateError for a file that has not arrived, was used before or finds no room · ProcessingRestrictedError ·
   * PurposeNotAllowedError
   */
  async attach(input: NewFile): Promise<string> {
    this.scope.require('file:attach');
    assertBelongs(input);
    const { workspaceId, vault } = this.scope;
    const taken: { storageKey?: string } = {};
    const fileId = await this.scope.transaction(async (em) => {
      const place = await findPlace(em, this.scope, input);
      for (const { subject } of place.people.keys()) await assertUsable(subject, this.scope);
      const arrived = await takeUpload(em, this.scope, input.uploadId, 'file');
      const id = newId();
      const keyId = await this.chooseKey(id, place);
      // If this transaction fails, what is written here is named by no row, and the nightly job destroys it.
      const stored = await moveContent(this.files, workspaceId, arrived.storageKey, keyId);
      taken.storageKey = arrived.storageKey;
      await this.create(em, { id, keyId, arrived, stored }, place);
      return id;
    });
    if (taken.storageKey !== undefined)
      // The file is attached, whatever happens now; what is left of its waiting the nightly job ends as well.
      await destroyWaiting({ vault, files: this.files }, workspaceId, input.uploadId, taken.storageKey).catch(
        () => null,
      );
    return fileId;
  }

  /**
   * Gives a file another name; its type goes with it.
   * @throws NotAllowedError also for a file of somebody else, unless all of them are the viewer's to change · NotFoundError ·
   * StaleVersionError · InvalidInputError · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async rename(fileId: string, name: string, ifVersion?: number | null): Promise<string> {
    const check = new InputCheck();
    const clean = readFileName(check, 'name', name);
    check.assertValid();
    return this.change('file:update', async (em) => {
      const file = await this.scope.findVisible(em, File, fileId, 'file:update', ifVersion);
      const { workspaceId, vault } = this.scope;
      if (clean === (await openName(this.scope, file))) return { file, patch: {} };
      const sealed = await vault.seal(file.keyId, { workspaceId, ...placeOfName(file.id) }, clean);
      return { file, patch: { name: sealed, mediaType: mediaTypeOf(clean) } };
    });
  }

  /**
   * Marks a file as one that a law wants to see for years, an invoice or a receipt, with the day of the document; without a day it is
   * none any more. Once its people are erased, a copy stays in the archive.
   * @throws NotAllowedError also for a file of somebody else, unless all of them are the viewer's to change · NotFoundError ·
   * StaleVersionError · InvalidInputError for a day to come · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async markStatutory(fileId: string, documentOn: string | null, ifVersion?: number | null): Promise<string> {
    if (documentOn !== null && documentOn > dateOf(this.scope.clock.now(), 'Pacific/Kiritimati'))
      throw new InvalidInputError([{ path: 'documentOn', message: 'Expected the day of a document that exists.' }]);
    return this.change('file:update', async (em) => {
      const file = await this.scope.findVisible(em, File, fileId, 'file:update', ifVersion);
      return { file, patch: { statutoryOn: documentOn } };
    });
  }

  /**
   * Puts a file into the bin, where it stays for 30 days.
   * @throws NotAllowedError also for a file of somebody else, unless all of them are the viewer's to delete · NotFoundError ·
   * StaleVersionError · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async delete(fileId: string, ifVersion?: number | null): Promise<string> {
    return this.change('file:delete', async (em) => {
      const file = await this.scope.findVisible(em, File, fileId, 'file:delete', ifVersion);
      return { file, patch: { deletedAt: this.scope.clock.now(), deletedById: ownIdOf(this.scope) } };
    });
  }

  /**
   * Takes a file out of the bin.
   * @throws NotAllowedError also for a file of somebody else, unless all of them are the viewer's to restore · NotFoundError
   * for a file that is not in the bin · StaleVersionError · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async restore(fileId: string, ifVersion?: number | null): Promise<string> {
    return this.change('file:restore', async (em) => {
      const file = await this.scope.findInBin(em, File, fileId, 'file:restore', ifVersion);
      return { file, patch: { deletedAt: null, deletedById: null } };
    });
  }

  private change(
    action: Action,
    decide: (em: EntityManager) => Promise<{ readonly file: File; readonly patch: Patch<File> }>,
  ): Promise<string> {
    this.scope.require(action);
    return this.scope.transaction(async (em) => {
      const { file, patch } = await decide(em);
      const people = await assertPeopleUsable(em, this.scope, file.id);
      // What a colleague added is seen by many and changed by them alone; who may change all files may change this one.
      const isOwn = file.uploadedBy != null && file.uploadedBy.id === ownIdOf(this.scope);
      if (!isOwn && rowScope(this.scope.viewer, action) !== 'all') throw new NotAllowedError(action);
      const changes = applyPatch(file, patch, this.scope.clock);
      const target = { targetType: 'file', targetId: file.id, subjectId: onlyOne(people) };
      if (changes.length > 0) this.scope.record(em, { action, ...target, version: file.version + 1, changes });
      return file.id;
    });
  }

  private async chooseKey(fileId: string, { people }: FilePlace): Promise<string> {
    const { workspaceId, vault } = this.scope;
    const [only, other] = people.keys();
    if (!only) return workspaceId;
    if (!other) return only.subject.id;
    await vault.ensureKeys(workspaceId, 'record', [fileId]);
    return fileId;
  }

  private async create(
    em: EntityManager,
    { id, keyId, arrived, stored }: { id: string; keyId: string; arrived: ArrivedFile; stored: StoredFile },
    { columns, people }: FilePlace,
  ): Promise<void> {
    const { workspaceId, vault, clock } = this.scope;
    const now = clock.now();
    const uploadedBy = await findActingMember(em, this.scope);
    const file = em.create(File, {
      ...{ workspaceId, id, keyId, uploadedBy, createdAt: now, updatedAt: now },
      name: await vault.seal(keyId, { workspaceId, ...placeOfName(id) }, arrived.fileName),
      mediaType: mediaTypeOf(arrived.fileName),
      byteSize: BigInt(stored.byteSize),
      sha256: stored.sha256,
      storageKey: stored.storageKey,
    });
    applyPatch(file, columns, clock);
    em.persist(file);
    const parts: SubjectPart[] = [...people].map(([{ subject }, role]) => ({ subjectId: subject.id, role }));
    if (uploadedBy) parts.push({ subjectId: uploadedBy.subject.id, role: 'author' });
    tieSubjects(em, this.scope, { recordType: 'file', recordId: id }, parts);
    const subjectId = onlyOne([...people.keys()].map(({ subject }) => subject.id));
    this.scope.record(em, { action: 'file:attach', targetType: 'file', targetId: id, subjectId });
  }
}

function onlyOne(subjectIds: readonly string[]): string | null {
  const [only, other] = subjectIds;
  return only !== undefined && other === undefined ? only : null;
}
