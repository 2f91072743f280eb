import type { EntityManager } from '@mikro-orm/postgresql';
import { type Action, isAction } from '../../../kernel/actions.ts';
import {
  type FieldProblem,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  WrongStateError,
} from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { rowScope } from '../../../kernel/viewer.ts';
import { joinPassages, type Passage } from '../../reach/redact-text.ts';
import type { PrivacyRequest } from '../../request/privacy-request.entity.ts';
import { type REVIEW_OUTCOMES, ReviewItem, SHOW_GROUNDS, WITHHOLD_GROUNDS } from '../../review/review-item.entity.ts';
import { explanationPlace, ofCopy } from './copy-decisions.ts';
import { type CopyReading, openTexts } from './open-texts.ts';
import type { TextMarks } from './reviewed-records.ts';
import { readMarks, writeMarks } from './text-marks.ts';

const MOST_AT_ONCE = 200;
const MOST_PASSAGES = 500;
const LONGEST_EXPLANATION = 500;
const SHORTEST_EXPLANATION = 10;

/** A place in a text of the record, by the name of the column. */
export interface CopyPassage extends Passage {
  readonly field: string;
}

/** What somebody decides about a record. */
export interface CopyOutcome {
  readonly outcome: (typeof REVIEW_OUTCOMES)[number];
  readonly ground: (typeof SHOW_GROUNDS)[number] | (typeof WITHHOLD_GROUNDS)[number] | null;
  /** What the copy says about the ground. */
  readonly explanation: string | null;
  /** Everything that is blacked out, in one record alone; null for what was found. */
  readonly passages: readonly CopyPassage[] | null;
}

/** The action with which records of a table are read; null where nobody reads them by themselves. */
export function readActionOf(table: string): Action | null {
  const action = `${table}:read`;
  return isAction(action) ? action : null;
}

/** Whether the viewer may read every record of a table. */
export function mayRead({ viewer }: Scope, table: string): boolean {
  const action = readActionOf(table);
  return action !== null && rowScope(viewer, action) === 'all';
}

/** @throws InvalidInputError for an outcome without the ground that it needs, and for places in several records at once */
export function checkOutcome({ outcome, ground, explanation, passages }: CopyOutcome, count: number): void {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path, message });
  if (count < 1 || count > MOST_AT_ONCE) refuse('itemIds', `Expected 1 to ${MOST_AT_ONCE} records.`);
  if (outcome === 'include' && !isShowing(ground)) refuse('ground', `Expected one of ${SHOW_GROUNDS.join(', ')}.`);
  if (outcome === 'withhold' && !isWithholding(ground))
    refuse('ground', `Expected one of ${WITHHOLD_GROUNDS.join(', ')}.`);
  if (ground === 'trade-secret' && explanation === null)
    refuse('explanation', 'Say what makes it a trade secret: the copy tells the person.');
  const length = explanation?.length ?? SHORTEST_EXPLANATION;
  if (length < SHORTEST_EXPLANATION || length > LONGEST_EXPLANATION)
    refuse('explanation', `Expected ${SHORTEST_EXPLANATION} to ${LONGEST_EXPLANATION} characters.`);
  if (passages && (outcome !== 'redact' || count !== 1))
    refuse('passages', 'Expected places in one record that is blacked out.');
  if (passages && passages.length > MOST_PASSAGES) refuse('passages', `Expected at most ${MOST_PASSAGES} places.`);
  if (problems.length > 0) throw new InvalidInputError(problems);
}

/** The items of a copy that are named. @throws NotFoundError where one of them is none of this request's */
export async function getItems(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  itemIds: readonly string[],
): Promise<ReviewItem[]> {
  const ids = [...new Set(itemIds)];
  const items = await em.find(ReviewItem, { ...ofCopy(request), id: { $in: ids } });
  if (items.length < ids.length) throw new NotFoundError('review item', 'itemIds');
  for (const { tableName } of items)
    if (!mayRead(scope, tableName)) throw new NotAllowedError(readActionOf(tableName) ?? 'subject:export');
  return items;
}

/**
 * Decides about one record, with an entry in the audit of its own.
 * @throws InvalidInputError · WrongStateError where the record is another since somebody looked at it
 */
export async function decideItem(around: CopyReading, item: ReviewItem, decided: CopyOutcome): Promise<void> {
  const { em, scope } = around;
  const { outcome, ground, explanation, passages } = decided;
  const [opened] = await openTexts(around, [item]);
  if (!opened || opened.rowVersion !== (item.rowVersion ?? null))
    throw new WrongStateError('changed', 'This record is another since it was looked at: look for other people again.');
  const marks = passages
    ? markedBy(readMarks(item.passages), opened.texts, decided)
    : proposed(readMarks(item.passages));
  Object.assign(item, { outcome, ground, passages: writeMarks(marks), decidedAt: scope.clock.now() });
  item.state = outcome === 'include' ? 'dismissed' : 'accepted';
  item.explanation =
    explanation === null ? null : await scope.vault.seal(item.requestId ?? '', explanationPlace(item), explanation);
  item.decidedById = scope.viewer.kind === 'member' ? scope.viewer.id : null;
  scope.record(em, {
    ...{ action: 'subject:export', targetType: 'review_item', targetId: item.id, subjectId: item.subjectId },
    fields: [outcome, ...(ground ? [ground] : [])],
  });
}

/** Everything that was found is blacked out, and nothing else. */
function proposed(marks: TextMarks): TextMarks {
  return Object.fromEntries(Object.entries(marks).map(([field, { found }]) => [field, { found, black: found }]));
}

/** The places that were named are blacked out. @throws InvalidInputError for one that is no place of a text, or a showing without its ground */
function markedBy(
  marks: TextMarks,
  texts: Readonly<Record<string, string>>,
  { passages, ground }: CopyOutcome,
): TextMarks {
  const named = passages ?? [];
  const isPlace = ({ field, from, length }: CopyPassage) =>
    from >= 0 && length >= 1 && from + length <= (texts[field]?.length ?? 0) && marks[field] !== undefined;
  if (!named.every(isPlace))
    throw new InvalidInputError([{ path: 'passages', message: 'Expected places within the texts of the record.' }]);
  const entries = Object.entries(marks).map(([field, { found }]) => {
    const places = named.filter((passage) => passage.field === field);
    return [field, { found, black: joinPassages(places.map(({ from, length }) => ({ from, length }))) }] as const;
  });
  const isLifted = entries.some(([, { found, black }]) => !found.every((passage) => isCovered(passage, black)));
  if (isLifted && !isShowing(ground))
    throw new InvalidInputError([
      { path: 'ground', message: `Something of others is shown: expected one of ${SHOW_GROUNDS.join(', ')}.` },
    ]);
  return Object.fromEntries(entries);
}

function isCovered({ from, length }: Passage, black: readonly Passage[]): boolean {
  return black.some((one) => one.from <= from && from + length <= one.from + one.length);
}

function isShowing(ground: CopyOutcome['ground']): boolean {
  return SHOW_GROUNDS.some((one) => one === ground);
}

function isWithholding(ground: CopyOutcome['ground']): boolean {
  return WITHHOLD_GROUNDS.some((one) => one === ground);
}
