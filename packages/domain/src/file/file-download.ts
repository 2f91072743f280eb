import type { EntityManager } from '@mikro-orm/postgresql';
import { BrokenFileError, type FileStore } from '../file-store/file-store.ts';
import { NotFoundError, PurposeNotAllowedError, WrongStateError } from '../kernel/errors.ts';
import { enterWorkspace, type Scope } from '../kernel/scope.ts';
import type { Vault } from '../kernel/vault.ts';
import { PurposeSetting } from '../privacy/consent/purpose-setting.entity.ts';
import { File } from './file.entity.ts';
import { openName } from './file-name-place.ts';
import { assertPeopleUsable } from './file-people.ts';

/** A content on its way out. */
export interface FileDownload {
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly content: AsyncIterable<Buffer>;
}

/** Decides who gets the content of a file. */
export class FileDownloads {
  constructor(private readonly scope: Scope) {}

  /**
   * Allows one download of a file, and writes down who looked at whose file before the content leaves. Gives the file's id.
   * @throws NotAllowedError · NotFoundError · WrongStateError for a file whose key is destroyed ·
   * ProcessingRestrictedError · PurposeNotAllowedError
   */
  async allow(fileId: string): Promise<string> {
    this.scope.require('file:read');
    return this.scope.transaction(async (em) => {
      const file = await this.scope.findVisible(em, File, fileId, 'file:read');
      await this.assertReached(em, file);
      await this.assertPurposeOn(em);
      const [subjectId = null, ...others] = await assertPeopleUsable(em, this.scope, file.id);
      const target = { targetType: 'file', targetId: file.id, version: file.version };
      const only = others.length === 0 ? subjectId : null;
      this.scope.record(em, { action: 'file:read', ...target, subjectId: only, fields: ['content'] });
      return file.id;
    });
  }

  /** A list shows a member of limited reach what they or their team added; so does this. */
  private async assertReached(em: EntityManager, { id, version, uploadedBy }: File): Promise<void> {
    if (!(await this.scope.reaches(em, { id, version, owner: uploadedBy ?? null }, 'file:read')))
      throw new NotFoundError('file');
  }

  private async assertPurposeOn(em: EntityManager): Promise<void> {
    const { workspaceId, purpose } = this.scope;
    const setting = await em.findOne(PurposeSetting, { workspaceId, purpose });
    // What is always on has no switch.
    if (setting && !setting.isOn) throw new PurposeNotAllowedError(purpose);
  }
}

/** What handing a file out needs; whoever fetches it has the address and no session. */
export interface SenderParts {
  readonly em: EntityManager;
  readonly vault: Vault;
  readonly files: FileStore;
}

/**
 * The content of a file whose download was allowed a moment ago.
 * @throws NotFoundError for one that is gone meanwhile, by bin or by erasure
 */
export async function openDownload(
  { em, vault, files }: SenderParts,
  workspaceId: string,
  fileId: string,
): Promise<FileDownload> {
  const file = await em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    return tx.findOne(File, { workspaceId, id: fileId, deletedAt: null });
  });
  if (!file) throw new NotFoundError('file');
  const content = await files.read(workspaceId, file.storageKey).catch((error: unknown) => {
    if (error instanceof BrokenFileError) throw new WrongStateError('gone', 'The content of this file is lost.');
    throw error;
  });
  if (!content) throw new NotFoundError('file');
  const fileName = (await openName({ workspaceId, vault }, file)) ?? 'file';
  return { fileName, mediaType: file.mediaType, byteSize: Number(file.byteSize), content };
}
