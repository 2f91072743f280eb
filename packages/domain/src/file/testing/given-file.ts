import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { type FileStore, FileStoreFullError } from '../../file-store/file-store.ts';
import { LocalFileStore } from '../../file-store/local-file-store.ts';
import { receiveUpload, UploadService } from '../../file-store/upload.service.ts';
import type { Scope } from '../../kernel/scope.ts';
import { keyIdOf } from '../../privacy/keys/sealed-value.ts';
import { getRecord } from '../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { File } from '../file.entity.ts';
import { FileService } from '../file.service.ts';
import type { NewFile } from '../file-input.ts';

/** Opens the domain with a file store in a folder of its own; close it after the file of tests. */
export async function openFilesTest(): Promise<FilesTest> {
  return new FilesTest(await openTestDomain(), mkdtempSync(join(tmpdir(), 'smartx-files-')));
}

/** Files of a test: sent, attached and looked at as they lie on the disk. */
export class FilesTest {
  readonly files: LocalFileStore;

  constructor(
    readonly domain: TestDomain,
    readonly folder: string,
  ) {
    this.files = new LocalFileStore(folder, domain.vault);
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    await this.domain.close();
  }

  async givenPerson(scope: Scope, fullName = 'Ana Ruiz'): Promise<{ contactId: string; subjectId: string }> {
    const contactId = await new ContactService(scope).create({ fullName });
    return { contactId, subjectId: (await getRecord(scope, Contact, contactId)).subject.id };
  }

  /** Announces a file, without sending it. */
  announce(scope: Scope, fileName: string, content: Buffer): Promise<{ uploadId: string; token: string }> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    return new UploadService(scope).create({ use: 'file', fileName, byteSize: content.length, sha256 });
  }

  /** Sends a file; nothing is made of it yet. */
  async send(scope: Scope, fileName: string, content: Buffer): Promise<string> {
    const { uploadId, token } = await this.announce(scope, fileName, content);
    const { orm, vault, clock } = this.domain;
    await receiveUpload({ em: orm.em, vault, clock, files: this.files }, token, [content]);
    return uploadId;
  }

  /** Sends a file and attaches it. */
  async attach(
    scope: Scope,
    input: Omit<NewFile, 'uploadId'> & { fileName?: string; content?: Buffer },
  ): Promise<string> {
    const { fileName = 'letter.txt', content = Buffer.from('Dear Ana'), ...about } = input;
    const uploadId = await this.send(scope, fileName, content);
    return new FileService(scope, this.files).attach({ ...about, uploadId });
  }

  async nameOf(scope: Scope, fileId: string): Promise<{ name: string | null; keyId: string }> {
    const { workspaceId, vault } = scope;
    const sealed = (await getRecord(scope, File, fileId)).name ?? Buffer.of();
    const name = await vault.open({ workspaceId, table: 'file', column: 'name', rowId: fileId }, sealed);
    return { name, keyId: keyIdOf(sealed) };
  }

  /** A content in clear; null where its key is destroyed. */
  async bytesOf({ workspaceId }: Scope, storageKey: string): Promise<Buffer | null> {
    const content = await this.files.read(workspaceId, storageKey);
    return content && wholeOf(content);
  }

  /** The storage keys of everything that a workspace has in the store. */
  async stored({ workspaceId }: Pick<Scope, 'workspaceId'>): Promise<string[]> {
    const keys: string[] = [];
    for await (const { storageKey } of this.files.list(workspaceId)) keys.push(storageKey);
    return keys;
  }

  /** Whether nothing can be sealed under a key any more. */
  async isDestroyed({ workspaceId, vault }: Scope, keyId: string): Promise<boolean> {
    const place = { workspaceId, table: 'file', column: 'name', rowId: keyId };
    return vault.seal(keyId, place, 'x').then(
      () => false,
      () => true,
    );
  }

  /** A store on a disk that is full. */
  fullStore(): FileStore {
    const { files } = this;
    return {
      write: () => Promise.reject(new FileStoreFullError()),
      read: files.read.bind(files),
      destroy: files.destroy.bind(files),
      list: files.list.bind(files),
      removeUnfinished: files.removeUnfinished.bind(files),
    };
  }
}

/** A content in one piece. */
export async function wholeOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}
