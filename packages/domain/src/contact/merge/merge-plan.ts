import { type CatalogueColumn, type CatalogueTable, isRecord } from '../../privacy/catalogue.ts';

/** A column whose rows go over to the survivor; `of` says whether it names the contact or the person. */
export interface MovedLink {
  readonly table: string;
  readonly entity: string;
  readonly column: string;
  readonly property: string;
  readonly of: 'contact' | 'subject';
  /** Whether the rows have a version and an event of their own. */
  readonly isRecord: boolean;
}

/** What names a contact or a person and stays where it is, with the reason. */
const STAYS: Readonly<Record<string, string>> = {
  'contact.subject_id': 'the merged contact keeps its own person, so that the merge can be undone',
  'data_subject.merged_into_id': 'the chain of merges is what an erasure, a copy and every decision follow',
  'subject_ground.subject_id': 'each keeps the grounds stated at collection; the tightest decision of both counts',
  'domain_event.subject_id': 'what was told was told of the record as it was',
  'erasure_ledger.subject_id': 'who is being erased is merged with nobody',
};

/** Tables of ids alone, which name records as they were when it happened. */
const NAMES_NOBODY = ['idempotency_record'];

const NAMES_SOMEBODY = /(^|_)(contact|subject)_id$/;

/** A column that names a contact or a person by its id alone, and of which nothing says what a merge does with it. */
export class UnplannedLinkError extends Error {
  constructor(readonly places: readonly string[]) {
    super(`A merge does not know what becomes of ${places.join(', ')}. Make it a link, or say why it stays.`);
  }
}

const planned = new WeakMap<readonly CatalogueTable[], readonly MovedLink[]>();

/**
 * Every column by which rows belong to a contact or to the person behind them, read from the catalogue: a new table with such a
 * link is moved without being named here. Ledgers that only grow stay, and are read through the chain of merges.
 * @throws UnplannedLinkError for a column that looks like such a link and is none
 */
export function planMerge(catalogue: readonly CatalogueTable[]): readonly MovedLink[] {
  const known = planned.get(catalogue);
  if (known) return known;
  const plan = readPlan(catalogue);
  planned.set(catalogue, plan);
  return plan;
}

function readPlan(catalogue: readonly CatalogueTable[]): MovedLink[] {
  const moved: MovedLink[] = [];
  const unplanned: string[] = [];
  for (const table of catalogue) {
    if (table.appendOnly || NAMES_NOBODY.includes(table.table)) continue;
    for (const column of table.columns) {
      if (`${table.table}.${column.column}` in STAYS) continue;
      const of = namedBy(column);
      if (of) moved.push({ ...pick(column), of, isRecord: isRecord(table) });
      else if (NAMES_SOMEBODY.test(column.column)) unplanned.push(`${table.table}.${column.column}`);
    }
  }
  if (unplanned.length > 0) throw new UnplannedLinkError(unplanned);
  return moved;
}

function pick({ table, entity, column, property }: CatalogueColumn) {
  return { table, entity, column, property };
}

function namedBy({ linksTo, column, sqlType }: CatalogueColumn): MovedLink['of'] | null {
  if (linksTo === 'contact') return 'contact';
  if (linksTo === 'data_subject') return 'subject';
  if (linksTo !== null || sqlType !== 'uuid') return null;
  if (column === 'record_id') return 'contact';
  return column === 'subject_id' ? 'subject' : null;
}
