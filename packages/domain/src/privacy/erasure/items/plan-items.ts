import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { type CatalogueColumn, type CatalogueTable, isRecord } from '../../catalogue.ts';
import { type Reach, reachRows, samePerson } from '../../reach/reached-rows.ts';
import { SUBJECT_TABLE, subjectPathOf } from '../../reach/subject-paths.ts';
import { loadRows, type RawRow, textOf } from '../../reach/table-rows.ts';
import { planErasure } from '../plan/erasure-plan.ts';
import type { KeptClaim } from './item-keeper.ts';

/** A row that an erasure takes, with what keeps a copy of it. */
export interface PlannedItem {
  readonly itemId: string;
  /** The beginning of what it says, for somebody who has to decide about it. */
  readonly label: string | null;
  readonly createdAt: string | null;
  readonly claims: readonly KeptClaim[];
}

/** A page of what an erasure takes from one table, the newest first. */
export interface PlannedItemPage {
  /** Whose items they are. */
  readonly subjectIds: readonly string[];
  readonly items: readonly PlannedItem[];
  readonly total: number;
}

/** So much of a text tells which one it is. */
const LABEL_LENGTH = 90;

/** What stands for a row, the best first. */
const TELLING = [
  ...['fullName', 'name', 'title', 'subjectLine', 'body', 'clearValue', 'sealedValue', 'source', 'answer'],
];

/** Whether an erasure takes something from a table whose rows people know one by one: only such are kept one by one. */
export function isItemised(table: CatalogueTable): boolean {
  const path = subjectPathOf(table).kind;
  if (!isRecord(table) || table.table === SUBJECT_TABLE || table.table === 'privacy_request') return false;
  if (path !== 'owned' && path !== 'linked' && path !== 'participants') return false;
  const fields = planErasure(
    Object.fromEntries(table.columns.map(({ property, declaration }) => [property, declaration])),
  );
  return fields.some((field) => field.do !== 'keep');
}

/** Everything of these people that an erasure reaches, merges included. */
export async function reachOf(
  em: EntityManager,
  workspaceId: string,
  catalogue: readonly CatalogueTable[],
  subjectIds: readonly string[],
): Promise<{ readonly subjectIds: string[]; readonly reach: Reach }> {
  const same = await samePerson(em, workspaceId, subjectIds);
  return { subjectIds: same, reach: await reachRows(em, workspaceId, catalogue, same) };
}

/** The items of one table, a page of them, opened as far as it takes to tell them apart. */
export async function planItems(
  em: EntityManager,
  scope: Scope,
  table: CatalogueTable,
  ids: readonly string[],
  claims: readonly KeptClaim[],
  page: { readonly offset: number; readonly size: number },
): Promise<Omit<PlannedItemPage, 'subjectIds'>> {
  // Ids are made in the order of time; what is kept already is shown first.
  const claimed = new Set(claims.filter((claim) => claim.table === table.table).map(({ itemId }) => itemId));
  const sorted = [...ids].sort(
    (one, other) => Number(claimed.has(other)) - Number(claimed.has(one)) || (one < other ? 1 : -1),
  );
  const shown = sorted.slice(page.offset, page.offset + page.size);
  const rows = new Map((await loadRows(em, scope.workspaceId, table, shown)).map((row) => [row.id, row]));
  const items: PlannedItem[] = [];
  for (const itemId of shown) {
    const row = rows.get(itemId);
    if (!row) continue;
    const ofItem = claims.filter((claim) => claim.table === table.table && claim.itemId === itemId);
    items.push({ itemId, label: await labelOf(scope, table, row), createdAt: createdAt(row), claims: ofItem });
  }
  return { items, total: ids.length };
}

async function labelOf(scope: Scope, { columns }: CatalogueTable, row: RawRow): Promise<string | null> {
  for (const property of TELLING) {
    const column = columns.find((one: CatalogueColumn) => one.property === property);
    const text = column && (await textOf(scope.vault, scope.workspaceId, column, row));
    if (text) return text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH)}…` : text;
  }
  return null;
}

function createdAt({ created_at: at }: RawRow): string | null {
  return typeof at === 'string' ? at : null;
}
