import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { CursorPosition } from '../../cursor.ts';
import { columnOf } from '../../read-type.ts';
import type { NodeScope } from '../node-scope.ts';
import { ownValue } from '../visible/own-value.ts';
import { assertPropertyShown } from '../visible/visibility.ts';
import { customSort } from './custom-value.ts';

/** By what a list is sorted, as the API takes it. */
export interface OrderArgument {
  readonly field?: string | null | undefined;
  readonly customField?: string | null | undefined;
  readonly direction: string;
}

/** An order of rows; the id breaks ties, empty values come last ascending and first descending. */
export interface Order {
  readonly name: string;
  readonly direction: 'ASC' | 'DESC';
  readonly value: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly sqlType: string;
  /** What the value is taken from beside the row itself. */
  readonly join: RawBuilder<unknown>;
  orderBy(isBackward: boolean): RawBuilder<unknown>;
}

/** Compiles `orderBy`; without one, a list is sorted by id, which is the order of creation. */
export function compileOrder(scope: NodeScope, argument: OrderArgument | null): Order {
  const id = sql`${sql.ref(scope.alias)}.id`;
  const direction = argument?.direction === 'DESC' ? 'DESC' : 'ASC';
  const sorted = argument?.customField != null ? byCustomField(scope, argument) : byField(scope, argument?.field);
  const { value } = sorted;
  return {
    ...sorted,
    direction,
    id,
    orderBy: (isBackward) => {
      const isAscending = (direction === 'ASC') !== isBackward;
      return isAscending ? sql`${value} asc, ${id} asc` : sql`${value} desc, ${id} desc`;
    },
  };
}

type Sorted = Pick<Order, 'name' | 'value' | 'sqlType' | 'join'>;

function byField(scope: NodeScope, field: string | null | undefined): Sorted {
  const sort = field == null ? { property: 'id' } : scope.type.sorts[field];
  if (!sort) throw new RequestError('INVALID_ORDER', `${scope.type.name} cannot be sorted by ${field}.`);
  assertPropertyShown(scope.type, sort.property, scope.context, 'sort');
  const column = columnOf(scope.context.metadata(scope.type.entity), sort.property);
  // What is withheld counts as empty, or its place in the list would tell.
  return { name: field ?? 'ID', value: ownValue(scope, column), sqlType: column.sqlType, join: sql`` };
}

function byCustomField(scope: NodeScope, { field, customField }: OrderArgument): Sorted {
  if (field != null) throw new RequestError('INVALID_ORDER', 'Sort by "field" or by "customField", not by both.');
  const key = customField ?? '';
  return { name: `customField ${key}`, ...customSort(scope, key) };
}

/** The rows behind a cursor. A row-value comparison would lose rows where the value is empty, so each case is spelled out. */
export function keysetCondition(order: Order, position: CursorPosition, isBackward: boolean): RawBuilder<unknown> {
  const isAscending = (order.direction === 'ASC') !== isBackward;
  const { value, id } = order;
  const sameValueBehind = isAscending ? sql`${id} > ${position.id}::uuid` : sql`${id} < ${position.id}::uuid`;
  if (position.value === null) {
    const tie = sql`(${value} is null and ${sameValueBehind})`;
    return isAscending ? tie : sql`(${tie} or ${value} is not null)`;
  }
  const at = sql`${position.value}::${sql.raw(order.sqlType)}`;
  const tie = sql`(${value} = ${at} and ${sameValueBehind})`;
  return isAscending ? sql`(${value} > ${at} or ${tie} or ${value} is null)` : sql`(${value} < ${at} or ${tie})`;
}
