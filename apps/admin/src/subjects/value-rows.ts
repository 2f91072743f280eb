import type { SubjectValuesQuery } from '../gql/graphql.ts';

/** Everything that is held about a person, as the API gives it. */
export type SubjectValues = NonNullable<SubjectValuesQuery['subjectView']>;

type Place = SubjectValues['places'][number];
type Category = SubjectValues['categories'][number];

/** One value with what is true of its place and its category. */
export interface ValueRow extends Pick<Place, 'table' | 'relation' | 'recordType'> {
  readonly id: string;
  readonly value: Place['values'][number];
  readonly category: Category | undefined;
}

/** What narrows the list down; empty for everything. */
export interface ValueFilter {
  readonly place?: string | undefined;
  readonly category?: string | undefined;
}

/** Every value as a row of the list. */
export function valueRows({ places, categories }: SubjectValues): ValueRow[] {
  const known = new Map(categories.map((one) => [one.category, one]));
  return places.flatMap(({ table, relation, recordType, values }) =>
    values.map((value) => ({
      ...{ id: `${table} ${value.rowId} ${value.property}`, table, relation, recordType, value },
      category: known.get(value.category),
    })),
  );
}

/** The rows that a filter leaves. */
export function filterValues(rows: readonly ValueRow[], { place, category }: ValueFilter): ValueRow[] {
  return rows.filter(({ table, value }) => (!place || table === place) && (!category || value.category === category));
}

/** What the law demands and what keeps the data safe, of which nothing is chosen. */
const ALWAYS_ON = ['SECURITY', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING', 'DATA_CARE'];

/** The purposes for which a value is used now, with their grounds; what nobody can refuse is left out unless it is all there is. */
export function usesOf({ category }: ValueRow): { purpose: string; basis: string | null }[] {
  const purposes = category?.purposes.filter(({ allowed }) => allowed) ?? [];
  const chosen = purposes.filter(({ purpose }) => !ALWAYS_ON.includes(purpose));
  return (chosen.length > 0 ? chosen : purposes).map(({ purpose, basis }) => ({ purpose, basis: basis ?? null }));
}

/** How many rows of how many places are not shown. */
export function unshownPlaces({ places }: SubjectValues): { table: string; shown: number; rowCount: number }[] {
  return places
    .map(({ table, values, rowCount }) => ({ table, rowCount, shown: new Set(values.map(({ rowId }) => rowId)).size }))
    .filter(({ shown, rowCount }) => rowCount > ROWS_SHOWN && shown < rowCount);
}

/** So many rows of each place are given. */
export const ROWS_SHOWN = 50;
