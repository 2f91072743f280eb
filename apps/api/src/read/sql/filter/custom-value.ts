import { indexedText } from '@smartx/domain/custom-field';
import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type CustomField, VALUE_KINDS } from '../../custom-fields.ts';
import { columnOf, type ReadColumn } from '../../read-type.ts';
import type { NodeScope } from '../node-scope.ts';
import { tableOf, targetScope } from '../related.ts';
import { isServed } from '../visible/category.ts';
import { ownValue, withheldAsNull } from '../visible/own-value.ts';
import { assertPropertyShown } from '../visible/visibility.ts';
import { asList, compare, isServedByIndex } from './compare.ts';
import type { Condition } from './condition.ts';

const SEALED_OPERATORS = ['eq', 'in', 'isNull'];

/** What is not there or withheld is different from everything, so these ask whether there is no such value. */
const NEGATIVE: Readonly<Record<string, string>> = { ne: 'eq', nin: 'in' };

/**
 * Compiles the filters on custom fields. Each asks for a value row, so that a selective one can be entered by the index on
 * definition and value.
 * @throws RequestError `INVALID_FILTER` for an unknown key, a filter of another type, an operator that a sealed field has not
 * got · `FIELD_WITHHELD`
 */
export function compileCustomFields(scope: NodeScope, filters: readonly unknown[]): Condition[] {
  assertPropertyShown(scope.type, 'customFields', scope.context, 'filter');
  return filters.flatMap((filter) => compileFilter(scope, entriesOf(filter)));
}

/**
 * The value by which rows are sorted, from the one row that holds it.
 * @throws RequestError `INVALID_ORDER` for an unknown key or a sealed field · `FIELD_WITHHELD`
 */
export function customSort(scope: NodeScope, key: string) {
  assertPropertyShown(scope.type, 'customFields', scope.context, 'sort');
  const field = findField(scope, key, 'sort');
  if (!field) throw new RequestError('INVALID_ORDER', `${scope.type.name} has no custom field "${key}".`);
  if (field.isSealed)
    throw new RequestError('INVALID_ORDER', `"${key}" is stored encrypted, so nothing can be sorted by it.`);
  const { target, column, from, conditions } = valueRow(scope, field);
  const held = sql.ref(`${target.alias}_v`);
  const value = withheldAsNull(scope, column, ownValue(target, column));
  return {
    value: sql`${held}.value`,
    sqlType: column.sqlType,
    join: sql`left join lateral (select ${value} as value from ${from} where ${sql.join(conditions, sql` and `)}) ${held} on true`,
  };
}

/** @throws RequestError `FIELD_WITHHELD` for a field whose kind of data the declared purpose has no use for */
function findField({ type, context }: NodeScope, key: string, use: string): CustomField | null {
  const field = context.customFields.find(type.customObject, key);
  if (field && !isServed(field.category, context))
    throw new RequestError('FIELD_WITHHELD', `You cannot ${use} by "${key}", because it is withheld from you.`);
  return field;
}

function compileFilter(scope: NodeScope, filter: ReadonlyMap<string, unknown>): Condition[] {
  const key = String(filter.get('key'));
  const field = findField(scope, key, 'filter');
  if (!field) throw new RequestError('INVALID_FILTER', `${scope.type.name} has no custom field "${key}".`);
  const wanted = VALUE_KINDS[field.type].filter;
  for (const [name, operators] of filter)
    if (name !== 'key' && name !== wanted && operators != null)
      throw new RequestError('INVALID_FILTER', `"${key}" is a ${field.type}: filter it by "${wanted}".`);
  const { timeZone, ...operators } = Object.fromEntries(entriesOf(filter.get(wanted)));
  const zone = timeZone == null ? null : String(timeZone);
  return Object.entries(operators).map(([operator, given]) => ({
    name: key,
    enters: isServedByIndex(operator),
    sql: compileOperator(scope, field, { operator, given, timeZone: zone }),
  }));
}

/** An operator as it is asked for. */
interface Asked {
  readonly operator: string;
  readonly given: unknown;
  readonly timeZone: string | null;
}

function compileOperator(
  scope: NodeScope,
  field: CustomField,
  { operator, given, timeZone }: Asked,
): RawBuilder<unknown> {
  if (field.isSealed && !SEALED_OPERATORS.includes(operator))
    throw new RequestError('INVALID_FILTER', `"${field.key}" is stored encrypted: it takes eq, in and isNull.`);
  const { target, column, from, conditions } = valueRow(scope, field);
  const held = ownValue(target, column);
  const positive = NEGATIVE[operator] ?? operator;
  const matches =
    operator === 'isNull'
      ? sql`${held} is not null`
      : field.isSealed
        ? hasIndex(scope, field, held, given)
        : compare(
            {
              value: held,
              sqlType: column.sqlType,
              idKind: null,
              timeZone,
              workspaceId: scope.context.viewer.workspaceId,
            },
            positive,
            given,
            field.key,
          );
  const allowed = scope.decision.allowed ? [scope.decision.allowed] : [];
  const found = sql`exists (select 1 from ${from} where ${sql.join([...conditions, ...allowed, matches], sql` and `)})`;
  return operator in NEGATIVE || (operator === 'isNull' && given === true) ? sql`not ${found}` : found;
}

/** The row that holds a record's value of a field, under the decision of the person whom it is about. */
function valueRow(scope: NodeScope, field: CustomField) {
  const target = targetScope(scope, scope.context.typeNamed('CustomFieldValue'));
  const row = sql.ref(target.alias);
  const property = field.isSealed ? 'blindIndex' : VALUE_KINDS[field.type].property;
  // Of what kind the value is says its definition.
  const column: ReadColumn = { ...columnOf(scope.context.metadata(target.type.entity), property), category: null };
  return {
    target,
    column,
    from: sql`${sql.table(tableOf(target))} ${row} ${target.decision.join}`,
    conditions: [
      sql`${row}.workspace_id = ${scope.context.viewer.workspaceId}::uuid`,
      sql`${row}.definition_id = ${field.id}::uuid`,
      sql`${row}.record_id = ${sql.ref(scope.alias)}.id`,
    ],
  };
}

/** A sealed value is found by its keyed hash, which is made before the statement is sent. */
function hasIndex(
  { context }: NodeScope,
  field: CustomField,
  held: RawBuilder<unknown>,
  given: unknown,
): RawBuilder<unknown> {
  const { vault, viewer } = context;
  const hashes = asList(given).map((value) => {
    if (value == null)
      throw new RequestError('INVALID_FILTER', `"${field.key}: { eq: null }" means nothing; use isNull.`);
    const hash = vault.blindIndex(viewer.workspaceId, 'custom', indexedText(field.id, spelling(value)));
    // Where another part of the statement is refused, nobody waits for it.
    hash.catch(() => undefined);
    return sql`${hash}::bytea`;
  });
  return hashes.length === 0 ? sql`false` : sql`${held} in (${sql.join(hashes)})`;
}

/** A value of the API in the spelling in which it was sealed. */
function spelling(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(entries.filter(([, one]) => one !== undefined));
}
