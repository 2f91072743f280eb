import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { policyLanguageOf } from '../policy/policy-words.ts';
import type { PrivacyParts, PrivateFiles } from '../privacy-parts.ts';
import { AccessCopy, type PrivacyRequest, RequestSubject } from '../request/privacy-request.entity.ts';
import { recordStep, requestKey } from '../request/request-record.ts';
import { ReviewItem } from '../review/review-item.entity.ts';
import { accountSections } from './account-sections.ts';
import type { CopyDocument, CopyFile } from './copy-document.ts';
import { copyWords } from './copy-words.ts';
import { type ArchiveFile, zipArchive } from './formats/zip-archive.ts';
import { type CopyOrder, makeCopy } from './make-copy.ts';
import { portableCopy } from './portable/portable-copy.ts';
import { renderCopy } from './render-copy.ts';
import { assertReviewed, decisionsOf, goingInto, ofCopy, waitingError } from './review/copy-decisions.ts';
import { ReviewedRecords } from './review/reviewed-records.ts';

/** B12-AC3: a copy waits no longer to be fetched. */
const COPY_DAYS = 7;

/** A copy that is being fetched. */
export interface CopyDownload {
  readonly fileName: string;
  readonly byteSize: number;
  readonly content: AsyncIterable<Buffer>;
}

/** Makes, hands out and destroys the archives that answer access requests. */
export class AccessCopyService {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'files' | 'catalogue' | 'accounts'>,
  ) {}

  /**
   * Writes the archive of a request, encrypted under the request's key, in the caller's transaction, as it was decided about
   * the records in which others are.
   * @throws NotAllowedError · WrongStateError where nobody is covered by the request, or where such a record waits for a decision
   */
  async make(em: EntityManager, request: PrivacyRequest): Promise<AccessCopy> {
    this.scope.require('subject:export');
    const { workspaceId, clock } = this.scope;
    const covered = await em.find(RequestSubject, requestKey(request));
    if (covered.length === 0) throw new WrongStateError(request.state, 'Say first whom this request is about.');
    const subjectIds = covered.map(({ subject }) => subject.id);
    const order = { reference: request.reference, language: policyLanguageOf(request.language), subjectIds };
    const everything = await this.reviewed(em, request, order);
    const copy = request.kind === 'portability' ? portableCopy(everything) : everything;
    const archive = zipArchive([...renderCopy(copy), ...copy.files.map((file) => this.archived(file))]);
    const stored = await this.parts.files.write({ workspaceId, keyId: request.id }, archive);
    const now = clock.now();
    const row = em.create(AccessCopy, {
      ...{ workspaceId, id: newId(), request: ref(request), storageKey: stored.storageKey },
      ...{ byteSize: BigInt(stored.byteSize), madeAt: now },
      expiresAt: new Date(now.getTime() + COPY_DAYS * 86_400_000),
    });
    em.persist(row);
    for (const subjectId of subjectIds)
      this.scope.record(em, { action: 'subject:export', targetType: 'access_copy', targetId: row.id, subjectId });
    return row;
  }

  private async reviewed(em: EntityManager, request: PrivacyRequest, order: CopyOrder): Promise<CopyDocument> {
    await assertReviewed(em, request);
    const review = new ReviewedRecords(await decisionsOf(em, this.scope, request));
    // What nobody decided about is the usual case, and needs no row for as long as the request is kept.
    await em.nativeDelete(ReviewItem, { ...ofCopy(request), decidedAt: null });
    const copy = await makeCopy(em, this.scope, this.parts.catalogue, order, review);
    // A text that came in or changed since somebody looked is one that nobody has looked at.
    const waiting = goingInto(request, review.waiting());
    if (waiting.length > 0) throw waitingError(request, waiting.length);
    const held = await this.parts.accounts.heldOf(em, this.scope, order.subjectIds);
    return { ...copy, sections: [...copy.sections, ...accountSections(held, copyWords(order.language))] };
  }

  private archived({ path, storageKey }: CopyFile): ArchiveFile {
    return { name: path, content: () => this.parts.files.read(this.scope.workspaceId, storageKey) };
  }

  /**
   * Hands the newest copy of a request out, and notes that it was fetched.
   * @throws NotAllowedError · NotFoundError where there is none any more
   */
  async open(em: EntityManager, request: PrivacyRequest): Promise<CopyDownload> {
    this.scope.require('request:download');
    const { workspaceId, clock } = this.scope;
    const key = { ...requestKey(request), destroyedAt: null };
    const copy = await em.findOne(AccessCopy, key, { orderBy: { madeAt: 'desc', id: 'desc' } });
    const content = copy && copy.expiresAt > clock.now() && (await this.parts.files.read(workspaceId, copy.storageKey));
    if (!copy || !content) throw new NotFoundError('copy');
    Object.assign(copy, { downloadCount: copy.downloadCount + 1, lastDownloadedAt: clock.now() });
    recordStep(em, this.scope, request, { action: 'request:download', type: 'downloaded' });
    return { fileName: `${request.reference}.zip`, byteSize: Number(copy.byteSize), content };
  }
}

/** Destroys copies that ran out; gives the ids of their requests. */
export async function destroyExpiredCopies(em: EntityManager, scope: Scope, files: PrivateFiles): Promise<string[]> {
  const now = scope.clock.now();
  const { workspaceId } = scope;
  const copies = await em.find(
    AccessCopy,
    { workspaceId, destroyedAt: null, expiresAt: { $lte: now } },
    { limit: 500 },
  );
  for (const copy of copies) {
    await files.destroy(workspaceId, copy.storageKey);
    copy.destroyedAt = now;
  }
  return copies.map(({ request }) => request.id);
}
