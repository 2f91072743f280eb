import { type RawBuilder, sql } from 'kysely';
import { columnNamed, columnOf, type ReadType } from '../read-type.ts';
import type { NodeScope } from '../sql/node-scope.ts';
import { ownValue } from '../sql/visible/own-value.ts';
import { fieldRule } from '../sql/visible/visibility.ts';
import { RECORD_ID } from '../statement/late.ts';
import type { AboutRecord } from './about-record.ts';

/** What a timeline takes from one table. */
export interface TimelineSource {
  /** The field of an entry under which the record stands, and how it is read. */
  readonly field: string;
  readonly type: string;
  /** What its entries are: one kind for all, or by the values of a column. */
  readonly kinds:
    | string
    | { readonly column: string; readonly of: Readonly<Record<string, string>>; readonly else?: string };
  /** When it happened: a property that may be withheld, with the column that orders it then. */
  readonly at: { readonly property?: string; readonly column: string };
  /** The column that names the member who did it. */
  readonly by?: string;
  /** Further conditions under which a row is an entry. */
  readonly only?: (row: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** Which rows belong to the record; null where none can. */
  readonly belongs: (scope: NodeScope, about: AboutRecord) => RawBuilder<unknown> | null;
}

/** How timelines are read: of which records, out of which tables, and how their entries are called. */
export interface TimelineDeclaration {
  readonly entries: ReadType;
  /** The names of the types whose records have one. */
  readonly about: readonly string[];
  readonly sources: readonly TimelineSource[];
}

/** What is asked of a timeline beside its page. */
export interface TimelineFilter {
  readonly kinds: readonly string[] | null;
  /** The member who did it, by their UUID. */
  readonly by: string | null;
}

/** The kinds that a source can give. */
export function kindsOf({ kinds }: TimelineSource): readonly string[] {
  if (typeof kinds === 'string') return [kinds];
  return [...Object.values(kinds.of), ...(kinds.else === undefined ? [] : [kinds.else])];
}

/** The kind of a row. */
export function kindSql({ kinds }: TimelineSource, row: RawBuilder<unknown>): RawBuilder<unknown> {
  if (typeof kinds === 'string') return sql`${sql.lit(kinds)}::text`;
  const cases = Object.entries(kinds.of).map(([value, kind]) => sql`when ${sql.lit(value)} then ${sql.lit(kind)}`);
  return sql`(case ${row}.${sql.ref(kinds.column)} ${sql.join(cases, sql` `)} else ${sql.lit(kinds.else ?? '')} end)`;
}

/** When a row happened; a time that is withheld counts as empty, and the time at which the row was written orders it. */
export function atSql({ at }: TimelineSource, scope: NodeScope): RawBuilder<unknown> {
  const written = sql`${sql.ref(scope.alias)}.${sql.ref(at.column)}`;
  if (at.property === undefined || fieldRule(scope.type, at.property, scope.context) !== 'show') return written;
  const meta = scope.context.metadata(scope.type.entity);
  return sql`coalesce(${ownValue(scope, columnOf(meta, at.property))}, ${written})`;
}

/** Whether a member did it; who is withheld did nothing. Null where nobody could tell. */
export function bySql({ by }: TimelineSource, scope: NodeScope, memberId: string): RawBuilder<unknown> | null {
  if (by === undefined) return null;
  const { type, context } = scope;
  const fields = Object.entries(type.fields).filter(([, field]) => field.kind === 'one' && field.column === by);
  if (fields.some(([name]) => fieldRule(type, name, context) !== 'show')) return null;
  const column = columnNamed(context.metadata(type.entity), by);
  return sql`${ownValue(scope, column)} = ${memberId}::uuid`;
}

/** The history of the record itself. */
export function ofRecord(column: string): TimelineSource['belongs'] {
  return ({ alias }) => sql`${sql.ref(alias)}.${sql.ref(column)} = ${RECORD_ID}`;
}
