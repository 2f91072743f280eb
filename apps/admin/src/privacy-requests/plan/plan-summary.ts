/** What a deletion does with one field, as the API has it. */
export interface PlannedField {
  readonly field: string;
  readonly do: string;
  readonly because: string | null;
}

/** What a deletion does with the rows of one table. */
export interface PlannedTable {
  readonly table: string;
  readonly title: string;
  readonly relation: string;
  readonly rows: number;
  readonly deletesRows: boolean;
  readonly fields: readonly PlannedField[];
  /** Whether its records can be kept one by one, and how many are. */
  readonly isItemised: boolean;
  readonly keptItems: number;
}

/** Fields that share a fate. */
export interface Fate {
  /** What is done, or why they stay. */
  readonly what: string;
  readonly fields: readonly string[];
}

/** What goes and what stays in one place. */
export interface PlaceSummary {
  readonly goes: readonly Fate[];
  readonly stays: readonly Fate[];
}

/** Sorts the fields of a place by what becomes of them. */
export function summarisePlace({ fields }: PlannedTable): PlaceSummary {
  const kept = fields.filter((field) => field.do === 'keep');
  const gone = fields.filter((field) => field.do !== 'keep');
  return { goes: byFate(gone, (field) => field.do), stays: byFate(kept, (field) => field.because ?? '') };
}

function byFate(fields: readonly PlannedField[], fateOf: (field: PlannedField) => string): Fate[] {
  return [...Map.groupBy(fields, fateOf)].map(([what, group]) => ({ what, fields: group.map(({ field }) => field) }));
}

/** The plan in numbers. */
export interface PlanTotals {
  readonly records: number;
  readonly places: number;
  /** Places in which something stays, with a ground. */
  readonly placesWithRest: number;
}

/** The places where most goes first; those where everything stays come last. */
export function byWeight(tables: readonly PlannedTable[]): PlannedTable[] {
  const gone = (table: PlannedTable) => table.fields.filter((field) => field.do !== 'keep').length * table.rows;
  return tables.toSorted((one, other) => gone(other) - gone(one));
}

/** Counts what a deletion reaches. */
export function totalsOf(tables: readonly PlannedTable[]): PlanTotals {
  return {
    records: tables.reduce((sum, { rows }) => sum + rows, 0),
    places: tables.length,
    placesWithRest: tables.filter((table) => summarisePlace(table).stays.length > 0).length,
  };
}
