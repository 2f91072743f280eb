import type { Category } from '../kernel/classify.ts';
import { InputCheck, type NumberRule, type TextRule } from '../record/input/input-check.ts';
import { isCurrency } from '../record/money.ts';
import {
  CUSTOM_FIELD_CLASSIFICATIONS,
  CUSTOM_FIELD_OBJECTS,
  CUSTOM_FIELD_TYPES,
  type CustomFieldDefinition,
  SPECIAL_CONDITIONS,
} from './custom-field.entity.ts';
import { type FieldSettings, readSettings } from './rule/field-settings.ts';

/** An object to which a workspace adds fields. */
export type CustomFieldObject = (typeof CUSTOM_FIELD_OBJECTS)[number];

/** What allows data of a special category to be held: one of {@link SPECIAL_CONDITIONS}. */
export type SpecialCondition = (typeof SPECIAL_CONDITIONS)[number];

/** What can be changed about a custom field; what its values are and how they are stored stays. */
export interface CustomFieldChanges extends FieldSettings {
  readonly label?: string | undefined;
  /** Its place among the fields of its object, from 0. */
  readonly position?: number | undefined;
  /** What can be chosen; values keep an option that was taken away. */
  readonly options?: readonly string[] | undefined;
  /** For the category `special` and nothing else; another one can be named later, but never none. */
  readonly specialCondition?: SpecialCondition | null | undefined;
}

/** What is changed about a field that exists. */
export interface CustomFieldUpdate extends CustomFieldChanges {
  /** Nobody is asked for it any more; its values stay. */
  readonly isRetired?: boolean | undefined;
}

/** A custom field to be defined. It is identifying and sealed unless declared otherwise. */
export interface NewCustomField extends CustomFieldChanges {
  readonly object: CustomFieldObject;
  readonly key: string;
  readonly label: string;
  readonly type: (typeof CUSTOM_FIELD_TYPES)[number];
  readonly classification?: (typeof CUSTOM_FIELD_CLASSIFICATIONS)[number] | undefined;
  readonly category: string;
  readonly isSealed?: boolean | undefined;
  /** For the type `money`, which has one, and no other. */
  readonly currency?: string | null | undefined;
}

/** What a custom field can be about. */
export const FIELD_CATEGORIES = [
  'identity',
  'contact',
  'relationship',
  'communication',
  'commerce',
  'preference',
  'usage',
  'special',
] as const satisfies readonly Category[];

/** The limits of a custom field. */
export const CUSTOM_FIELD_LIMITS = {
  label: { max: 100, required: true },
  option: { max: 100, required: true },
  position: { min: 0, max: 49 },
} as const satisfies Record<string, TextRule | NumberRule>;

/** An object has at most so many custom fields: a record lists their values without pages. */
export const MOST_CUSTOM_FIELDS = 50;

const MOST_OPTIONS = 200;
const NOTHING_SET = { minimum: null, maximum: null, pattern: null, defaultValue: null };
const KEY = /^[a-z][a-z0-9_]{0,39}$/;

/** The columns of a new definition. @throws InvalidInputError */
export function readNewField(input: NewCustomField) {
  const check = new InputCheck();
  const { object, key, type, category, classification = 'identifying', isSealed = true } = input;
  check.oneOf('object', object, CUSTOM_FIELD_OBJECTS);
  check.oneOf('type', type, CUSTOM_FIELD_TYPES);
  check.oneOf('classification', classification, CUSTOM_FIELD_CLASSIFICATIONS);
  check.oneOf<string>('category', category, FIELD_CATEGORIES);
  if (!KEY.test(key)) check.refuse('key', 'Use 1 to 40 lower-case letters, digits and _, with a letter first.');
  if (category === 'special' && !isSealed)
    check.refuse('isSealed', 'Data of a special category (GDPR Art. 9) is always sealed.');
  if (category === 'special' && classification === 'not-personal')
    check.refuse('classification', 'Data of a special category (GDPR Art. 9) is personal.');
  if (type === 'long-text' && !isSealed) check.refuse('isSealed', 'A long text is always sealed.');
  const specialCondition = input.specialCondition ?? null;
  checkCondition(check, category, specialCondition);
  const label = check.requiredText('label', input.label, CUSTOM_FIELD_LIMITS.label);
  const options = readOptions(check, type, input.options ?? (type === 'select' ? [] : undefined)) ?? null;
  const currency = readCurrency(check, type, input.currency ?? null);
  const settings = readSettings(check, { type, options, isSealed, currency }, NOTHING_SET, input);
  check.assertValid();
  const { helpText = null, isRequired = false, isUnique = false, defaultValue = null } = settings;
  const { minimum = null, maximum = null, pattern = null } = settings;
  return {
    ...{ object, key, label, type, options, currency, classification, category, specialCondition, isSealed },
    ...{ helpText, isRequired, isUnique, defaultValue, minimum, maximum, pattern },
  };
}

/** The changed columns of a definition, but its place. @throws InvalidInputError */
export function readFieldChanges(field: CustomFieldDefinition, changes: CustomFieldChanges) {
  const check = new InputCheck();
  const { type, category } = field;
  const label = check.text('label', changes.label, CUSTOM_FIELD_LIMITS.label) ?? undefined;
  const options = readOptions(check, type, changes.options);
  check.integer('position', changes.position, CUSTOM_FIELD_LIMITS.position);
  const { specialCondition } = changes;
  if (specialCondition !== undefined) checkCondition(check, category, specialCondition);
  const { isSealed, currency } = field;
  const settings = readSettings(check, { type, isSealed, currency, options: options ?? field.options }, field, changes);
  check.assertValid();
  return { label, options, specialCondition, ...settings };
}

function readCurrency(check: InputCheck, type: NewCustomField['type'], currency: string | null): string | null {
  if (type !== 'money' && currency !== null)
    check.refuse('currency', 'Only a field of the type "money" has a currency.');
  if (type === 'money' && (currency === null || !isCurrency(currency)))
    check.refuse('currency', 'Use a currency of ISO 4217 in capitals, such as EUR.');
  return currency;
}

function checkCondition(check: InputCheck, category: string, condition: SpecialCondition | null): void {
  const path = 'specialCondition';
  check.oneOf(path, condition, SPECIAL_CONDITIONS);
  if (category === 'special' && condition === null)
    check.refuse(path, `Say under which condition of GDPR Art. 9(2) or 10: ${SPECIAL_CONDITIONS.join(', ')}.`);
  if (category !== 'special' && condition !== null)
    check.refuse(path, 'Only data of the category "special" is held under such a condition.');
}

function readOptions(
  check: InputCheck,
  type: NewCustomField['type'],
  options: readonly string[] | undefined,
): readonly string[] | undefined {
  if (options === undefined) return undefined;
  if (type !== 'select') {
    check.refuse('options', 'Only a field of the type "select" has options.');
    return undefined;
  }
  const texts = options.map((option, index) =>
    check.requiredText(`options.${index}`, option, CUSTOM_FIELD_LIMITS.option),
  );
  const unique = [...new Set(texts)];
  if (unique.length === 0 || unique.length > MOST_OPTIONS)
    check.refuse('options', `Give 1 to ${MOST_OPTIONS} options.`);
  return unique;
}
