import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type FieldProblem,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  WrongStateError,
} from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { assertNotHeld, refreshHolds } from '../../hold/held.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { joinPassages, type Passage } from '../../reach/redact-text.ts';
import { loadRows } from '../../reach/table-rows.ts';
import { ReviewItem } from '../../review/review-item.entity.ts';
import { destroyExports } from '../recipients/destroy-exports.ts';
import { countReviews } from './review-counts.ts';
import { recordOf, searchedTables } from './searched-texts.ts';
import {
  mayReadTexts,
  readActionsOf,
  type SHOWN_TEXTS,
  type ShownText,
  type ShownTexts,
  showTexts,
  type TextReading,
} from './shown-texts.ts';
import { readPlaces, type TextPlace, type TextPlaces, writePlaces } from './text-places.ts';
import type { TextWriting } from './text-sources.ts';
import { digestOf, lockRow, takeOut } from './write-text.ts';

/** What becomes of a text: what is marked is taken out for good, or it stays as it is. */
export const TEXT_VERDICTS = ['take-out', 'leave'] as const;

const PAGE = 20;
const MOST_AT_ONCE = 200;
const MOST_PLACES = 500;

/** What somebody decides about texts. */
export interface TextDecision {
  readonly verdict: (typeof TEXT_VERDICTS)[number];
  /** Everything that is taken out, in one record alone; null for what was put forward. */
  readonly places: readonly (Passage & { readonly field: string })[] | null;
  /** The state of the texts that was looked at; needed where places are named. */
  readonly seen: string | null;
}

/** B11-AC6: the texts that may still mean somebody who was erased, and what a person decides about each. */
export class TextReview {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'catalogue' | 'files'>,
  ) {}

  /**
   * A page of texts, those that are due first, of one request or of all; that they were read is noted.
   * @throws NotAllowedError · PurposeNotAllowedError
   */
  async items(
    requestId: string | null,
    which: { readonly show: (typeof SHOWN_TEXTS)[number]; readonly after: string | null },
  ): Promise<ShownTexts> {
    this.scope.require('subject:erase');
    return this.scope.transaction(async (em) => {
      const of = { ...this.erasures(), ...(requestId === null ? {} : { requestId }) };
      const narrowed = this.narrowed();
      const after = which.after === null ? {} : { id: { $gt: which.after } };
      const found = await em.find(
        ReviewItem,
        { ...of, ...narrowed[which.show], ...after },
        { orderBy: { id: 'asc' }, limit: PAGE + 1 },
      );
      const count = (show: keyof typeof narrowed) => em.count(ReviewItem, { ...of, ...narrowed[show] });
      return {
        items: await showTexts(this.reading(em), found.slice(0, PAGE)),
        hasMore: found.length > PAGE,
        ...{ open: await count('open'), overdue: await count('overdue') },
        ...{ left: await count('left'), takenOut: await count('taken-out') },
        ...(await this.searches(em, requestId)),
      };
    });
  }

  /**
   * Decides about texts. What is taken out is destroyed; what is left can be decided anew. Gives them as they are then.
   * @throws NotAllowedError also where the viewer may not read such a record · NotFoundError · InvalidInputError · OnHoldError ·
   * WrongStateError where a text says something else than what was looked at, or was decided about
   */
  async decide(itemIds: readonly string[], decision: TextDecision): Promise<readonly ShownText[]> {
    this.scope.require('subject:erase');
    checkDecision(decision, itemIds.length);
    const replaced: string[] = [];
    const shown = await this.scope.transaction(async (em) => {
      const ids = [...new Set(itemIds)];
      const items = await em.find(ReviewItem, { ...this.erasures(), id: { $in: ids } }, { orderBy: { id: 'asc' } });
      if (items.length < ids.length) throw new NotFoundError('review item', 'itemIds');
      for (const { tableName } of items)
        if (!mayReadTexts(this.scope, tableName)) throw new NotAllowedError(readActionsOf(tableName)[0]);
      await refreshHolds(em, this.scope.workspaceId);
      for (const item of items) await this.decideOne(em, item, decision, replaced);
      if (decision.verdict === 'take-out') await destroyExports(em, this.scope);
      for (const ledgerId of new Set(items.flatMap((item) => item.ledgerId ?? [])))
        await countReviews(em, this.scope.workspaceId, ledgerId);
      return showTexts(this.reading(em), items);
    });
    for (const key of replaced) await this.parts.files.destroy(this.scope.workspaceId, key);
    return shown;
  }

  private async decideOne(
    em: EntityManager,
    item: ReviewItem,
    decision: TextDecision,
    replaced: string[],
  ): Promise<void> {
    const { scope } = this;
    if (item.state === 'accepted')
      throw new WrongStateError('accepted', 'This was taken out already: nothing brings it back.');
    if (decision.verdict === 'take-out')
      await this.takeOut({ em, scope, files: this.parts.files, replaced }, item, decision);
    else Object.assign(item, { state: 'dismissed', outcome: 'include' });
    item.decidedAt = scope.clock.now();
    item.decidedById = scope.viewer.kind === 'member' ? scope.viewer.id : null;
    const { id, subjectId } = item;
    scope.record(em, {
      ...{ action: 'subject:erase', targetType: 'review_item', targetId: id, subjectId, fields: [decision.verdict] },
    });
  }

  private async takeOut(writing: TextWriting, item: ReviewItem, decision: TextDecision): Promise<void> {
    const { em, scope } = writing;
    const at = searchedTables(this.parts.catalogue).find(({ table }) => table.table === item.tableName);
    if (!at) throw new NotFoundError('record');
    await lockRow(writing, at.table, item.rowId);
    const [row] = await loadRows(em, scope.workspaceId, at.table, [item.rowId]);
    if (!row) throw new WrongStateError('gone', 'This record is gone: there is nothing to take out.');
    const record = recordOf(row);
    const own = { table: item.tableName, itemId: item.rowId };
    await assertNotHeld(em, scope, record ? [own, record] : [own]);
    const [shown] = await showTexts(this.reading(em), [item]);
    const places = shown ? chosen(item, shown, decision) : {};
    const taken: Record<string, TextPlaces[string]> = {};
    for (const column of at.columns) {
      const marked = places[column.property] ?? [];
      const text = shown?.texts.find(({ field }) => field === column.property)?.text;
      if (marked.length === 0 || text === undefined) continue;
      taken[column.property] = { digest: await digestOf(scope, text), places: [...marked] };
      await takeOut(writing, at.table, column, row, { text, places: marked });
    }
    Object.assign(item, { state: 'accepted', outcome: 'redact', passages: writePlaces(taken) });
  }

  private erasures() {
    return { workspaceId: this.scope.workspaceId, use: 'erasure' } as const;
  }

  private narrowed() {
    const today = this.scope.clock.now().toISOString().slice(0, 10);
    return {
      open: { state: 'open' },
      overdue: { state: 'open', dueOn: { $lt: today } },
      left: { state: 'dismissed' },
      'taken-out': { state: 'accepted' },
    } as const;
  }

  private async searches(em: EntityManager, requestId: string | null) {
    const { workspaceId } = this.scope;
    const of = requestId === null ? '' : 'and l.request_id = ?';
    const [row] = await em.execute<{ searching: number; cutShort: number; unread: number }[]>(
      `select count(*) filter (where s.finished_at is null)::int as searching,
         count(*) filter (where s.outcome = 'cut-short')::int as "cutShort", coalesce(sum(s.failed), 0)::int as unread
       from erasure_search s join erasure_ledger l on l.workspace_id = s.workspace_id and l.id = s.ledger_id
       where s.workspace_id = ? ${of}`,
      requestId === null ? [workspaceId] : [workspaceId, requestId],
    );
    return row ?? { searching: 0, cutShort: 0, unread: 0 };
  }

  private reading(em: EntityManager): TextReading {
    return { em, scope: this.scope, ...this.parts };
  }
}

