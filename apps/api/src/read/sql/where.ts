import { findUuid, RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { columnOf, type ReadField, type ReadRelation } from '../read-type.ts';
import type { NodeScope } from './node-scope.ts';
import { ownValue } from './own-value.ts';
import { relatedRow } from './related.ts';
import { assertPropertyShown } from './visibility.ts';

/** A filter as the API takes it: fields with operators, `AND`, `OR`, `NOT`, and filters of related records. */
interface WhereArgument {
  readonly [field: string]: unknown;
}

const COMPARISONS: Readonly<Record<string, string>> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** Compiles a filter. Values are parameters; a field that is withheld from the viewer cannot be filtered by. */
export function compileWhere(scope: NodeScope, where: object): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [];
  for (const [field, argument] of Object.entries(asObject(where))) {
    if (argument == null) continue;
    if (field === 'AND' || field === 'OR') parts.push(combine(scope, field, asList(argument)));
    else if (field === 'NOT') parts.push(sql`not coalesce(${compileWhere(scope, asObject(argument))}, false)`);
    else parts.push(compileField(scope, field, asObject(argument)));
  }
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` and `)})`;
}

function combine(scope: NodeScope, operator: 'AND' | 'OR', list: readonly unknown[]): RawBuilder<unknown> {
  if (list.length === 0) return operator === 'AND' ? sql`true` : sql`false`;
  const parts = list.map((one) => compileWhere(scope, asObject(one)));
  return sql`(${sql.join(parts, operator === 'AND' ? sql` and ` : sql` or `)})`;
}

function compileField(scope: NodeScope, name: string, operators: WhereArgument): RawBuilder<unknown> {
  assertPropertyShown(scope.type, name, scope.context, 'filter');
  const field = scope.type.fields[name] ?? defaultField(scope, name);
  if (field.kind === 'one') return compileRelation(scope, field, operators);
  const target = operand(scope, field, name);
  const parts = Object.entries(operators)
    .filter(([, value]) => value !== undefined)
    .map(([operator, value]) => compare(target, operator, value, name));
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` and `)})`;
}

interface Operand {
  readonly value: RawBuilder<unknown>;
  readonly sqlType: string;
  readonly idKind: Extract<ReadField, { kind: 'id' }>['of'] | null;
}

function operand(scope: NodeScope, field: ReadField, name: string): Operand {
  const row = sql.ref(scope.alias);
  if (field.kind === 'id') return { value: sql`${row}.${sql.ref(field.column)}`, sqlType: 'uuid', idKind: field.of };
  const property = field.kind === 'column' ? field.property : field.kind === 'money' ? field.minor : null;
  if (property === null || !(property in scope.context.metadata(scope.type.entity).properties))
    throw new RequestError('INVALID_FILTER', `${scope.type.name} cannot be filtered by "${name}".`);
  const column = columnOf(scope.context.metadata(scope.type.entity), property);
  if (column.isSealed)
    throw new RequestError('INVALID_FILTER', `"${name}" is stored encrypted and cannot be filtered by.`);
  return { value: ownValue(scope, column), sqlType: column.sqlType, idKind: null };
}

function compare(
  { value, sqlType, idKind }: Operand,
  operator: string,
  given: unknown,
  name: string,
): RawBuilder<unknown> {
  const type = sql.raw(sqlType);
  const parameter = (one: unknown) => sql`${idKind ? (findUuid(idKind, String(one)) ?? NOBODY) : text(one)}::${type}`;
  if (operator === 'isNull') return given === true ? sql`${value} is null` : sql`${value} is not null`;
  if (given === null)
    throw new RequestError('INVALID_FILTER', `"${name}: { ${operator}: null }" means nothing; use isNull.`);
  if (operator === 'ne') return sql`${value} is distinct from ${parameter(given)}`;
  if (operator === 'in' || operator === 'nin') {
    const list = asList(given).map(parameter);
    const found = list.length === 0 ? sql`false` : sql`${value} in (${sql.join(list)})`;
    return operator === 'in' ? found : sql`not coalesce(${found}, false)`;
  }
  if (operator === 'contains') return sql`lower(${value}) like ${`%${escapeLike(String(given).toLowerCase())}%`}`;
  if (operator === 'startsWith') return sql`lower(${value}) like ${`${escapeLike(String(given).toLowerCase())}%`}`;
  const symbol = COMPARISONS[operator];
  if (symbol === undefined) throw new RequestError('INVALID_FILTER', `"${name}" has no operator "${operator}".`);
  return sql`${value} ${sql.raw(symbol)} ${parameter(given)}`;
}

/** An id of another kind, or none: matches nothing, exactly as an id of another workspace does. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

function compileRelation(scope: NodeScope, field: ReadRelation, where: WhereArgument): RawBuilder<unknown> {
  const { scope: target, from, conditions } = relatedRow(scope, field);
  const { isNull, ...rest } = where;
  const found = isNull === true ? conditions : [...conditions, compileWhere(target, rest)];
  const exists = sql`exists (select 1 from ${from} where ${sql.join(found, sql` and `)})`;
  return isNull === true ? sql`not ${exists}` : exists;
}

function defaultField(scope: NodeScope, name: string): ReadField {
  if (name === 'id' && scope.type.idKind) return { kind: 'id', of: scope.type.idKind, column: 'id' };
  return { kind: 'column', property: name };
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

function text(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : value;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function asObject(value: unknown): WhereArgument {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
