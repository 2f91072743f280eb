import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { columnNamed, columnOf, isIndexed, type ReadField, type ReadList, type ReadRelation } from '../../read-type.ts';
import type { NodeScope } from '../node-scope.ts';
import { isLinkShown, relatedRow, relatedRows } from '../related.ts';
import { shownIf } from '../visible/category.ts';
import { ownValue } from '../visible/own-value.ts';
import { assertPropertyShown } from '../visible/visibility.ts';
import { asList, compare, isServedByIndex, type Operand } from './compare.ts';
import { allOf, type Condition } from './condition.ts';
import { compileCustomFields } from './custom-value.ts';
import { amountOperators } from './money.ts';
import { findText, isFoundByIndex, matchText } from './text-index.ts';

/** A filter as the API takes it: fields with operators, `AND`, `OR`, `NOT`, and filters of related records. */
interface WhereArgument {
  readonly [field: string]: unknown;
}

/** A filter has at most so many parts, or one request would make a statement of any size. */
const MOST_PARTS = 200;

/** @throws RequestError `INVALID_FILTER` for a filter of too many parts */
export function assertModest(where: object): void {
  if (partsIn(where) > MOST_PARTS)
    throw new RequestError('INVALID_FILTER', `A filter has at most ${MOST_PARTS} conditions in all.`);
}

function partsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + partsIn(one), 0);
  if (typeof value !== 'object' || value === null || value instanceof Date) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + 1 + partsIn(one), 0);
}

/** Compiles a filter. Values are parameters; a field that is withheld from the viewer cannot be filtered by. */
export function compileWhere(scope: NodeScope, where: object): RawBuilder<unknown> {
  return allOf(conditionsOf(scope, where, false));
}

/**
 * Compiles a filter to its parts. Those that an index serves are written so that it is reached; below `OR` and `NOT` none is,
 * since a row that another branch lets in would be missed.
 */
export function conditionsOf(scope: NodeScope, where: object, mayEnter = true): Condition[] {
  return Object.entries(asObject(where)).flatMap(([field, argument]): Condition[] => {
    if (argument == null) return [];
    if (field === 'AND') return asList(argument).flatMap((one) => conditionsOf(scope, asObject(one), mayEnter));
    if (field === 'OR') return [looked(field, anyOf(scope, asList(argument)))];
    if (field === 'NOT') return [looked(field, sql`not coalesce(${compileWhere(scope, asObject(argument))}, false)`)];
    if (field === 'customFields') return compileCustomFields(scope, asList(argument));
    return fieldConditions(scope, field, asObject(argument), mayEnter);
  });
}

