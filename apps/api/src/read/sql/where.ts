import { findUuid, RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { columnOf, type ReadField } from '../read-type.ts';
import type { NodeScope } from './node-scope.ts';
import { purposeDecision } from './purpose.ts';
import { fieldRule, visibleRows } from './visibility.ts';

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
  if (fieldRule(scope.type, name, scope.context) !== 'show')
    throw new RequestError('FIELD_WITHHELD', `You cannot filter by "${name}", because it is withheld from you.`);
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
  if (property === null)
    throw new RequestError('INVALID_FILTER', `${scope.type.name} cannot be filtered by "${name}".`);
  const column = columnOf(scope.context.metadata(scope.type.entity), property);
  if (column.isSealed)
    throw new RequestError('INVALID_FILTER', `"${name}" is stored encrypted and cannot be filtered by.`);
  const own = sql`${row}.${sql.ref(column.name)}`;
  const { allowed } = scope.decision;
  const value = column.isPersonal && allowed ? sql`case when ${allowed} then ${own} end` : own;
  return { value, sqlType: column.sqlType, idKind: null };
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

function compileRelation(
  scope: NodeScope,
  field: Extract<ReadField, { kind: 'one' }>,
  where: WhereArgument,
): RawBuilder<unknown> {
  const type = scope.context.typeNamed(field.type);
  const alias = scope.aliases.next();
  const target: NodeScope = { ...scope, type, alias, decision: purposeDecision(type, alias, scope.context) };
  const row = sql.ref(alias);
  const own = sql`${sql.ref(scope.alias)}.${sql.ref(field.column)}`;
  const { isNull, ...rest } = where;
  if (isNull === true) return sql`${own} is null`;
  const conditions = [
    ...visibleRows(type, alias, scope.context),
    sql`${row}.id = ${own}`,
    ...(target.decision.keep ? [target.decision.keep] : []),
    compileWhere(target, rest),
  ];
  const table = sql.table(scope.context.metadata(type.entity).tableName);
  return sql`exists (select 1 from ${table} ${row} ${target.decision.join} where ${sql.join(conditions, sql` and `)})`;
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
