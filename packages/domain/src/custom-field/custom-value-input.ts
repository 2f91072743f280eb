import { foldText } from '../kernel/text/fold-text.ts';
import type { InputCheck } from '../record/input/input-check.ts';
import { currencyExponent } from '../record/money.ts';
import type { CustomFieldDefinition, CustomValue } from './custom-field.entity.ts';
import { type FieldRules, meetsRules } from './rule/field-rules.ts';

/** A value of a custom field as text, whatever its type: `42.5`, `2026-01-31`, an instant of ISO 8601, `true`; null empties it. */
export interface CustomValueInput {
  readonly key: string;
  readonly value: string | null;
}

/** The columns of a value that is stored in clear; exactly one of them is filled. */
export type ClearColumns = Pick<
  CustomValue,
  'textValue' | 'numberValue' | 'dateValue' | 'instantValue' | 'booleanValue'
>;

/** A value in clear, none. */
export const NO_CLEAR_VALUE: ClearColumns = {
  textValue: null,
  numberValue: null,
  dateValue: null,
  instantValue: null,
  booleanValue: null,
};

/** What decides how a value is read. */
export type ValueKind = FieldRules & Pick<CustomFieldDefinition, 'options' | 'isSealed' | 'currency'>;

const NUMBER = /^-?\d{1,15}(\.\d{1,9})?$/;
const AMOUNT = /^-?\d{1,13}(?:\.(\d{1,4}))?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A value in the one spelling in which it is kept; null for an empty one, or beside a problem that was noted. */
export function readValue(check: InputCheck, path: string, kind: ValueKind, value: string | null): string | null {
  const text = check.text(path, value, { max: longestOf(kind) }) ?? null;
  const spelt = text === null ? null : spell(check, path, kind, text);
  return spelt !== null && meetsRules(check, path, kind, spelt) ? spelt : null;
}

/** A text in clear is found by an index, whose entries have a size. */
function longestOf({ type, isSealed }: ValueKind): number {
  if (type === 'long-text') return 10_000;
  return isSealed ? 2000 : 500;
}

function spell(check: InputCheck, path: string, { type, options, currency }: ValueKind, text: string): string | null {
  switch (type) {
    case 'text':
    case 'long-text':
      return text;
    case 'url':
      return check.webAddress(path, text) ?? null;
    case 'number':
      return NUMBER.test(text) ? `${Number(text)}` : refuse(check, path, 'Use a number such as 42 or 42.5.');
    case 'money':
      return readAmount(check, path, currency ?? '', text);
    case 'date':
      return check.date(path, text) ?? null;
    case 'instant':
      return readInstant(check, path, text);
    case 'boolean':
      return ['true', 'false'].includes(text) ? text : refuse(check, path, 'Use "true" or "false".');
    case 'select':
      return options?.includes(text) ? text : refuse(check, path, `Use one of: ${options?.join(', ')}.`);
  }
}

/**
 * What the blind index of a sealed value is made of. The field is part of it, so that equal values of two fields do not show.
 */
export function indexedText(definitionId: string, text: string): string {
  return `${definitionId}:${foldText(text)}`;
}

/** A value that was read, in the column of its type. */
export function clearColumns(type: CustomFieldDefinition['type'], text: string): ClearColumns {
  switch (type) {
    case 'text':
    case 'long-text':
    case 'url':
    case 'select':
      return { ...NO_CLEAR_VALUE, textValue: text };
    case 'number':
    case 'money':
      return { ...NO_CLEAR_VALUE, numberValue: Number(text) };
    case 'date':
      return { ...NO_CLEAR_VALUE, dateValue: text };
    case 'instant':
      return { ...NO_CLEAR_VALUE, instantValue: new Date(text) };
    case 'boolean':
      return { ...NO_CLEAR_VALUE, booleanValue: text === 'true' };
  }
}

/** A stored value in the spelling of {@link readValue}. */
export function clearText({
  textValue,
  numberValue,
  dateValue,
  instantValue,
  booleanValue,
}: CustomValue): string | null {
  const value = textValue ?? numberValue ?? dateValue ?? instantValue?.toISOString() ?? booleanValue;
  return value == null ? null : `${value}`;
}

function readAmount(check: InputCheck, path: string, currency: string, text: string): string | null {
  const [amount, decimals = ''] = AMOUNT.exec(text) ?? [];
  if (amount !== undefined && decimals.length <= currencyExponent(currency)) return `${Number(amount)}`;
  return refuse(check, path, `Use an amount such as 42, with at most ${currencyExponent(currency)} decimal places.`);
}

function readInstant(check: InputCheck, path: string, text: string): string | null {
  const date = INSTANT.test(text) ? new Date(text) : null;
  if (date && !Number.isNaN(date.getTime())) return date.toISOString();
  return refuse(check, path, 'Use an instant with its time zone, such as 2026-01-31T12:00:00Z.');
}

function refuse(check: InputCheck, path: string, message: string): null {
  check.refuse(path, message);
  return null;
}
