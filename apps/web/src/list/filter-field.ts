import type { Translator } from '@smartx/ui';
import type { DateFilter, DateTimeFilter, IntFilter, MemberFilter, StringFilter } from '../gql/graphql.ts';
import type { FilterClause, FilterOperator } from './address/list-search.ts';

/** A value of a closed list, with its word. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Named {
  readonly id: string;
  readonly label: string;
}

/** Something that a list can be filtered by: its kind decides the operators, `where` places the condition in the API's filter. */
export type FilterField<Where> =
  | (Named & { readonly kind: 'text'; readonly where: (condition: StringFilter) => Where })
  | (Named & {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
      readonly where: (condition: StringFilter) => Where;
    })
  | (Named & { readonly kind: 'number'; readonly where: (condition: IntFilter) => Where })
  | (Named & { readonly kind: 'date'; readonly where: (condition: DateFilter) => Where })
  | (Named & { readonly kind: 'instant'; readonly where: (condition: DateTimeFilter) => Where })
  | (Named & { readonly kind: 'member'; readonly where: (condition: MemberFilter) => Where });

/** The kinds of fields. */
export type FilterKind = FilterField<unknown>['kind'];

const OPERATORS: Record<FilterKind, readonly FilterOperator[]> = {
  text: ['contains', 'is', 'startsWith', 'isFilled', 'isEmpty'],
  choice: ['is', 'isNot', 'isFilled', 'isEmpty'],
  number: ['atLeast', 'atMost', 'is', 'isFilled', 'isEmpty'],
  date: ['after', 'before', 'is', 'isFilled', 'isEmpty'],
  instant: ['after', 'before', 'isFilled', 'isEmpty'],
  member: ['contains', 'isFilled', 'isEmpty'],
};

/** The operators of a kind, the usual one first. */
export function operatorsOf(kind: FilterKind): readonly FilterOperator[] {
  return OPERATORS[kind];
}

/** Whether an operator compares with a value. */
export function takesValue(operator: FilterOperator): boolean {
  return operator !== 'isEmpty' && operator !== 'isFilled';
}

/** An operator in the words of a sentence: "job title *contains* buyer". */
export function operatorWord(i18n: Translator, operator: FilterOperator): string {
  switch (operator) {
    case 'contains':
      return i18n.t('contains');
    case 'is':
      return i18n.t('is');
    case 'isNot':
      return i18n.t('is not');
    case 'startsWith':
      return i18n.t('starts with');
    case 'isEmpty':
      return i18n.t('is empty');
    case 'isFilled':
      return i18n.t('is filled in');
    case 'before':
      return i18n.t('is before');
    case 'after':
      return i18n.t('is after');
    case 'atLeast':
      return i18n.t('is at least');
    case 'atMost':
      return i18n.t('is at most');
  }
}

/** The filters in force as conditions of the API; a filter whose field or value is not known any more is left out. */
export function conditionsOf<Where>(
  fields: readonly FilterField<Where>[],
  clauses: readonly FilterClause[] | undefined,
): Where[] {
  return (clauses ?? []).flatMap((clause) => {
    const field = fields.find(({ id }) => id === clause.field);
    const condition = field ? conditionOf(field, clause) : null;
    return condition === null ? [] : [condition];
  });
}

function conditionOf<Where>(field: FilterField<Where>, { operator, value }: FilterClause): Where | null {
  if (operator === 'isEmpty' || operator === 'isFilled') return field.where({ isNull: operator === 'isEmpty' });
  switch (field.kind) {
    case 'text':
    case 'choice': {
      const text = textCondition(operator, value);
      return text ? field.where(text) : null;
    }
    case 'number': {
      const number = Number(value);
      const condition = Number.isInteger(number) ? numberCondition(operator, number) : null;
      return condition ? field.where(condition) : null;
    }
    case 'date': {
      const condition = dateCondition(operator, value);
      return condition ? field.where(condition) : null;
    }
    case 'instant': {
      const condition = instantCondition(operator, value);
      return condition ? field.where(condition) : null;
    }
    case 'member':
      return operator === 'contains' ? field.where({ fullName: { contains: value } }) : null;
  }
}

function textCondition(operator: FilterOperator, value: string): StringFilter | null {
  if (operator === 'contains') return { contains: value };
  if (operator === 'startsWith') return { startsWith: value };
  if (operator === 'is') return { eq: value };
  return operator === 'isNot' ? { ne: value } : null;
}

function numberCondition(operator: FilterOperator, value: number): IntFilter | null {
  if (operator === 'atLeast') return { gte: value };
  if (operator === 'atMost') return { lte: value };
  return operator === 'is' ? { eq: value } : null;
}

function dateCondition(operator: FilterOperator, value: string): DateFilter | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  if (operator === 'after') return { gt: value };
  if (operator === 'before') return { lt: value };
  return operator === 'is' ? { eq: value } : null;
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
