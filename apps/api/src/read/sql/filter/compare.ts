import { findUuid, RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { ReadField } from '../../read-type.ts';
import { compileRelative, type Dated, RELATIVE_OPERATORS } from './relative-date.ts';

const COMPARISONS: Readonly<Record<string, string>> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** What a filter compares: a value of a row, and how parameters are read to be compared with it. */
export interface Operand extends Dated {
  readonly idKind: Extract<ReadField, { kind: 'id' }>['of'] | null;
}

/** The operators that an index on the value serves; what is not there or withheld answers them with no. */
const INDEXED_OPERATORS: readonly string[] = ['eq', 'in', 'lt', 'lte', 'gt', 'gte', ...RELATIVE_OPERATORS];

/** Whether an index on the value serves the operator. */
export function isServedByIndex(operator: string): boolean {
  return INDEXED_OPERATORS.includes(operator);
}

/** One operator of a filter. @throws RequestError `INVALID_FILTER` */
export function compare(operand: Operand, operator: string, given: unknown, name: string): RawBuilder<unknown> {
  const { value, sqlType, idKind } = operand;
  const type = sql.raw(sqlType);
  const parameter = (one: unknown) => sql`${idKind ? (findUuid(idKind, String(one)) ?? NOBODY) : text(one)}::${type}`;
  if (operator === 'isNull') return given === true ? sql`${value} is null` : sql`${value} is not null`;
  if (given === null)
    throw new RequestError('INVALID_FILTER', `"${name}: { ${operator}: null }" means nothing; use isNull.`);
  if (RELATIVE_OPERATORS.includes(operator)) return compileRelative(operand, operator, given, name);
  if (operator === 'ne') return sql`${value} is distinct from ${parameter(given)}`;
  if (operator === 'in' || operator === 'nin') {
    const list = asList(given).map(parameter);
    const found = list.length === 0 ? sql`false` : sql`${value} in (${sql.join(list)})`;
    return operator === 'in' ? found : sql`not coalesce(${found}, false)`;
  }
  if (operator === 'contains' || operator === 'startsWith')
    return sql`lower(${value}) like ${likePattern(operator, String(given).toLowerCase())}`;
  const symbol = COMPARISONS[operator];
  if (symbol === undefined) throw new RequestError('INVALID_FILTER', `"${name}" has no operator "${operator}".`);
  return sql`${value} ${sql.raw(symbol)} ${parameter(given)}`;
}

/** An id of another kind, or none: matches nothing, exactly as an id of another workspace does. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The pattern of `like` that finds a text inside, or at the beginning. */
export function likePattern(operator: 'contains' | 'startsWith', text: string): string {
  const literal = text.replace(/[\\%_]/g, (character) => `\\${character}`);
  return operator === 'contains' ? `%${literal}%` : `${literal}%`;
}

function text(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : value;
}

/** One value, or several, as a list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
