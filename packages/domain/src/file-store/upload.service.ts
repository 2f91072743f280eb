import { createHash, randomBytes } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Action } from '../kernel/actions.ts';
import type { Clock } from '../kernel/clock.ts';
import { InvalidInputError, NotFoundError, WrongStateError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { enterWorkspace, type Scope } from '../kernel/scope.ts';
import type { Vault } from '../kernel/vault.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { readFileName } from './file-name.ts';
import { type Content, type FileStore, FileTooLargeError, type StoredFile } from './file-store.ts';
import { type UPLOAD_USES, Upload } from './upload.entity.ts';

/** A file that somebody is about to send. */
export interface NewUpload {
  readonly use: (typeof UPLOAD_USES)[number];
  readonly fileName: string;
  readonly byteSize: number;
  /** SHA-256 in hex, to be sure that the content arrives as it was. */
  readonly sha256?: string | null | undefined;
}

/** Where to send the file; the token is shown here and nowhere else. */
export interface UploadTicket {
  readonly uploadId: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** A file that arrived and that nothing was made of yet. */
export interface ArrivedFile {
  readonly fileName: string;
  readonly storageKey: string;
  readonly byteSize: number;
}

/** The largest file that is imported: some hundred thousand lines. */
export const LARGEST_UPLOAD = 100 * 1024 * 1024;

/** The largest file of a record: twice what mail carries, and an access copy holds all of a person's in one archive. */
export const LARGEST_FILE = 50 * 1024 * 1024;

const LARGEST: Readonly<Record<NewUpload['use'], number>> = { import: LARGEST_UPLOAD, file: LARGEST_FILE };
const VALID_MINUTES = 15;
const ACTION: Readonly<Record<NewUpload['use'], Action>> = { import: 'import:run', file: 'file:attach' };

/** Permissions to send files, for those who may do something with them. */
export class UploadService {
  constructor(private readonly scope: Scope) {}

  /**
   * Allows one file to be sent within 15 minutes. A file of a record waits under a key of its own, which is destroyed when
   * it is taken: nothing that lay around meanwhile, in a backup for example, can be read afterwards.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError for a size out of bounds, and for the name of a
   * program
   */
  async create(input: NewUpload): Promise<UploadTicket> {
    this.scope.require(ACTION[input.use]);
    const name = readAnnounced(input);
    const { workspaceId, vault, clock, viewer } = this.scope;
    const token = randomBytes(32).toString('base64url');
    const id = newId();
    const keyId = keyOf({ workspaceId, id, use: input.use });
    if (keyId === id) await vault.ensureKeys(workspaceId, 'record', [id]);
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000);
    const fileName = await vault.seal(keyId, placeOfName(workspaceId, id), name);
    await this.scope.transaction(async (em) => {
      const upload = em.create(Upload, {
        ...{ workspaceId, id, use: input.use, fileName, createdAt: now, expiresAt },
        byteSize: BigInt(input.byteSize),
        sha256: input.sha256 ? Buffer.from(input.sha256, 'hex') : null,
        tokenHash: hashOf(token),
        createdById: viewer.kind === 'member' ? viewer.id : null,
      });
      em.persist(upload);
    });
    return { uploadId: id, token, expiresAt };
  }
}

/**
 * Takes a file that arrived, once, inside the transaction that makes something of it.
 * @throws NotFoundError for an unknown upload and for one of another workspace or use · WrongStateError while it has not
 * arrived, and once it was used
 */
export async function takeUpload(
  em: EntityManager,
  scope: Scope,
  uploadId: string,
  use: NewUpload['use'],
): Promise<ArrivedFile> {
  const { workspaceId, vault, clock } = scope;
  const upload = await em.findOne(Upload, { workspaceId, id: uploadId, use }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!upload) throw new NotFoundError('upload', 'uploadId');
  if (upload.usedAt) throw new WrongStateError('used', 'This file was used before; send it again.');
  if (!upload.storageKey) throw new WrongStateError('open', 'The file has not arrived yet.');
  upload.usedAt = clock.now();
  const fileName = (await vault.open(placeOfName(workspaceId, uploadId), upload.fileName)) ?? 'file';
  return { fileName, storageKey: upload.storageKey, byteSize: Number(upload.byteSize) };
}

/** What receiving a file needs; whoever sends it has the token and no session. */
export interface ReceiverParts {
  readonly em: EntityManager;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly files: FileStore;
}

/**
 * Stores the content of an upload. Of two who send at once, one wins.
 * @throws NotFoundError for a token that is unknown, used or over · InvalidInputError for a content that is not the one
 * that was announced
 */
export async function receiveUpload(parts: ReceiverParts, token: string, content: Content): Promise<void> {
  const [found] = await parts.em
    .fork()
    .execute<{ workspace_id: string; id: string }[]>('select workspace_id, id from find_upload(?)', [hashOf(token)]);
  if (!found) throw new NotFoundError('upload');
  const { workspace_id: workspaceId, id } = found;
  const announced = await inWorkspace(parts, workspaceId, (em) => findOpen(em, parts.clock, workspaceId, id));
  const stored = await writeAnnounced(parts.files, announced, content);
  try {
    await inWorkspace(parts, workspaceId, async (em) => {
      const upload = await findOpen(em, parts.clock, workspaceId, id);
      Object.assign(upload, { storageKey: stored.storageKey, receivedAt: parts.clock.now() });
    });
  } catch (error) {
    await parts.files.destroy(workspaceId, stored.storageKey);
    throw error;
  }
}

/** Ends the waiting of a file of a record that was taken: its bytes go, and the key under which they lay. */
export async function destroyWaiting(
  { vault, files }: Pick<ReceiverParts, 'vault' | 'files'>,
  workspaceId: string,
  uploadId: string,
  storageKey: string,
): Promise<void> {
  await vault.destroyKeys(workspaceId, [uploadId]);
  await files.destroy(workspaceId, storageKey);
}

/** Destroys what arrived and was never used, and forgets what never arrived; for the nightly job. */
export async function destroyExpiredUploads(
  { em, vault, clock, files }: ReceiverParts,
  workspaceId: string,
): Promise<number> {
  const parts = { em, clock };
  const expired = await inWorkspace(parts, workspaceId, (tx) =>
    tx.find(
      Upload,
      { workspaceId, expiresAt: { $lte: new Date(clock.now().getTime() - 86_400_000) } },
      { limit: 1000 },
    ),
  );
  // What became of an import lies where it arrived; a file of a record was moved under another key.
  for (const { use, storageKey, usedAt } of expired)
    if (storageKey && (use === 'file' || !usedAt)) await files.destroy(workspaceId, storageKey);
  await vault.destroyKeys(
    workspaceId,
    expired.filter(({ use }) => use === 'file').map(({ id }) => id),
  );
  await inWorkspace(parts, workspaceId, (tx) =>
    tx.nativeDelete(Upload, { workspaceId, id: { $in: expired.map(({ id }) => id) } }),
  );
  return expired.length;
}

async function findOpen(em: EntityManager, clock: Clock, workspaceId: string, id: string): Promise<Upload> {
  const upload = await em.findOne(Upload, { workspaceId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!upload || upload.receivedAt || upload.expiresAt <= clock.now()) throw new NotFoundError('upload');
  return upload;
}

async function writeAnnounced(files: FileStore, upload: Upload, content: Content): Promise<StoredFile> {
  const { workspaceId, byteSize, sha256 } = upload;
  const stored = await writeWithin(files, upload, content);
  const isWhole = stored.byteSize === Number(byteSize);
  if (isWhole && (!sha256 || Buffer.compare(stored.sha256, sha256) === 0)) return stored;
  await files.destroy(workspaceId, stored.storageKey);
  throw refuse(isWhole ? 'The content is not the one that was announced: its hash is another.' : SIZE);
}

const SIZE = 'The content does not have the size that was announced.';

async function writeWithin(files: FileStore, upload: Upload, content: Content): Promise<StoredFile> {
  const { workspaceId, byteSize } = upload;
  try {
    return await files.write({ workspaceId, keyId: keyOf(upload) }, content, { maxBytes: Number(byteSize) });
  } catch (error) {
    throw error instanceof FileTooLargeError ? refuse(SIZE) : error;
  }
}

function inWorkspace<Result>(
  { em }: Pick<ReceiverParts, 'em'>,
  workspaceId: string,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  return em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    return work(tx);
  });
}