/** What is taken out of a record, by field. @throws InvalidInputError · WrongStateError */
function chosen(
  item: ReviewItem,
  { seen, isChanged, texts }: ShownText,
  decision: TextDecision,
): Readonly<Record<string, readonly TextPlace[]>> {
  if (isChanged && decision.seen !== seen)
    throw new WrongStateError('changed', 'This text is another since it was searched: mark in it what is taken out.');
  if (decision.places === null) {
    if (isChanged) throw new WrongStateError('changed', 'This text is another since it was searched: mark it by hand.');
    return Object.fromEntries(Object.entries(readPlaces(item.passages)).map(([field, { places }]) => [field, places]));
  }
  if (decision.seen !== seen)
    throw new WrongStateError('changed', 'Somebody changed this text meanwhile: look at it again.');
  const isPlace = ({ field, from, length }: Passage & { readonly field: string }) =>
    from >= 0 && length >= 1 && from + length <= (texts.find((one) => one.field === field)?.text.length ?? 0);
  if (!decision.places.every(isPlace))
    throw new InvalidInputError([{ path: 'places', message: 'Expected places within the texts of the record.' }]);
  const byField = Map.groupBy(decision.places, ({ field }) => field);
  return Object.fromEntries(
    [...byField].map(([field, marked]) => [
      field,
      joinPassages(marked.map(({ from, length }) => ({ from, length }))).map((one) => ({
        ...one,
        cause: 'marked' as const,
      })),
    ]),
  );
}

/** @throws InvalidInputError */
function checkDecision({ verdict, places, seen }: TextDecision, count: number): void {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path, message });
  if (count < 1 || count > MOST_AT_ONCE) refuse('itemIds', `Expected 1 to ${MOST_AT_ONCE} records.`);
  if (places && (verdict !== 'take-out' || count !== 1))
    refuse('places', 'Expected places in one record, to be taken out.');
  if (places && places.length === 0) refuse('places', 'Nothing is marked: leave the text instead.');
  if (places && places.length > MOST_PLACES) refuse('places', `Expected at most ${MOST_PLACES} places.`);
  if (places && seen === null) refuse('seen', 'Say which state of the text was looked at.');
  if (problems.length > 0) throw new InvalidInputError(problems);
}
