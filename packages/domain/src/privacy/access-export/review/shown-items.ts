import { newId } from '../../../kernel/ids.ts';
import { recordReads } from '../../ledger/record-reads.ts';
import type { Passage } from '../../reach/redact-text.ts';
import { type PrivacyRequest, RequestSubject } from '../../request/privacy-request.entity.ts';
import { requestKey } from '../../request/request-record.ts';
import { ReviewItem } from '../../review/review-item.entity.ts';
import { titleOf } from '../copy-words.ts';
import { explanationOf, ofCopy } from './copy-decisions.ts';
import { mayRead } from './decide-copy.ts';
import { type CopyReading, type OpenedRecord, openTexts } from './open-texts.ts';
import { readMarks } from './text-marks.ts';

/** Which items are shown: what waits for a decision, everything that concerns others, or every record with a text. */
export const SHOWN_ITEMS = ['waiting', 'concerning', 'all'] as const;

const PAGE = 20;
const MOST_OTHERS = 5;

/** Which items: some by name, or a page of them after one. */
export type WhichItems =
  | { readonly ids: readonly string[] }
  | { readonly show: (typeof SHOWN_ITEMS)[number]; readonly after: string | null };

/** A place in a text that was found or blacked out. */
export interface ShownPassage extends Passage {
  readonly isFound: boolean;
  readonly isBlack: boolean;
}

/** A record that somebody decides about. */
export interface ShownItem {
  readonly id: string;
  readonly table: string;
  readonly title: string;
  readonly cause: string;
  readonly state: ReviewItem['state'];
  readonly outcome: ReviewItem['outcome'] | null;
  readonly ground: ReviewItem['ground'] | null;
  readonly explanation: string | null;
  readonly occurredAt: Date | null;
  readonly decidedAt: Date | null;
  /** It is another than the one that was looked at. */
  readonly isChanged: boolean;
  /** The viewer may not read such records. */
  readonly isHidden: boolean;
  /** Who else is tied to it. */
  readonly otherIds: readonly string[];
  readonly texts: readonly {
    readonly field: string;
    readonly text: string;
    readonly passages: readonly ShownPassage[];
  }[];
}

/** A page of what there is to decide, and how much there is. */
export interface ShownReview {
  readonly items: readonly ShownItem[];
  readonly hasMore: boolean;
  readonly waiting: number;
  readonly concerning: number;
  readonly all: number;
}

/** Reads a page of items with their texts, and notes whose data that was. */
export async function readShownItems(
  reading: CopyReading,
  request: PrivacyRequest,
  which: WhichItems,
): Promise<ShownReview> {
  const { em } = reading;
  const of = ofCopy(request);
  const limit = 'ids' in which ? which.ids.length : PAGE;
  const found = await em.find(ReviewItem, { ...of, ...narrowed(which) }, { orderBy: { id: 'asc' }, limit: limit + 1 });
  const items = await showItems(reading, request, found.slice(0, limit));
  return {
    ...{ items, hasMore: found.length > limit },
    waiting: await em.count(ReviewItem, { ...of, ...NARROWED.waiting }),
    concerning: await em.count(ReviewItem, { ...of, ...NARROWED.concerning }),
    all: await em.count(ReviewItem, of),
  };
}

const NARROWED = {
  waiting: { state: 'open' },
  concerning: { cause: { $ne: 'alone' } },
  all: {},
} as const;

function narrowed(which: WhichItems) {
  if ('ids' in which) return { id: { $in: [...which.ids] } };
  return { ...NARROWED[which.show], ...(which.after === null ? {} : { id: { $gt: which.after } }) };
}