function anyOf(scope: NodeScope, list: readonly unknown[]): RawBuilder<unknown> {
  const parts = list.map((one) => compileWhere(scope, asObject(one)));
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`;
}

function fieldConditions(scope: NodeScope, name: string, argument: WhereArgument, mayEnter: boolean): Condition[] {
  assertPropertyShown(scope.type, name, scope.context, 'filter');
  const field = scope.type.fields[name] ?? defaultField(scope, name);
  if (field.kind === 'one') return [relationCondition(scope, field, name, argument, mayEnter)];
  if (field.kind === 'list' || field.kind === 'connection')
    return manyConditions(scope, field, name, argument, mayEnter);
  if (field.kind === 'money') return moneyConditions(scope, field, name, argument, mayEnter);
  const { timeZone, ...operators } = argument;
  const target = operandOf(scope, field, name, timeZone == null ? null : String(timeZone));
  return Object.entries(operators)
    .filter(([, value]) => value !== undefined)
    .map(([operator, value]) => operatorCondition(scope, target, { operator, value, name, mayEnter }));
}

function moneyConditions(
  scope: NodeScope,
  field: Extract<ReadField, { kind: 'money' }>,
  name: string,
  argument: WhereArgument,
  mayEnter: boolean,
): Condition[] {
  const target = operandOf(scope, field, name, null);
  const held = ownValue(scope, columnOf(scope.context.metadata(scope.type.entity), field.currency));
  return amountOperators(name, argument).map(({ operator, value, currency, isNot }) => {
    const amount = operatorCondition(scope, target, { operator, value, name, mayEnter: mayEnter && !isNot });
    if (currency === null) return amount;
    const both = sql`(${amount.sql} and ${held} = ${currency})`;
    return isNot ? looked(name, sql`not coalesce(${both}, false)`) : { ...amount, sql: both };
  });
}

/** A column that is filtered by, under the name that the API gives it. */
interface Target extends Operand {
  /** The same without the decision, as an index has it; null where none does. */
  readonly indexed: RawBuilder<unknown> | null;
  /** Under which condition it is not withheld; null where it never is, as an id, which tells nothing. */
  readonly shown: RawBuilder<unknown> | null;
}

interface Asked {
  readonly operator: string;
  readonly value: unknown;
  readonly name: string;
  readonly mayEnter: boolean;
}

function operatorCondition(scope: NodeScope, target: Target, { operator, value, name, mayEnter }: Asked): Condition {
  const index = scope.type.texts?.[name];
  if (index && (operator === 'contains' || operator === 'startsWith') && value !== null) {
    const text = String(value);
    if (!mayEnter || !isFoundByIndex(index, text)) return looked(name, matchText(scope, index, operator, text));
    return found(name, findText(scope, index, operator, text, name));
  }
  if (!mayEnter || target.indexed === null || !isServedByIndex(operator))
    return looked(name, compare(target, operator, value, name));
  const held = compare({ ...target, value: target.indexed }, operator, value, name);
  return found(name, target.shown ? sql`(${held} and ${target.shown})` : held);
}

function operandOf(scope: NodeScope, field: ReadField, name: string, timeZone: string | null): Target {
  const row = sql.ref(scope.alias);
  const meta = scope.context.metadata(scope.type.entity);
  const common = { workspaceId: scope.context.viewer.workspaceId, timeZone };
  if (field.kind === 'id') {
    const value = sql`${row}.${sql.ref(field.column)}`;
    const indexed = isIndexed(meta, columnNamed(meta, field.column).property) ? value : null;
    return { ...common, value, indexed, shown: null, sqlType: 'uuid', idKind: field.of };
  }
  const property = field.kind === 'column' ? field.property : field.kind === 'money' ? field.minor : null;
  if (property === null || !(property in meta.properties))
    throw new RequestError('INVALID_FILTER', `${scope.type.name} cannot be filtered by "${name}".`);
  const column = columnOf(meta, property);
  if (column.isSealed)
    throw new RequestError('INVALID_FILTER', `"${name}" is stored encrypted and cannot be filtered by.`);
  // Somebody's words hang on their author's restriction as well, which no index knows.
  const indexed = isIndexed(meta, property) && !column.isWritten ? sql`${row}.${sql.ref(column.name)}` : null;
  const shown = column.isPersonal ? shownIf(scope.decision, column.category, scope.context) : null;
  return { ...common, value: ownValue(scope, column), indexed, shown, sqlType: column.sqlType, idKind: null };
}

function relationCondition(
  scope: NodeScope,
  field: ReadRelation,
  name: string,
  where: WhereArgument,
  mayEnter: boolean,
): Condition {
  const { scope: target, from, conditions } = relatedRow(scope, field);
  const { isNull, ...rest } = where;
  const exists = (all: readonly RawBuilder<unknown>[]) =>
    sql`exists (select 1 from ${from} where ${sql.join(all, sql` and `)})`;
  if (isNull === true) return looked(name, sql`not ${exists(conditions)}`);
  const inner = conditionsOf(target, rest, mayEnter);
  const meta = scope.context.metadata(scope.type.entity);
  const isReached = mayEnter && isIndexed(meta, columnNamed(meta, field.column).property);
  const isSelective = inner.some(({ enters }) => enters) || (target.type.isSmall === true && inner.length > 0);
  return { name, enters: isReached && isSelective, sql: exists([...conditions, allOf(inner)]) };
}

/**
 * What some, none or all of the records that point to a row are like.
 * @throws RequestError `FIELD_WITHHELD` where the field is withheld by which they point to it
 */
function manyConditions(
  scope: NodeScope,
  field: ReadList,
  name: string,
  where: WhereArgument,
  mayEnter: boolean,
): Condition[] {
  if (!isLinkShown(scope, field))
    throw new RequestError('FIELD_WITHHELD', `You cannot filter by "${name}", because it is withheld from you.`);
  return Object.entries(where).flatMap(([quantifier, argument]): Condition[] => {
    if (argument == null) return [];
    const { scope: target, from, conditions } = relatedRows(scope, field, {});
    const exists = (inner: RawBuilder<unknown>) =>
      sql`exists (select 1 from ${from} where ${sql.join([...conditions, inner], sql` and `)})`;
    if (quantifier === 'some') {
      const inner = conditionsOf(target, asObject(argument), mayEnter);
      return [{ name, enters: mayEnter && inner.some(({ enters }) => enters), sql: exists(allOf(inner)) }];
    }
    const inner = compileWhere(target, asObject(argument));
    if (quantifier === 'none') return [looked(name, sql`not ${exists(inner)}`)];
    return [looked(name, sql`not ${exists(sql`not coalesce(${inner}, false)`)}`)];
  });
}

function found(name: string, condition: RawBuilder<unknown>): Condition {
  return { name, enters: true, sql: condition };
}

function looked(name: string, condition: RawBuilder<unknown>): Condition {
  return { name, enters: false, sql: condition };
}

function defaultField(scope: NodeScope, name: string): ReadField {
  if (name === 'id' && scope.type.idKind) return { kind: 'id', of: scope.type.idKind, column: 'id' };
  return { kind: 'column', property: name };
}

function asObject(value: unknown): WhereArgument {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
