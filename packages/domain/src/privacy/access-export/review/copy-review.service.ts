import type { EntityManager } from '@mikro-orm/postgresql';
import { WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { type PrivacyRequest, RequestSubject } from '../../request/privacy-request.entity.ts';
import { getRequest, recordStep, requestKey } from '../../request/request-record.ts';
import { assertOpen, assertProven } from '../../request/request-state.ts';
import { ReviewItem } from '../../review/review-item.entity.ts';
import { makeCopy } from '../make-copy.ts';
import { goingInto, isAnsweredWithCopy, ofCopy } from './copy-decisions.ts';
import { type CopyOutcome, checkOutcome, decideItem, getItems } from './decide-copy.ts';
import { type FoundRecord, isAbout, keyOf, ReviewedRecords } from './reviewed-records.ts';
import { readShownItems, type ShownReview, type WhichItems } from './shown-items.ts';
import { readMarks, writeMarks } from './text-marks.ts';

/** What a reviewer decides about records in which others are, before a copy is made of them (GDPR Art. 15(4)). */
export class CopyReview {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'catalogue'>,
  ) {}

  /**
   * Looks for other people in everything that would go into the copy of a request. What concerns others waits for a decision from
   * now on; what was decided stays decided, unless the record is another since.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError while it is not proven or covers nobody
   */
  async prepare(id: string, ifVersion?: number | null): Promise<string> {
    return this.change(id, ifVersion, async (em, request) => {
      const covered = await em.find(RequestSubject, requestKey(request));
      const [first, ...others] = covered.map(({ subject }) => subject.id);
      if (!first) throw new WrongStateError(request.state, 'Say first whom this request is about.');
      const review = new ReviewedRecords();
      const order = { reference: request.reference, language: 'en', subjectIds: [first, ...others] } as const;
      await makeCopy(em, this.scope, this.parts.catalogue, order, review);
      const found = goingInto(request, review.found());
      await this.keep(em, request, first, found);
      request.textsSearchedAt = this.scope.clock.now();
      const detail = `${found.filter(({ cause }) => cause !== 'alone').length} concern others`;
      recordStep(em, this.scope, request, { action: 'subject:export', type: 'texts-searched', detail });
    });
  }

  /**
   * Decides about records, which are named by their items; until the copy is made it can be decided anew.
   * @throws NotAllowedError also where the viewer may not read such a record · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError once a record is another than the one that was looked at
   */
  async decide(
    id: string,
    itemIds: readonly string[],
    outcome: CopyOutcome,
    ifVersion?: number | null,
  ): Promise<string> {
    checkOutcome(outcome, itemIds.length);
    return this.change(id, ifVersion, async (em, request) => {
      const { scope, parts } = this;
      for (const item of await getItems(em, scope, request, itemIds))
        await decideItem({ em, scope, catalogue: parts.catalogue }, item, outcome);
      const detail = `${itemIds.length} ${outcome.outcome}`;
      recordStep(em, scope, request, { action: 'subject:export', type: 'copy-reviewed', detail });
    });
  }

  /**
   * What there is to decide, with the texts of it as far as the viewer may read such records; that they were read is noted.
   * @throws NotAllowedError · NotFoundError
   */
  async items(id: string, which: WhichItems): Promise<ShownReview> {
    this.scope.require('subject:export');
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id);
      return readShownItems({ em, scope: this.scope, catalogue: this.parts.catalogue }, request, which);
    });
  }

  private async keep(
    em: EntityManager,
    request: PrivacyRequest,
    subjectId: string,
    found: readonly FoundRecord[],
  ): Promise<void> {
    const items = await em.find(ReviewItem, ofCopy(request));
    const known = new Map(items.map((item) => [keyOf(item.tableName, item.rowId), item]));
    for (const record of found) {
      const key = keyOf(record.table, record.rowId);
      const item = known.get(key);
      known.delete(key);
      if (item && isAbout({ rowVersion: item.rowVersion ?? null, marks: readMarks(item.passages) }, record)) continue;
      if (item) Object.assign(item, this.factsOf(record, !!item.decidedAt));
      else
        em.persist(
          em.create(ReviewItem, {
            ...{ ...ofCopy(request), id: newId(), tableName: record.table, rowId: record.rowId, subjectId },
            ...this.factsOf(record, false),
          }),
        );
    }
    // What is left is not in the copy any more: deleted, or not about the person.
    for (const item of known.values()) em.remove(item);
  }

  /** A record as it was come across. What somebody decided about it when it was another is decided anew. */
  private factsOf({ cause, rowVersion, texts }: FoundRecord, wasDecided: boolean) {
    const marks = Object.fromEntries(texts.map(({ column, found }) => [column, { found, black: found }]));
    const isAlone = cause === 'alone' && !wasDecided;
    return {
      ...{ cause, rowVersion, passages: writeMarks(marks), foundAt: this.scope.clock.now() },
      // Nobody else is in it: it goes into the copy unless somebody keeps it back.
      ...({ state: isAlone ? 'dismissed' : 'open', outcome: isAlone ? 'include' : null } as const),
      ...{ ground: null, explanation: null, decidedById: null, decidedAt: null },
    };
  }

  private change(
    id: string,
    ifVersion: number | null | undefined,
    work: (em: EntityManager, request: PrivacyRequest) => Promise<void>,
  ): Promise<string> {
    this.scope.require('subject:export');
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id, ifVersion);
      if (!isAnsweredWithCopy(request))
        throw new WrongStateError(request.state, 'This request is not answered with a copy.');
      assertOpen(request);
      assertProven(request);
      await work(em, request);
      return request.id;
    });
  }
}
