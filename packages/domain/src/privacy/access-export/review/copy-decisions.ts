import type { EntityManager } from '@mikro-orm/postgresql';
import { WrongStateError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyRequest } from '../../request/privacy-request.entity.ts';
import { ReviewItem } from '../../review/review-item.entity.ts';
import { PORTABLE } from '../portable/portable-fields.ts';
import { type CopyDecision, type FoundRecord, keyOf } from './reviewed-records.ts';
import { readMarks } from './text-marks.ts';

/** The rights that are answered with a copy. */
const ANSWERED_WITH_A_COPY: readonly PrivacyRequest['kind'][] = ['access', 'portability'];

/** What is looked at before the copy of a request is made. */
export function ofCopy({ workspaceId, id }: Pick<PrivacyRequest, 'workspaceId' | 'id'>) {
  return { workspaceId, requestId: id, use: 'copy' } as const;
}

/** Whether a request is answered with a copy. */
export function isAnsweredWithCopy({ kind }: Pick<PrivacyRequest, 'kind'>): boolean {
  return ANSWERED_WITH_A_COPY.includes(kind);
}

/** Everything that somebody decided about the copy of a request, by the record that it is about. */
export async function decisionsOf(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
): Promise<Map<string, CopyDecision>> {
  const items = await em.find(ReviewItem, { ...ofCopy(request), decidedAt: { $ne: null } });
  const decisions = new Map<string, CopyDecision>();
  for (const item of items) {
    const { tableName, rowId, outcome, ground = null, passages, rowVersion = null } = item;
    if (!outcome) continue;
    const explanation = await explanationOf(scope, item);
    decisions.set(keyOf(tableName, rowId), { outcome, ground, explanation, rowVersion, marks: readMarks(passages) });
  }
  return decisions;
}

/** What the reviewer says about a ground; null where they say nothing, or the key of the request is destroyed. */
export async function explanationOf({ vault }: Scope, item: ReviewItem): Promise<string | null> {
  return item.explanation ? vault.open(explanationPlace(item), item.explanation) : null;
}

/** Where a explanation lies, sealed under the key of the request. */
export function explanationPlace({ workspaceId, id }: Pick<ReviewItem, 'workspaceId' | 'id'>) {
  return { workspaceId, table: 'review_item', column: 'explanation', rowId: id };
}

/** Of the records that were come across, those which go into the copy of a request of this kind. */
export function goingInto({ kind }: Pick<PrivacyRequest, 'kind'>, records: readonly FoundRecord[]): FoundRecord[] {
  return records.filter(({ table }) => kind !== 'portability' || PORTABLE[table] !== undefined);
}

/** @throws WrongStateError while a record that concerns somebody else waits for a decision */
export async function assertReviewed(em: EntityManager, request: PrivacyRequest): Promise<void> {
  if (!isAnsweredWithCopy(request)) return;
  const waiting = await em.count(ReviewItem, { ...ofCopy(request), state: 'open' });
  if (waiting > 0) throw waitingError(request, waiting);
}

/** What is said of records that nobody has looked at. */
export function waitingError({ state }: Pick<PrivacyRequest, 'state'>, count: number): WrongStateError {
  return new WrongStateError(
    state,
    `Other people are in ${count} ${count === 1 ? 'record' : 'records'}: decide first what of it goes into the copy.`,
  );
}
