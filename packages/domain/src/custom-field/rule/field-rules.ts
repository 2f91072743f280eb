import type { InputCheck } from '../../record/input/input-check.ts';
import type { CustomFieldDefinition } from '../custom-field.entity.ts';
import { Pattern, PatternError } from './pattern.ts';

/** What the values of a field have to meet beside their type. */
export type FieldRules = Pick<CustomFieldDefinition, 'type' | 'minimum' | 'maximum' | 'pattern'>;

type Type = CustomFieldDefinition['type'];

/** Of what `minimum` and `maximum` speak. */
const MEASURES: Readonly<Record<Type, 'length' | 'number' | 'date' | null>> = {
  text: 'length',
  'long-text': 'length',
  url: 'length',
  number: 'number',
  money: 'number',
  date: 'date',
  instant: null,
  boolean: null,
  select: null,
};

const WITH_PATTERN: readonly Type[] = ['text', 'url'];
const BOUND_PROBLEMS = {
  none: 'Values of this type have no bounds.',
  length: 'Use a number of characters, such as 20.',
  number: 'Use a number such as 42.5.',
};
const LENGTH = /^\d{1,5}$/;
const NUMBER = /^-?\d{1,15}(\.\d{1,9})?$/;

/** Looks at rules before they are kept: bounds that the type has, in their order, and a pattern that can be read. */
export function checkRules(check: InputCheck, rules: FieldRules): boolean {
  const low = readBound(check, 'minimum', rules);
  const high = readBound(check, 'maximum', rules);
  const isInOrder = low === null || high === null || low <= high;
  if (!isInOrder) check.refuse('maximum', 'This is less than the least.');
  const isRead = (rules.minimum == null || low !== null) && (rules.maximum == null || high !== null);
  return checkPattern(check, rules) && isInOrder && isRead;
}

/** Whether a value in its one spelling meets the rules of its field; says what is wrong otherwise. */
export function meetsRules(check: InputCheck, path: string, rules: FieldRules, text: string): boolean {
  const message = boundProblem(rules, text) ?? patternProblem(rules, text);
  if (message !== null) check.refuse(path, message);
  return message === null;
}

function readBound(check: InputCheck, path: 'minimum' | 'maximum', rules: FieldRules): number | string | null {
  const { type, [path]: bound } = rules;
  if (bound == null) return null;
  const measure = MEASURES[type];
  if (measure === 'date') return check.date(path, bound) ?? null;
  if (measure === 'length' && LENGTH.test(bound)) return Number(bound);
  if (measure === 'number' && NUMBER.test(bound)) return Number(bound);
  check.refuse(path, BOUND_PROBLEMS[measure ?? 'none']);
  return null;
}

function checkPattern(check: InputCheck, { type, pattern }: FieldRules): boolean {
  if (pattern == null) return true;
  const message = WITH_PATTERN.includes(type)
    ? problemOf(pattern)
    : 'Only a short text or a web address has a pattern.';
  if (message !== null) check.refuse('pattern', message);
  return message === null;
}

function problemOf(pattern: string): string | null {
  try {
    new Pattern(pattern);
    return null;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

function boundProblem({ type, minimum, maximum }: FieldRules, text: string): string | null {
  const measure = MEASURES[type];
  if (measure === null) return null;
  const unit = measure === 'length' ? ' characters' : '';
  const amount = (bound: string) => (measure === 'date' ? bound : Number(bound));
  const value = measure === 'length' ? Array.from(text).length : amount(text);
  if (minimum != null && value < amount(minimum)) return `Use at least ${minimum}${unit}.`;
  if (maximum != null && value > amount(maximum)) return `Use at most ${maximum}${unit}.`;
  return null;
}

function patternProblem({ type, pattern }: FieldRules, text: string): string | null {
  if (pattern == null || !WITH_PATTERN.includes(type)) return null;
  try {
    return new Pattern(pattern).matches(text) ? null : `This does not fit the pattern ${pattern}.`;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}
