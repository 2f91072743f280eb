import { newId } from '../../../kernel/ids.ts';
import type { CatalogueColumn } from '../../catalogue.ts';
import { heldAmong } from '../../hold/held.ts';
import type { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import { loadRows, type RawRow } from '../../reach/table-rows.ts';
import { ReviewItem } from '../../review/review-item.entity.ts';
import type { ErasureSearch } from './erasure-search.entity.ts';
import { isContent } from './file-text.ts';
import type { LookedFor } from './looked-for.ts';
import { certainMentions } from './mentions/certain-mentions.ts';
import { probableMentions } from './mentions/probable-mentions.ts';
import { REVIEW_DAYS } from './review-counts.ts';
import { recordOf, type SearchedTable } from './searched-texts.ts';
import { type TextPlace, type TextPlaces, writePlaces } from './text-places.ts';
import type { TextWriting } from './text-sources.ts';
import { digestOf, lockRow, openTexts, takeOut } from './write-text.ts';

const DAY_MS = 86_400_000;

/** For whom a row is searched. */
export interface SearchFor {
  readonly search: ErasureSearch;
  readonly ledger: ErasureLedger;
  readonly lookedFor: LookedFor;
  /** The rows of this portion that are of their company or deals. */
  readonly near: ReadonlySet<string>;
  readonly joint: ReadonlySet<string>;
  readonly counts: { takenOut: number; suggested: number; failed: number };
}

/** What was found in the texts of a row, by field. */
interface Found {
  readonly certain: Record<string, TextPlaces[string]>;
  readonly probable: Record<string, TextPlaces[string]>;
}

/**
 * Searches the texts of one row: what is certain is taken out and noted, what is probable waits for somebody. Of a row under a hold
 * nothing is taken out: all of it waits, and so does what a file says. A text that cannot be opened is counted.
 */
export async function searchRow(
  writing: TextWriting,
  at: SearchedTable,
  row: RawRow,
  targets: readonly SearchFor[],
): Promise<void> {
  const opened = await openTexts(writing, at.columns, row);
  for (const { counts } of targets) counts.failed += opened.broken;
  let { texts } = opened;
  for (const target of targets) {
    if (texts.size === 0 || !isHit(texts, row, target)) continue;
    // Somebody may have written it since it was read.
    await lockRow(writing, at.table, row.id);
    const [current] = await loadRows(writing.em, writing.scope.workspaceId, at.table, [row.id]);
    // Taken away since, also as a whole for somebody before.
    if (!current) return;
    await settleRow(
      writing,
      at,
      { row: current, texts: (await openTexts(writing, at.columns, current)).texts },
      target,
    );
    texts = (await openTexts(writing, at.columns, await again(writing, at, row))).texts;
  }
}

async function again({ em, scope }: TextWriting, { table }: SearchedTable, row: RawRow): Promise<RawRow> {
  const [current] = await loadRows(em, scope.workspaceId, table, [row.id]);
  return current ?? row;
}

function isHit(texts: ReadonlyMap<CatalogueColumn, string>, { id }: RawRow, target: SearchFor): boolean {
  const { lookedFor } = target;
  const nearness = { isNear: target.near.has(id) || target.joint.has(id), wasNamed: target.joint.has(id) };
  return [...texts.values()].some(
    (text) => certainMentions(text, lookedFor).length > 0 || probableMentions(text, lookedFor, nearness).length > 0,
  );
}

async function settleRow(
  writing: TextWriting,
  at: SearchedTable,
  { row, texts }: { readonly row: RawRow; readonly texts: ReadonlyMap<CatalogueColumn, string> },
  target: SearchFor,
): Promise<void> {
  const { em, scope } = writing;
  const item = { table: at.table.table, itemId: row.id };
  const record = recordOf(row);
  const isHeld = (await heldAmong(em, scope.workspaceId, record ? [item, record] : [item])).size > 0;
  const found: Found = { certain: {}, probable: {} };
  const isNamed =
    target.joint.has(row.id) || [...texts.values()].some((text) => certainMentions(text, target.lookedFor).length > 0);
  const nearness = { isNear: isNamed || target.near.has(row.id), wasNamed: isNamed };
  for (const [column, before] of texts) {
    const certain = certainMentions(before, target.lookedFor).map((one): TextPlace => ({ ...one, cause: 'certain' }));
    let text = before;
    // Somebody else's document is changed by nobody but a person who looks at it.
    const waits = isHeld || isContent(column);
    if (certain.length > 0 && !waits) {
      found.certain[column.property] = { digest: await digestOf(scope, before), places: certain };
      text = await takeOut(writing, at.table, column, await again(writing, at, row), { text: before, places: certain });
    }
    const probable = probableMentions(text, target.lookedFor, nearness);
    const places: TextPlace[] = waits ? joined(certain, probable) : probable;
    if (places.length > 0) found.probable[column.property] = { digest: await digestOf(scope, text), places };
  }
  keep(writing, item, target, found, isHeld);
}

function joined(certain: readonly TextPlace[], probable: readonly TextPlace[]): TextPlace[] {
  const isFree = (one: TextPlace) =>
    certain.every(({ from, length }) => one.from >= from + length || from >= one.from + one.length);
  return [...certain, ...probable.filter(isFree)].sort((one, other) => one.from - other.from);
}

function keep(
  { em, scope }: TextWriting,
  { table, itemId }: { readonly table: string; readonly itemId: string },
  { ledger, counts }: SearchFor,
  { certain, probable }: Found,
  isHeld: boolean,
): void {
  const { workspaceId, clock } = scope;
  const now = clock.now();
  const common = {
    ...({ workspaceId, use: 'erasure', tableName: table, rowId: itemId, foundAt: now } as const),
    ...{ requestId: ledger.requestId ?? null, ledgerId: ledger.id, subjectId: ledger.subjectId },
  };
  if (Object.keys(certain).length > 0) {
    counts.takenOut += 1;
    em.persist(
      em.create(ReviewItem, {
        ...{ ...common, id: newId(), cause: 'certain', passages: writePlaces(certain) },
        ...{ state: 'accepted', outcome: 'redact', decidedAt: now },
      }),
    );
  }
  if (Object.keys(probable).length === 0) return;
  counts.suggested += 1;
  em.persist(
    em.create(ReviewItem, {
      ...{ ...common, id: newId(), cause: isHeld ? 'held' : 'probable', passages: writePlaces(probable) },
      ...{ state: 'open', dueOn: new Date(now.getTime() + REVIEW_DAYS * DAY_MS).toISOString().slice(0, 10) },
    }),
  );
}
