import type { CustomFieldDefineInput, CustomFieldUpdateInput } from '../gql/graphql.ts';
import type { CustomField } from './fields-query.ts';

/** A field as it stands in the form. */
export interface FieldValues {
  readonly label: string;
  readonly key: string;
  readonly type: string;
  /** One choice per line. */
  readonly options: string;
  readonly currency: string;
  readonly helpText: string;
  readonly isRequired: boolean;
  readonly isUnique: boolean;
  readonly defaultValue: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly pattern: string;
  readonly classification: string;
  readonly category: string;
  readonly isSpecial: boolean;
  readonly specialCondition: string;
  readonly isSealed: boolean;
}

/** The names under which the API may refuse something. */
export const FIELD_NAMES = [
  ...['label', 'key', 'type', 'options', 'currency', 'helpText', 'isRequired', 'isUnique', 'defaultValue'],
  ...['minimum', 'maximum', 'pattern', 'classification', 'category', 'specialCondition', 'isSealed'],
];

const EMPTY: FieldValues = {
  ...{ label: '', key: '', type: 'text', options: '', currency: 'EUR', helpText: '', isRequired: false },
  ...{ isUnique: false, defaultValue: '', minimum: '', maximum: '', pattern: '' },
  // The strictest, until somebody declares otherwise.
  ...{ classification: 'identifying', category: 'identity', isSpecial: false, specialCondition: '', isSealed: true },
};

/** What a form starts from. */
export function valuesOf(field: CustomField | null): FieldValues {
  if (!field) return EMPTY;
  const { label, key, type, isRequired, isUnique, classification, category, isSealed } = field;
  return {
    ...{ label, key, type, isRequired, isUnique, classification, category, isSealed },
    options: (field.options ?? []).join('\n'),
    currency: field.currency ?? 'EUR',
    helpText: field.helpText ?? '',
    defaultValue: field.defaultValue ?? '',
    minimum: field.minimum ?? '',
    maximum: field.maximum ?? '',
    pattern: field.pattern ?? '',
    isSpecial: category === 'special',
    specialCondition: field.specialCondition ?? '',
  };
}

/** A key made of a label: letters and digits, the rest as one line below. */
export function keyOf(label: string): string {
  const plain = label.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
  const key = plain.replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+/, '');
  return key.slice(0, 40).replace(/_+$/, '');
}

/** Whether values of a type have a least and a greatest, and of what. */
export function boundsOf(type: string): 'length' | 'number' | 'date' | null {
  if (['text', 'long-text', 'url'].includes(type)) return 'length';
  if (['number', 'money'].includes(type)) return 'number';
  return type === 'date' ? 'date' : null;
}

/** Whether the whole of a value can have to fit a pattern. */
export function hasPattern(type: string): boolean {
  return type === 'text' || type === 'url';
}

/** Whether no two records may have to have the same value, if it is not stored encrypted. */
export function canBeUnique({ type, isSpecial }: Pick<FieldValues, 'type' | 'isSpecial'>): boolean {
  return type !== 'boolean' && type !== 'long-text' && !isSpecial;
}

/** Whether values are encrypted whatever somebody declares. */
export function isAlwaysSealed({ type, isSpecial }: Pick<FieldValues, 'type' | 'isSpecial'>): boolean {
  return isSpecial || type === 'long-text';
}

function settingsOf(values: FieldValues) {
  const { type, label, isRequired } = values;
  const filled = (text: string) => text.trim() || null;
  const hasBounds = boundsOf(type) !== null;
  return {
    ...{ label: label.trim(), isRequired },
    options: type === 'select' ? values.options.split('\n').filter((option) => option.trim()) : null,
    isUnique: canBeUnique(values) && !values.isSealed && values.isUnique,
    helpText: filled(values.helpText),
    defaultValue: filled(values.defaultValue),
    minimum: hasBounds ? filled(values.minimum) : null,
    maximum: hasBounds ? filled(values.maximum) : null,
    pattern: hasPattern(type) ? filled(values.pattern) : null,
  };
}

/** A new field as the API takes it. */
export function toDefineInput(object: string, values: FieldValues): CustomFieldDefineInput {
  const { key, type, isSpecial, classification, category, specialCondition, isSealed } = values;
  return {
    ...settingsOf(values),
    ...{ object, key: key.trim() || keyOf(values.label), type },
    currency: type === 'money' ? values.currency : null,
    classification: isSpecial && classification === 'not-personal' ? 'relating' : classification,
    category: isSpecial ? 'special' : category,
    specialCondition: isSpecial ? specialCondition || null : null,
    isSealed: isSealed || isAlwaysSealed(values),
  };
}

/** The changes of a field as the API takes them. */
export function toUpdateInput({ id, version }: CustomField, values: FieldValues): CustomFieldUpdateInput {
  const special = values.isSpecial ? { specialCondition: values.specialCondition || null } : {};
  return { ...settingsOf(values), ...special, id, ifVersion: version };
}
