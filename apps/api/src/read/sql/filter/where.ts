import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { columnOf, type ReadField, type ReadRelation } from '../../read-type.ts';
import type { NodeScope } from '../node-scope.ts';
import { relatedRow } from '../related.ts';
import { ownValue } from '../visible/own-value.ts';
import { assertPropertyShown } from '../visible/visibility.ts';
import { asList, compare, type Operand } from './compare.ts';
import { compileCustomFields } from './custom-value.ts';

/** A filter as the API takes it: fields with operators, `AND`, `OR`, `NOT`, and filters of related records. */
interface WhereArgument {
  readonly [field: string]: unknown;
}

/** Compiles a filter. Values are parameters; a field that is withheld from the viewer cannot be filtered by. */
export function compileWhere(scope: NodeScope, where: object): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [];
  for (const [field, argument] of Object.entries(asObject(where))) {
    if (argument == null) continue;
    if (field === 'AND' || field === 'OR') parts.push(combine(scope, field, asList(argument)));
    else if (field === 'NOT') parts.push(sql`not coalesce(${compileWhere(scope, asObject(argument))}, false)`);
    else if (field === 'customFields') parts.push(...compileCustomFields(scope, asList(argument)));
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

function asObject(value: unknown): WhereArgument {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
