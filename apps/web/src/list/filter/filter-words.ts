import { formatDate, type Translator } from '@smartx/ui';
import { type FilterClause, type FilterEntry, isGroup } from '../address/filter-entry.ts';
import type { FilterField } from '../filter-field.ts';
import { isUnderstood } from './filter-conditions.ts';
import { operatorWord, periodWord, readSpan, takesValue, unitWord } from './filter-operators.ts';

/** What filters are put into words with. */
export interface FilterWords {
  readonly i18n: Translator;
  readonly fields: readonly FilterField<unknown>[];
  /** Names of colleagues whom a filter has by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** The three parts of a comparison in words; one that means nothing any more says so. */
export interface ClauseWords {
  readonly field: string;
  readonly operator: string;
  readonly value: string;
  readonly isBroken: boolean;
}

/** A comparison in words. */
export function clauseWords(words: FilterWords, clause: FilterClause): ClauseWords {
  const { i18n, fields } = words;
  const field = fields.find(({ id }) => id === clause.field);
  if (!field) return { field: clause.field, operator: '', value: i18n.t('is a field that is gone'), isBroken: true };
  const value = takesValue(clause.operator) ? valueWords(words, field, clause) : '';
  const isBroken = !isUnderstood(field, clause) || namesNothing(field, clause);
  const parts = { field: field.label, operator: operatorWord(i18n, clause.operator) };
  return { ...parts, value: isBroken ? i18n.t('{value} (gone)', { value }) : value, isBroken };
}

/** All filters as one sentence: "stage is Customer and owner is me". */
export function sentenceOf(words: FilterWords, entries: readonly FilterEntry[], join: 'any' | 'all'): string {
  const { i18n } = words;
  const parts = entries.map((entry) => {
    if (!isGroup(entry)) return textOf(clauseWords(words, entry));
    const inside = sentenceOf(words, entry.of, entry.join);
    return entry.of.length > 1 ? `(${inside})` : inside;
  });
  return parts.join(join === 'any' ? i18n.t(' or ') : i18n.t(' and '));
}

function textOf({ field, operator, value }: ClauseWords): string {
  return [field, operator, value].filter(Boolean).join(' ');
}

/** A choice that no longer exists, such as the stage of a pipeline. */
function namesNothing(field: FilterField<unknown>, { value, values }: FilterClause): boolean {
  if (field.kind !== 'choice' || field.choices.length === 0) return false;
  return (values ?? (value ? [value] : [])).some((one) => !field.choices.some((choice) => choice.value === one));
}

function valueWords({ i18n, names }: FilterWords, field: FilterField<unknown>, clause: FilterClause): string {
  const { operator, value, values } = clause;
  const list = (values ?? [value]).map((one) => oneWord(i18n, field, one));
  if (values) return new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(list);
  if (operator === 'inThis') return periodWord(i18n, value);
  const span = readSpan(value);
  if (span && (operator === 'inLast' || operator === 'inNext'))
    return `${new Intl.NumberFormat(i18n.locale).format(span.count)} ${unitWord(i18n, span.unit)}`;
  if (field.kind === 'member' && operator === 'is')
    return names.get(value) ?? i18n.t('somebody whose name is not shown');
  return list[0] ?? '';
}

function oneWord(i18n: Translator, field: FilterField<unknown>, value: string): string {
  if (field.kind === 'choice') return field.choices.find((choice) => choice.value === value)?.label ?? value;
  if (field.kind === 'flag') return value === 'false' ? i18n.t('No') : i18n.t('Yes');
  if (field.kind !== 'date' && field.kind !== 'instant') return value;
  const day = new Date(`${value}T12:00:00`);
  return Number.isNaN(day.getTime()) ? value : formatDate(i18n.locale, day, 'date');
}