/** Checks what is announced; gives the name under which the file is kept. */
function readAnnounced({ use, byteSize, sha256, fileName }: NewUpload): string {
  const check = new InputCheck();
  const isOfRecord = use === 'file';
  const name = isOfRecord
    ? readFileName(check, 'fileName', fileName)
    : check.requiredText('fileName', fileName.slice(0, 255), { max: 255 });
  if (byteSize === 0) check.refuse('byteSize', 'This file is empty.');
  else if (!Number.isSafeInteger(byteSize) || byteSize < 0 || byteSize > LARGEST[use])
    check.refuse('byteSize', `This file is too large: at most ${LARGEST[use] / 1024 ** 2} MB are taken.`);
  if (sha256 != null && !/^[0-9a-f]{64}$/.test(sha256)) check.refuse('sha256', 'Use 64 hex digits in lower case.');
  check.assertValid();
  return name;
}

/** Under which key an upload waits. */
function keyOf({ workspaceId, id, use }: Pick<Upload, 'workspaceId' | 'id' | 'use'>): string {
  return use === 'file' ? id : workspaceId;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function placeOfName(workspaceId: string, rowId: string) {
  return { workspaceId, table: 'upload', column: 'file_name', rowId };
}

function refuse(message: string): InvalidInputError {
  return new InvalidInputError([{ path: 'content', message }]);
}
