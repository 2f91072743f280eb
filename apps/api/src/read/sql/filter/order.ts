import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { columnOf } from '../../read-type.ts';
import type { NodeScope } from '../node-scope.ts';
import { shownIf } from '../visible/category.ts';
import { ownValue } from '../visible/own-value.ts';
import { assertPropertyShown } from '../visible/visibility.ts';
import { customSort } from './custom-value.ts';

/** By what a list is sorted, as the API takes it. */
export interface OrderArgument {
  readonly field?: string | null | undefined;
  readonly customField?: string | null | undefined;
  readonly direction: string;
}

/** An order of rows; the id breaks ties, empty and withheld values come last either way. */
export interface Order extends Sorted {
  readonly direction: 'ASC' | 'DESC';
  readonly id: RawBuilder<unknown>;
}

/** Behind what a page begins; known when the statement is compiled, or left open until it is run. */
export interface Position {
  /** Whether the row there has no value to be sorted by. */
  readonly isEmpty: boolean;
  readonly value: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
}

/** A stretch of a list: rows that come one after the other, because all of them have a value or none has. */
export interface Stretch {
  readonly conditions: readonly RawBuilder<unknown>[];
  readonly orderBy: RawBuilder<unknown>;
  /** Whether its conditions leave only rows whose people allow the purpose. */
  readonly areAllowed: boolean;
}

interface Sorted {
  /** The value by which a row is sorted; what is withheld from the viewer is null. */
  readonly value: RawBuilder<unknown>;
  /** The same without the decision, as the index has it. */
  readonly held: RawBuilder<unknown>;
  /** Under which condition `held` is `value`; null where it always is. */
  readonly isShown: RawBuilder<unknown> | null;
  /** Whether that condition is the decision about the person. */
  readonly isDecision: boolean;
  /** Whether rows without a value are possible. */
  readonly isOptional: boolean;
  readonly sqlType: string;
  /** What the value is taken from beside the row itself. */
  readonly join: RawBuilder<unknown>;
}

/** Compiles `orderBy`; without one, a list is sorted by id, which is the order of creation. */
export function compileOrder(scope: NodeScope, argument: OrderArgument | null): Order {
  const id = sql`${sql.ref(scope.alias)}.id`;
  const direction = argument?.direction === 'DESC' ? 'DESC' : 'ASC';
  const sorted = argument?.customField != null ? byCustomField(scope, argument) : byField(scope, argument?.field);
  return { ...sorted, direction, id };
}

function byField(scope: NodeScope, field: string | null | undefined): Sorted {
  const sort = field == null ? { property: 'id' } : scope.type.sorts[field];
  if (!sort) throw new RequestError('INVALID_ORDER', `${scope.type.name} cannot be sorted by ${field}.`);
  assertPropertyShown(scope.type, sort.property, scope.context, 'sort');
  const column = columnOf(scope.context.metadata(scope.type.entity), sort.property);
  // What is withheld counts as empty, or its place in the list would tell.
  const value = ownValue(scope, column);
  const isShown = column.isPersonal ? shownIf(scope.decision, column.category, scope.context) : null;
  const isWithholdable = isShown !== null;
  const common = { value, sqlType: column.sqlType, join: sql`` };
  if (isWithholdable && column.isWritten)
    return { ...common, held: value, isShown: null, isDecision: false, isOptional: true };
  return {
    ...common,
    held: sql`${sql.ref(scope.alias)}.${sql.ref(column.name)}`,
    isShown,
    isDecision: isShown === scope.decision.allowed,
    isOptional: isWithholdable || column.isNullable,
  };
}

function byCustomField(scope: NodeScope, { field, customField }: OrderArgument): Sorted {
  if (field != null) throw new RequestError('INVALID_ORDER', 'Sort by "field" or by "customField", not by both.');
  const sorted = customSort(scope, customField ?? '');
  return { ...sorted, held: sorted.value, isShown: null, isDecision: false, isOptional: true };
}

/**
 * The stretches of a list from a position on, in the order in which they come. Each is read along an index and ends where the
 * page is full, so that the second one costs nothing before the first has run out; one comparison over a value that can be
 * empty or withheld would sort every row of the workspace for each page.
 */
export function stretches(order: Order, position: Position | null, isBackward: boolean): readonly Stretch[] {
  const { held, id, isShown, isDecision, isOptional, sqlType } = order;
  const isAscending = (order.direction === 'ASC') !== isBackward;
  const direction = isAscending ? sql`asc` : sql`desc`;
  const after = isAscending ? sql`>` : sql`<`;
  const shown = [...(isShown ? [isShown] : []), ...(isOptional ? [sql`${held} is not null`] : [])];
  const known = { conditions: shown, orderBy: sql`${held} ${direction}, ${id} ${direction}`, areAllowed: isDecision };
  const hidden = isShown ? sql`(not ${isShown} or ${held} is null)` : sql`${held} is null`;
  const empty = { conditions: [hidden], orderBy: sql`${id} ${direction}`, areAllowed: false };
  const all = !isOptional ? [known] : isBackward ? [empty, known] : [known, empty];
  if (position === null) return all;
  const at = position.isEmpty ? empty : known;
  const isBehind = position.isEmpty
    ? sql`${id} ${after} ${position.id}::uuid`
    : sql`(${held}, ${id}) ${after} (${position.value}::${sql.raw(sqlType)}, ${position.id}::uuid)`;
  return all
    .slice(all.indexOf(at))
    .map((stretch) => (stretch === at ? { ...stretch, conditions: [...stretch.conditions, isBehind] } : stretch));
}
