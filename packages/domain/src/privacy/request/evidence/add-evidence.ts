import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { InvalidInputError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivateFiles } from '../../privacy-parts.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { recordStep, requestKey } from '../request-record.ts';
import { HEAD_BYTES, readEvidenceName } from './evidence-type.ts';
import { type EVIDENCE_KINDS, RequestEvidence } from './request-evidence.entity.ts';

/** The largest file that is taken: a scanned letter of several pages. */
export const LARGEST_EVIDENCE = 5 * 1024 * 1024;

/** So many files one request has at a time. */
export const MOST_EVIDENCE = 10;

/** And so many in its whole life, with those that were taken back: their rows are listed without pages. */
const MOST_EVER = 50;

/** A file as somebody sends it. */
export interface SentFile {
  readonly name: string;
  /** Read once, or once more where the transaction runs again. */
  readonly content: Iterable<Uint8Array>;
}

/** A file that shows something about a request. */
export interface NewEvidence extends SentFile {
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  /** When it came in, where that was somewhere else; by default now. */
  readonly addedAt?: Date;
}

/**
 * Adds a file to a request, in the caller's transaction, under a key of its own: once it was looked at the key is destroyed, and
 * no backup of the database opens it any more. Gives the id of the file.
 * @throws InvalidInputError at `file` for a name, type, size or content that is not taken, and for one file too many
 */
export async function addEvidence(
  em: EntityManager,
  scope: Scope,
  files: PrivateFiles,
  request: PrivacyRequest,
  { kind, name: sent, content, addedAt = scope.clock.now() }: NewEvidence,
): Promise<string> {
  const named = readEvidenceName(sent);
  if ('problem' in named) throw refused(named.problem);
  const { name, type } = named;
  if ((await em.count(RequestEvidence, { ...requestKey(request), destroyedAt: null })) >= MOST_EVIDENCE)
    throw refused(`A request has at most ${MOST_EVIDENCE} files.`);
  if ((await em.count(RequestEvidence, requestKey(request))) >= MOST_EVER)
    throw refused(`A request takes at most ${MOST_EVER} files, with those that were taken back.`);
  const { workspaceId, vault } = scope;
  const id = newId();
  await vault.ensureKeys(workspaceId, 'record', [id]);
  // If this transaction fails, what is written here is named by no row, and the nightly job destroys it.
  const stored = await files.write({ workspaceId, keyId: id }, checked(content, type.begins));
  em.persist(
    em.create(RequestEvidence, {
      ...{ workspaceId, id, request: ref(request), kind, mediaType: type.mediaType, addedAt },
      name: await vault.seal(id, placeOfName(workspaceId, id), name),
      byteSize: BigInt(stored.byteSize),
      storageKey: stored.storageKey,
    }),
  );
  recordStep(em, scope, request, { action: 'request:answer', type: 'evidence-added', detail: kind });
  return id;
}

/** What a file is called; null once it is destroyed. */
export async function openEvidenceName(scope: Scope, { id, name }: RequestEvidence): Promise<string | null> {
  return name ? scope.vault.open(placeOfName(scope.workspaceId, id), name) : null;
}

/** Passes a content on that is as long as allowed and begins as its name says; what a browser says about it is not believed. */
async function* checked(content: Iterable<Uint8Array>, begins: (head: Buffer) => boolean): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let byteSize = 0;
  const held: Uint8Array[] = [];
  for (const piece of content) {
    byteSize += piece.byteLength;
    if (byteSize > LARGEST_EVIDENCE)
      throw refused(`This file is too large: at most ${LARGEST_EVIDENCE / 1024 ** 2} MB are taken.`);
    if (head.length >= HEAD_BYTES) {
      yield piece;
      continue;
    }
    held.push(piece);
    head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
    if (head.length < HEAD_BYTES) continue;
    assertBegins(head, begins);
    yield* held.splice(0);
  }
  if (byteSize === 0) throw refused('This file is empty.');
  if (head.length < HEAD_BYTES) assertBegins(head, begins);
  yield* held;
}

function assertBegins(head: Buffer, begins: (head: Buffer) => boolean): void {
  if (!begins(head)) throw refused('The content of this file is not what its name says.');
}

function refused(message: string): InvalidInputError {
  return new InvalidInputError([{ path: 'file', message }]);
}

function placeOfName(workspaceId: string, rowId: string) {
  return { workspaceId, table: 'request_evidence', column: 'name', rowId };
}
