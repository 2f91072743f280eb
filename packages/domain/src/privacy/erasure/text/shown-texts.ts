import type { EntityManager } from '@mikro-orm/postgresql';
import { type Action, isAction } from '../../../kernel/actions.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { rowScope } from '../../../kernel/viewer.ts';
import { titleOf } from '../../access-export/copy-words.ts';
import type { CatalogueTable } from '../../catalogue.ts';
import { heldAmong } from '../../hold/held.ts';
import { recordReads } from '../../ledger/record-reads.ts';
import { loadRows, type RawRow } from '../../reach/table-rows.ts';
import type { ReviewItem } from '../../review/review-item.entity.ts';
import { searchedTables } from './searched-texts.ts';
import { readPlaces, type TextPlace } from './text-places.ts';
import type { TextSources } from './text-sources.ts';
import { digestOf, openTexts } from './write-text.ts';

/** Which texts are shown: those that wait, those whose time is over, those that were left, those that were taken out. */
export const SHOWN_TEXTS = ['open', 'overdue', 'left', 'taken-out'] as const;

/** A record whose texts may mean somebody who was erased. */
export interface ShownText {
  readonly id: string;
  readonly requestId: string | null;
  readonly table: string;
  readonly rowId: string;
  readonly title: string;
  readonly cause: string;
  readonly state: ReviewItem['state'];
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  readonly foundAt: Date;
  readonly decidedAt: Date | null;
  /** A hold keeps it: nothing of it is destroyed until it is released. */
  readonly isHeld: boolean;
  /** It says something else than when it was searched. */
  readonly isChanged: boolean;
  /** The record is gone. */
  readonly isGone: boolean;
  /** The viewer may not read such records. */
  readonly isHidden: boolean;
  /** Tells this state of its texts from another. */
  readonly seen: string;
  readonly texts: readonly { readonly field: string; readonly text: string; readonly places: readonly TextPlace[] }[];
}

/** A page of texts, and how many there are of each. */
export interface ShownTexts {
  readonly items: readonly ShownText[];
  readonly hasMore: boolean;
  readonly open: number;
  readonly overdue: number;
  readonly left: number;
  readonly takenOut: number;
  /** Erasures for which the texts are still searched. */
  readonly searching: number;
  /** Searches that a restore or their age ended before the last text, and texts that could not be opened. */
  readonly cutShort: number;
  readonly unread: number;
}

/** Where texts are looked at. */
export interface TextReading extends TextSources {
  readonly em: EntityManager;
  readonly catalogue: readonly CatalogueTable[];
}

/** Which actions read a row by itself; a value is read with the record that it is of, and a history with records of any kind. */
export function readActionsOf(tableName: string): readonly [Action, ...Action[]] {
  if (tableName === 'field_change') return ['contact:read', 'company:read', 'lead:read', 'deal:read', 'task:read'];
  const record = tableName === 'custom_value' ? 'contact' : tableName === 'lead_answer' ? 'lead' : tableName;
  const action = `${record}:read`;
  return [isAction(action) ? action : 'subject:erase'];
}

/** Whether the viewer may read every row of a table. */
export function mayReadTexts({ viewer }: Scope, tableName: string): boolean {
  return readActionsOf(tableName).every((action) => rowScope(viewer, action) === 'all');
}

/** Items as somebody sees them, with the texts as they are now; that they were read is noted. */
export async function showTexts(reading: TextReading, items: readonly ReviewItem[]): Promise<ShownText[]> {
  const { em, scope } = reading;
  const shown: ShownText[] = [];
  const rows: RawRow[] = [];
  const held = await heldAmong(
    em,
    scope.workspaceId,
    items.map(({ tableName, rowId }) => ({ table: tableName, itemId: rowId })),
  );
  for (const item of items) {
    const { row, one } = await showText(reading, item, held.has(item.rowId));
    shown.push(one);
    if (row && one.texts.length > 0) rows.push(row);
  }
  await noteReading(reading, shown, rows);
  return shown;
}

async function showText(reading: TextReading, item: ReviewItem, isHeld: boolean) {
  const { em, scope, catalogue } = reading;
  const at = searchedTables(catalogue).find(({ table }) => table.table === item.tableName);
  const [row] = at ? await loadRows(em, scope.workspaceId, at.table, [item.rowId]) : [];
  const isHidden = !mayReadTexts(scope, item.tableName);
  const opened = at && row && !isHidden ? await openTexts(reading, at.columns, row) : null;
  const known = readPlaces(item.passages);
  const texts: ShownText['texts'][number][] = [];
  let isChanged = false;
  const digests: string[] = [];
  for (const [{ property }, text] of opened?.texts ?? []) {
    const digest = await digestOf(scope, text);
    digests.push(`${property}:${digest}`);
    const isSame = known[property]?.digest === digest;
    if (known[property] && !isSame) isChanged = true;
    // Places of another text are none of this one; what was taken out is not there any more.
    const places = isSame ? (known[property]?.places ?? []) : [];
    if (known[property] || item.state === 'open') texts.push({ field: property, text, places });
  }
  const { id, requestId = null, cause, state, dueOn = null, foundAt, decidedAt = null } = item;
  const today = scope.clock.now().toISOString().slice(0, 10);
  const one: ShownText = {
    ...{
      id,
      requestId,
      table: item.tableName,
      rowId: item.rowId,
      title: at ? titleOf(at.table) : item.tableName,
      cause,
      state,
      dueOn,
    },
    ...{ isOverdue: state === 'open' && dueOn !== null && dueOn < today, foundAt, decidedAt, isHeld },
    ...{
      isChanged: isChanged && state !== 'accepted',
      isGone: row === undefined,
      isHidden,
      seen: digests.join(' '),
      texts,
    },
  };
  return { row, one };
}

/** Whoever looks at texts of people has read them (GDPR Art. 30 and 32). */
async function noteReading(
  { em, scope, catalogue }: TextReading,
  items: readonly ShownText[],
  rows: readonly RawRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const { workspaceId, viewer, purpose, clock } = scope;
  const people = await em.execute<{ id: string }[]>(
    `select distinct r.subject_id as id from record_subject r join data_subject s
       on s.workspace_id = r.workspace_id and s.id = r.subject_id
     where r.workspace_id = ? and r.record_id in (?) and s.kind not in ('member', 'account')`,
    [workspaceId, rows.flatMap(({ id, record_id }) => (typeof record_id === 'string' ? [id, record_id] : [id]))],
  );
  const entityOf = (table: string) => catalogue.find((one) => one.table === table)?.entity ?? table;
  const fields = items.flatMap(({ table, texts }) => texts.map(({ field }) => `${entityOf(table)}.${field}`));
  await recordReads(em, [
    {
      ...{ id: newId(), workspaceId, occurredAt: clock.now().toISOString(), purpose },
      ...{ actorKind: viewer.kind, actorId: viewer.id, operation: 'ErasureReview', client: 'app' },
      subjects: people.map(({ id }) => id),
      ...{ fields: [...new Set(fields)].sort(), denials: {}, recipient: null },
    },
  ]);
}
