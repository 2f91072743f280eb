import type { InputCheck } from '../../record/input/input-check.ts';
import type { CustomFieldDefinition } from '../custom-field.entity.ts';
import { readValue, type ValueKind } from '../custom-value-input.ts';
import { checkRules } from './field-rules.ts';

/** What a form and the server ask of the values of a field. An absent one stays, null takes it away. */
export interface FieldSettings {
  /** What people read beside the field. */
  readonly helpText?: string | null | undefined;
  /** A value can be changed and not emptied. */
  readonly isRequired?: boolean | undefined;
  /** No two records of the object have the same value; only where values are not sealed. */
  readonly isUnique?: boolean | undefined;
  /** What a form proposes where there is no value yet. */
  readonly defaultValue?: string | null | undefined;
  /** The least number, amount, date or length. */
  readonly minimum?: string | null | undefined;
  /** The greatest number, amount, date or length. */
  readonly maximum?: string | null | undefined;
  /** What the whole of a text has to fit. */
  readonly pattern?: string | null | undefined;
}

const HELP = { max: 300 };
const BOUND = { max: 30 };
const PATTERN = { max: 200 };
const DEFAULT = { max: 10_000 };

type Settled = Pick<CustomFieldDefinition, 'minimum' | 'maximum' | 'pattern' | 'defaultValue'>;

/**
 * Reads the settings and looks at how they stand together with what stays: the default has to be a value that the field takes.
 * Values that are there already stay as they are, whatever the new rules say.
 */
export function readSettings(
  check: InputCheck,
  kind: Omit<ValueKind, 'minimum' | 'maximum' | 'pattern'>,
  before: Settled,
  settings: FieldSettings,
) {
  const read = {
    helpText: check.text('helpText', settings.helpText, HELP),
    isRequired: settings.isRequired,
    isUnique: settings.isUnique,
    defaultValue: check.text('defaultValue', settings.defaultValue, DEFAULT),
    minimum: check.text('minimum', settings.minimum, BOUND),
    maximum: check.text('maximum', settings.maximum, BOUND),
    pattern: check.text('pattern', settings.pattern, PATTERN),
  };
  if (settings.isUnique === true && ['boolean', 'long-text'].includes(kind.type))
    check.refuse('isUnique', 'Values of this type cannot be unique.');
  // Whoever may not see a record could try values until one is refused.
  if (settings.isUnique === true && kind.isSealed)
    check.refuse('isUnique', 'Sealed values cannot be unique: a refused value would tell that somebody has it.');
  const rules = {
    ...kind,
    minimum: now(before.minimum, read.minimum),
    maximum: now(before.maximum, read.maximum),
    pattern: now(before.pattern, read.pattern),
  };
  const isReadable = checkRules(check, rules);
  const proposed = now(before.defaultValue, read.defaultValue);
  if (!isReadable || proposed === null) return read;
  const defaultValue = readValue(check, 'defaultValue', rules, proposed);
  return read.defaultValue === undefined ? read : { ...read, defaultValue };
}

function now(before: string | null | undefined, given: string | null | undefined): string | null {
  return (given === undefined ? before : given) ?? null;
}
