import { findUuid, RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { ReadField } from '../../read-type.ts';

const COMPARISONS: Readonly<Record<string, string>> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** What a filter compares: a value of a row, and how parameters are read to be compared with it. */
export interface Operand {
  readonly value: RawBuilder<unknown>;
  readonly sqlType: string;
  readonly idKind: Extract<ReadField, { kind: 'id' }>['of'] | null;
}

/** One operator of a filter. @throws RequestError `INVALID_FILTER` */
export function compare(
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

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

function text(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : value;
}

/** One value, or several, as a list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
