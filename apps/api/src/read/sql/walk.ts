import { type RawBuilder, sql } from 'kysely';
import type { Condition } from './filter/condition.ts';
import { compileOrder, type Order, type OrderArgument, type Position, stretches } from './filter/order.ts';
import { assertModest, conditionsOf } from './filter/where.ts';
import type { NodeScope } from './node-scope.ts';
import { tableOf } from './related.ts';
import { purposeDecision, subjectAlias } from './visible/purpose.ts';

/** At so many rows a page is looked for one by one; a filter that needs more would read a whole workspace. */
const MOST_LOOKED_AT = 50_000;

/** The columns that a counted row has beside its own: its number, and the joined row that holds the decision about it. */
const NUMBER = '_n';
const HOLDER = '_s';

/** Which rows a list has, and in which order. */
export interface Listed {
  readonly scope: NodeScope;
  /** Under which conditions a row is in the list, whatever the filter says. */
  readonly base: readonly RawBuilder<unknown>[];
  readonly where: object | null;
  readonly orderBy: OrderArgument | null;
}

/** How the rows of a page are read. */
export interface Walk {
  /** The scope in which the fields of a row are selected. */
  readonly scope: NodeScope;
  readonly order: Order;
  /** At most so many rows behind the position, of each stretch of the list; what they give may depend on whether all allow the purpose. */
  readonly rows: (select: Select, window: Window) => RawBuilder<unknown>[];
  /** All rows of the list, for those who count them. */
  readonly everything: RawBuilder<unknown>;
}

type Select = (areAllowed: boolean) => RawBuilder<unknown>;

interface Window {
  readonly position: Position | null;
  readonly isBackward: boolean;
  readonly limit: RawBuilder<unknown>;
}

/**
 * Compiles how a list is read: along an index, as far as the page needs. Conditions that no index serves are put to one row
 * after the other; they see at most 50,000 of them, then the statement is stopped with the names of those filters.
 */
export function walkOf(listed: Listed): Walk {
  const { scope, base, where, orderBy } = listed;
  if (where) assertModest(where);
  const filters = where ? conditionsOf(scope, where) : [];
  const order = compileOrder(scope, orderBy);
  const from = sql`${sql.table(tableOf(scope))} ${sql.ref(scope.alias)} ${scope.decision.join}`;
  const all = [...base, ...filters.map((filter) => filter.sql)];
  const everything = sql`from ${from} where ${conjunction(all)}`;
  const isCounted = filters.some(({ enters }) => !enters) && orderBy?.customField == null;
  if (isCounted) return { ...counted(listed, filters, { order, from }), everything };
  const rows = (select: Select, { position, isBackward, limit }: Window) =>
    stretches(order, position, isBackward).map(
      ({ conditions, orderBy: sorted, areAllowed }) =>
        sql`(select ${select(areAllowed)} from ${from} ${order.join} where ${conjunction([...all, ...conditions])}
          order by ${sorted} limit ${limit})`,
    );
  return { scope, order, rows, everything };
}

/** Numbers the rows as they come, so that whoever looks at one too many is stopped there and not behind the last one. */
function counted(
  { scope, base, where, orderBy }: Listed,
  filters: readonly Condition[],
  inner: { readonly order: Order; readonly from: RawBuilder<unknown> },
): Omit<Walk, 'everything'> {
  const outer = numbered(scope);
  const order = compileOrder(outer, orderBy);
  const found = [...base, ...filters.filter(({ enters }) => enters).map((filter) => filter.sql)];
  const looked = conditionsOf(outer, where ?? {}).filter(({ enters }) => !enters);
  const names = [...new Set(looked.map(({ name }) => name))].join(', ');
  const row = sql.ref(scope.alias);
  const subject = joinsHolder(scope) ? sql`, ${sql.ref(subjectAlias(scope.alias))} as ${sql.ref(HOLDER)}` : sql``;
  const isWanted = sql`case when ${row}.${sql.ref(NUMBER)} > ${MOST_LOOKED_AT} then refuse_too_broad(${names})
    else ${conjunction(looked.map((filter) => filter.sql))} end`;
  // Nothing is joined to them and nothing sorts them again, so they stay in the order of their numbers; an order of its own
  // would make PostgreSQL plan for all of them instead of for a page.
  const rows = (select: Select, { position, isBackward, limit }: Window) =>
    stretches(inner.order, position, isBackward).map(
      ({ conditions, orderBy: sorted, areAllowed }) =>
        sql`(select ${select(areAllowed)} from (
            select ${row}.*${subject}, row_number() over (order by ${sorted}) as ${sql.ref(NUMBER)}
            from ${inner.from} where ${conjunction([...found, ...conditions])}) ${row}
          where ${isWanted} limit ${limit})`,
    );
  return { scope: outer, order, rows };
}

/** The scope of rows that come out of a sub-select with what holds the decision as one column, so that nothing is joined again. */
function numbered(scope: NodeScope): NodeScope {
  const { type, alias, context } = scope;
  const holder = sql`(${sql.ref(alias)}.${sql.ref(HOLDER)})`;
  return { ...scope, decision: { ...purposeDecision(type, alias, context, holder), join: sql`` } };
}

function joinsHolder({ type: { subject }, decision }: NodeScope): boolean {
  return decision.allowed !== null && !(subject?.kind === 'own' && subject.holdsDecision);
}

function conjunction(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` and `);
}
