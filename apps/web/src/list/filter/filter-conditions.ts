import type {
  DateFilter,
  DateTimeFilter,
  FloatFilter,
  MemberFilter,
  SpanInput,
  StringFilter,
} from '../../gql/graphql.ts';
import { type FilterClause, type FilterOperator, isGroup } from '../address/filter-entry.ts';
import type { ListSearch } from '../address/list-search.ts';
import type { FilterField } from '../filter-field.ts';
import { operatorsOf, PERIODS, readSpan } from './filter-operators.ts';

/** For whom a filter is read: "me" and "this month" mean something else for each. */
export interface FilterViewer {
  readonly memberId: string | null;
  readonly timeZone: string;
}

/** How several conditions become one of the API. */
export type Combine<Where> = (join: 'AND' | 'OR', conditions: Where[]) => Where;

/**
 * The filters in force as conditions of the API, all of which hold; a filter whose field or value is not known any more is left
 * out, and the bar of filters says so.
 */
export function conditionsOf<Where>(
  fields: readonly FilterField<Where>[],
  { filters = [], match }: Pick<ListSearch, 'filters' | 'match'>,
  viewer: FilterViewer,
  combine: Combine<Where>,
): Where[] {
  const conditions = filters.flatMap((entry) => {
    if (!isGroup(entry)) return clauseConditions(fields, entry, viewer);
    const inside = entry.of.flatMap((clause) => clauseConditions(fields, clause, viewer));
    return inside.length > 1 ? [combine(entry.join === 'any' ? 'OR' : 'AND', inside)] : inside;
  });
  return match === 'any' && conditions.length > 1 ? [combine('OR', conditions)] : conditions;
}

function clauseConditions<Where>(
  fields: readonly FilterField<Where>[],
  clause: FilterClause,
  viewer: FilterViewer,
): Where[] {
  const field = fields.find(({ id }) => id === clause.field);
  const condition = field ? conditionOf(field, clause, viewer) : null;
  return condition === null ? [] : [condition];
}

/** Whether a comparison means something for a field; what an old link names may not. */
export function isUnderstood(field: FilterField<unknown>, clause: FilterClause): boolean {
  return conditionOf(field, clause, { memberId: null, timeZone: 'UTC' }) !== null;
}

function conditionOf<Where>(field: FilterField<Where>, clause: FilterClause, viewer: FilterViewer): Where | null {
  const { operator, value, values = [] } = clause;
  if (!operatorsOf(field.kind).includes(operator)) return null;
  if (operator === 'isEmpty' || operator === 'isFilled') return field.where({ isNull: operator === 'isEmpty' });
  switch (field.kind) {
    case 'text':
    case 'sealed':
    case 'choice':
      return placed(field.where, textCondition(operator, value, values));
    case 'flag':
      return field.where({ eq: value !== 'false' });
    case 'number': {
      const number = Number(value);
      return Number.isInteger(number) && value !== '' ? placed(field.where, numberCondition(operator, number)) : null;
    }
    case 'decimal': {
      const number = Number(value);
      return Number.isFinite(number) && value !== '' ? placed(field.where, numberCondition(operator, number)) : null;
    }
    case 'date':
      return placed(field.where, relative(operator, value, viewer) ?? dateCondition(operator, value));
    case 'instant':
      return placed(field.where, relative(operator, value, viewer) ?? instantCondition(operator, value));
    case 'member':
      return placed(field.where, memberCondition(clause, viewer));
  }
}

function placed<Condition, Where>(where: (condition: Condition) => Where, condition: Condition | null): Where | null {
  return condition === null ? null : where(condition);
}

function textCondition(operator: FilterOperator, value: string, values: readonly string[]): StringFilter | null {
  if (operator === 'isAnyOf') return values.length > 0 ? { in: [...values] } : null;
  if (operator === 'isNoneOf') return values.length > 0 ? { nin: [...values] } : null;
  if (value === '') return null;
  if (operator === 'contains') return { contains: value };
  if (operator === 'startsWith') return { startsWith: value };
  return operator === 'isNot' ? { ne: value } : { eq: value };
}

function numberCondition(operator: FilterOperator, value: number): Pick<FloatFilter, 'gte' | 'lte' | 'ne' | 'eq'> {
  if (operator === 'atLeast') return { gte: value };
  if (operator === 'atMost') return { lte: value };
  return operator === 'isNot' ? { ne: value } : { eq: value };
}

function memberCondition({ operator, value }: FilterClause, viewer: FilterViewer): MemberFilter | null {
  if (operator === 'isMe') return viewer.memberId ? { id: { eq: viewer.memberId } } : { isNull: true };
  if (value === '') return null;
  return operator === 'contains' ? { fullName: { contains: value } } : { id: { eq: value } };
}

/** What counts from today, by the calendar of whoever looks. */
function relative(
  operator: FilterOperator,
  value: string,
  { timeZone }: FilterViewer,
): Pick<DateFilter, 'last' | 'next' | 'this' | 'timeZone'> | null {
  if (operator === 'inThis') {
    const period = PERIODS.find((one) => one === value);
    return period ? { this: period, timeZone } : null;
  }
  if (operator !== 'inLast' && operator !== 'inNext') return null;
  const span = spanOf(value);
  return span && (operator === 'inLast' ? { last: span, timeZone } : { next: span, timeZone });
}

function spanOf(value: string): SpanInput | null {
  const span = readSpan(value);
  if (!span) return null;
  switch (span.unit) {
    case 'days':
      return { days: span.count };
    case 'weeks':
      return { weeks: span.count };
    case 'months':
      return { months: span.count };
    case 'years':
      return { years: span.count };
  }
}

function dateCondition(operator: FilterOperator, value: string): DateFilter | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  if (operator === 'after') return { gt: value };
  return operator === 'before' ? { lt: value } : operator === 'is' ? { eq: value } : null;
}

/** A day of the viewer's zone as instants: "after 3 May" begins when that day is over. */
function instantCondition(operator: FilterOperator, value: string): DateTimeFilter | null {
  const start = new Date(`${value}T00:00:00`);
  if (Number.isNaN(start.getTime())) return null;
  if (operator === 'before') return { lt: start.toISOString() };
  if (operator !== 'after') return null;
  const end = new Date(start);
  end.setDate(end.getDate() + 1);
  return { gte: end.toISOString() };
}