async function showItems(
  reading: CopyReading,
  request: PrivacyRequest,
  items: readonly ReviewItem[],
): Promise<ShownItem[]> {
  const { em, scope, catalogue } = reading;
  const readable = items.filter(({ tableName }) => mayRead(scope, tableName));
  const opened = new Map((await openTexts(reading, readable)).map((record, index) => [readable[index]?.id, record]));
  const covered = (await em.find(RequestSubject, requestKey(request))).map(({ subject }) => subject.id);
  const others = await othersIn(
    reading,
    items.map(({ rowId }) => rowId),
    covered,
  );
  const shown: ShownItem[] = [];
  for (const item of items) {
    const table = catalogue.find((one) => one.table === item.tableName);
    const record = opened.get(item.id) ?? null;
    shown.push({
      ...{ id: item.id, table: item.tableName, title: table ? titleOf(table) : item.tableName, cause: item.cause },
      ...{ state: item.state, outcome: item.outcome ?? null, ground: item.ground ?? null },
      ...{ explanation: await explanationOf(scope, item), decidedAt: item.decidedAt ?? null },
      occurredAt: record?.occurredAt ? new Date(record.occurredAt) : null,
      isHidden: !readable.includes(item),
      isChanged: readable.includes(item) && record?.rowVersion !== (item.rowVersion ?? null),
      otherIds: others.get(item.rowId) ?? [],
      texts: record ? textsOf(item, record) : [],
    });
  }
  await noteReading(reading, shown, covered);
  return shown;
}

function textsOf(item: ReviewItem, { rowVersion, texts }: OpenedRecord): ShownItem['texts'] {
  const marks = readMarks(item.passages);
  // Places of another version are none of this one.
  const isSame = rowVersion === (item.rowVersion ?? null);
  return Object.entries(texts).map(([field, text]) => {
    const { found = [], black = [] } = (isSame ? marks[field] : undefined) ?? {};
    const isIn = (list: readonly Passage[], { from, length }: Passage) =>
      list.some((one) => one.from <= from && from + length <= one.from + one.length);
    const lifted = found.filter((passage) => !isIn(black, passage));
    const passages = [
      ...black.map(({ from, length }) => ({ from, length, isBlack: true, isFound: isIn(found, { from, length }) })),
      ...lifted.map(({ from, length }) => ({ from, length, isBlack: false, isFound: true })),
    ];
    return { field, text, passages: passages.sort((one, other) => one.from - other.from) };
  });
}

/** Who else is tied to the records; a member took part for the workspace. */
async function othersIn(
  { em, scope }: CopyReading,
  rowIds: readonly string[],
  covered: readonly string[],
): Promise<Map<string, string[]>> {
  if (rowIds.length === 0 || covered.length === 0) return new Map();
  const rows = await em.execute<{ record_id: string; subject_id: string }[]>(
    `select distinct r.record_id, r.subject_id from record_subject r
       join data_subject s on s.workspace_id = r.workspace_id and s.id = r.subject_id
     where r.workspace_id = ? and r.record_id in (?) and r.subject_id not in (?) and s.kind not in ('member', 'account')`,
    [scope.workspaceId, rowIds, covered],
  );
  const byRecord = Map.groupBy(rows, ({ record_id }) => record_id);
  return new Map(
    [...byRecord].map(([id, tied]) => [id, tied.slice(0, MOST_OTHERS).map(({ subject_id }) => subject_id)]),
  );
}

/** Whoever looks at texts of people to make a copy of them has read them (GDPR Art. 30 and 32). */
async function noteReading(
  { em, scope, catalogue }: CopyReading,
  items: readonly ShownItem[],
  covered: readonly string[],
): Promise<void> {
  const read = items.filter(({ texts }) => texts.length > 0);
  if (read.length === 0) return;
  const { workspaceId, viewer, purpose, clock } = scope;
  const entityOf = (table: string) => catalogue.find((one) => one.table === table)?.entity ?? table;
  const fields = read.flatMap(({ table, texts }) => texts.map(({ field }) => `${entityOf(table)}.${field}`));
  await recordReads(em, [
    {
      ...{ id: newId(), workspaceId, occurredAt: clock.now().toISOString(), purpose },
      ...{ actorKind: viewer.kind, actorId: viewer.id, operation: 'CopyReview', client: 'app' },
      subjects: [...new Set([...covered, ...read.flatMap(({ otherIds }) => otherIds)])],
      ...{ fields: [...new Set(fields)].sort(), denials: {}, recipient: null },
    },
  ]);
}
