import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { WrongStateError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivateFiles } from '../../privacy-parts.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { requestKey } from '../request-record.ts';
import { addEvidence, openEvidenceName } from './add-evidence.ts';
import { type EVIDENCE_KINDS, RequestEvidence } from './request-evidence.entity.ts';

/** A file that another workspace is about to hand over, still sealed there. */
export interface FileOnItsWay {
  readonly from: string;
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  readonly name: string | null;
  readonly byteSize: bigint;
  readonly storageKey: string | null;
  readonly addedAt: Date;
}

/** What a request has to hand over, the oldest first; read in the workspace that gives it away. */
export async function filesOnTheirWay(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
): Promise<FileOnItsWay[]> {
  const where = { ...requestKey(request), destroyedAt: null };
  const held = await em.find(RequestEvidence, where, { orderBy: { addedAt: 'asc', id: 'asc' } });
  const onTheirWay: FileOnItsWay[] = [];
  for (const evidence of held) {
    const { kind, byteSize, addedAt, storageKey } = evidence;
    const name = await openEvidenceName(scope, evidence);
    onTheirWay.push({ from: scope.workspaceId, kind, name, byteSize, storageKey: storageKey ?? null, addedAt });
  }
  return onTheirWay;
}

/**
 * Seals files anew for the workspace that gets their request, each under a key of its own there, in the caller's transaction of
 * that workspace. What a first attempt brought already is not brought twice. Nothing is destroyed here: whoever gives them away
 * does that once this is committed.
 * @throws WrongStateError for a file that cannot be read · InvalidInputError for one that is not taken
 */
export async function takeFilesOver(
  em: EntityManager,
  there: Scope,
  files: PrivateFiles,
  request: PrivacyRequest,
  onTheirWay: readonly FileOnItsWay[],
): Promise<void> {
  if (onTheirWay.length === 0) return;
  const taken = await marksThere(em, there, files, request);
  for (const file of onTheirWay) {
    const content = await contentOf(files, file);
    if (!content || file.name === null)
      throw new WrongStateError(request.state, 'One of its files cannot be read, so nothing was handed over.');
    // Each one there stands for one of these: somebody may have sent the same twice.
    const at = taken.findIndex((mark) => mark === endedMarkOf(file) || mark === markOf(file, content));
    if (at !== -1) {
      taken.splice(at, 1);
      continue;
    }
    const { kind, name, addedAt } = file;
    await addEvidence(em, there, files, request, { kind, name, addedAt, content });
    await em.flush();
  }
}

/** What tells the files that are there already, in memory alone; of one that was destroyed since, only its row says something. */
async function marksThere(em: EntityManager, there: Scope, files: PrivateFiles, request: PrivacyRequest) {
  const marks: string[] = [];
  for (const evidence of await em.find(RequestEvidence, requestKey(request), {
    orderBy: { addedAt: 'asc', id: 'asc' },
  })) {
    if (evidence.destroyedAt) {
      marks.push(endedMarkOf(evidence));
      continue;
    }
    const { kind, storageKey = null } = evidence;
    const name = await openEvidenceName(there, evidence);
    const content = await contentOf(files, { from: there.workspaceId, storageKey });
    if (content) marks.push(markOf({ kind, name }, content));
  }
  return marks;
}

/** What a file is: its kind, its name and its content. */
function markOf({ kind, name }: Pick<FileOnItsWay, 'kind' | 'name'>, content: readonly Buffer[]): string {
  const digest = createHash('sha256').update(JSON.stringify([kind, name]));
  for (const piece of content) digest.update(piece);
  return digest.digest('base64url');
}

function endedMarkOf({ kind, byteSize, addedAt }: Pick<FileOnItsWay, 'kind' | 'byteSize' | 'addedAt'>): string {
  return `${kind} ${byteSize} ${addedAt.getTime()}`;
}

async function contentOf(
  files: PrivateFiles,
  { from, storageKey }: Pick<FileOnItsWay, 'from' | 'storageKey'>,
): Promise<Buffer[] | null> {
  const content = storageKey && (await files.read(from, storageKey));
  if (!content) return null;
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return pieces;
}
