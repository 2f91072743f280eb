import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogueColumn, CatalogueTable } from '../../catalogue.ts';
import { actionOf } from '../../reach/subject-paths.ts';
import { isSealed, type RawRow } from '../../reach/table-rows.ts';
import { isContent } from './file-text.ts';
import type { LookedFor } from './looked-for.ts';

/** A table with the columns in which people write about people in their own words. */
export interface SearchedTable {
  readonly table: CatalogueTable;
  readonly columns: readonly CatalogueColumn[];
  /** Which of its rows `t` hold a text; without it each does. */
  readonly isText?: string;
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Texts that go with their own person, and in which somebody else can be named until then. */
const OF_OTHERS = ['custom_value.text_value', 'custom_value.sealed_value', 'lead.enquiry', 'lead_answer.answer'];

/** What the fields of records said before they were changed. */
const HISTORY = 'field_change';

/**
 * Where the search looks for somebody who was erased, in the order in which it goes: the history is the last, so that a text that is
 * changed while others are searched is found in what it said before.
 */
export function searchedTables(catalogue: readonly CatalogueTable[]): SearchedTable[] {
  const current = catalogue
    .filter(({ appendOnly, table }) => !appendOnly && table !== 'company')
    .map((table) => ({ table, columns: table.columns.filter(isSearched) }))
    .filter(({ columns }) => columns.length > 0)
    .sort((one, other) => (one.table.table < other.table.table ? -1 : 1))
    .map((at) => (at.table.table === 'custom_value' ? { ...at, isText: IS_TEXT_VALUE } : at));
  const history = catalogue.find(({ table }) => table === HISTORY);
  if (!history) return current;
  const columns = history.columns.filter(({ column }) => column === 'from_value' || column === 'to_value');
  return [...current, { table: history, columns, isText: pastTexts(current) }];
}

/** A number or a date is no text, and would be none any more. */
const IS_TEXT = `d.type in ('text', 'long-text', 'url')`;
const IS_TEXT_VALUE = `exists (select from custom_field_definition d where d.workspace_id = t.workspace_id and d.id = t.definition_id
  and ${IS_TEXT})`;

/** The changes of fields whose texts are searched as they are now; a sealed one leaves no text in the history. */
function pastTexts(searched: readonly SearchedTable[]): string {
  const fields = searched.flatMap(({ table, columns }) =>
    columns
      .filter((column) => !isSealed(column) && !isContent(column))
      .map(({ property }) => `('${table.table}', '${property}')`),
  );
  return `(t.from_value is not null or t.to_value is not null) and ((t.record_type, t.field) in (${fields.join(', ')})
    or t.field like 'customFields.%' and exists (select from custom_field_definition d where d.workspace_id = t.workspace_id
      and d.object = t.record_type and 'customFields.' || d.key = t.field and ${IS_TEXT}))`;
}

/** The record whose fields a history is of, or that a value is of. */
export function recordOf(row: RawRow): { readonly table: string; readonly itemId: string } | null {
  const itemId = row.record_id ?? row.lead_id;
  if (typeof itemId !== 'string') return null;
  return { table: typeof row.record_type === 'string' ? row.record_type : 'contact', itemId };
}

function isSearched(column: CatalogueColumn): boolean {
  if (isContent(column) || OF_OTHERS.includes(`${column.table}.${column.column}`)) return true;
  const action = actionOf(column);
  return (action === 'redact' || action === 'pseudonymise') && (column.sqlType === 'text' || isSealed(column));
}

/** The next rows of a table after one. */
export async function rowsAfter(
  em: EntityManager,
  workspaceId: string,
  { table: { table }, isText = 'true' }: SearchedTable,
  afterId: string | null,
  count: number,
): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select t.id from "${table}" t where t.workspace_id = ? and t.id > ?::uuid and ${isText} order by t.id limit ${count}`,
    [workspaceId, afterId ?? FIRST_ID],
  );
  return rows.map(({ id }) => id);
}

/** Those of these rows that are of the companies or deals of somebody, or of people in those companies. */
export async function rowsNear(
  em: EntityManager,
  workspaceId: string,
  { table, columns }: CatalogueTable,
  rowIds: readonly string[],
  { companyIds, dealIds }: Pick<LookedFor, 'companyIds' | 'dealIds'>,
): Promise<ReadonlySet<string>> {
  const has = (name: string) => columns.some(({ column }) => column === name);
  const ties: [condition: string, ids: readonly string[]][] = [];
  const tie = (condition: string, ids: readonly string[]) => ids.length > 0 && ties.push([condition, ids]);
  const contactOf = (column: string) =>
    `exists (select from contact c where c.workspace_id = t.workspace_id and c.id = t.${column} and c.company_id in (?))`;
  if (has('company_id')) tie('t.company_id in (?)', companyIds);
  if (has('deal_id')) tie('t.deal_id in (?)', dealIds);
  if (has('contact_id')) tie(contactOf('contact_id'), companyIds);
  if (table === 'deal') tie('t.id in (?)', dealIds);
  if (has('record_id')) {
    tie('t.record_id in (?)', [...companyIds, ...dealIds]);
    tie(contactOf('record_id'), companyIds);
  }
  if (ties.length === 0 || rowIds.length === 0) return new Set();
  const rows = await em.execute<{ id: string }[]>(
    `select t.id from "${table}" t where t.workspace_id = ? and t.id in (?) and (${ties.map(([sql]) => sql).join(' or ')})`,
    [workspaceId, rowIds, ...ties.map(([, ids]) => ids)],
  );
  return new Set(rows.map(({ id }) => id));
}
