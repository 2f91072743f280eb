import type { Translator } from '@smartx/ui';
import type { FieldSpec, FormValues } from './field-spec.ts';
import { numberOf } from './form-values.ts';

/** The range of a whole number in the API. */
const GREATEST = 2 ** 31 - 1;

/** What can be said of a form before it is sent, by field name; everything else the server decides. */
export function problemsIn(fields: readonly FieldSpec[], values: FormValues, i18n: Translator): Map<string, string> {
  const found = new Map<string, string>();
  for (const spec of fields) {
    const problem = problemOf(spec, (values[spec.name] ?? '').trim(), i18n);
    if (problem) found.set(spec.name, problem);
  }
  return found;
}

function problemOf({ kind, isRequired, maxLength }: FieldSpec, text: string, i18n: Translator): string | null {
  if (text === '') return isRequired ? i18n.t('This may not be empty.') : null;
  if (kind === 'integer' && !isWholeNumber(text)) return i18n.t('Write a whole number, in digits.');
  // Counted as the server counts and as people do: an emoji is one.
  const count = Array.from(text).length;
  if (maxLength !== undefined && count > maxLength)
    return i18n.t('Use at most {most} characters; these are {count}.', { most: maxLength, count });
  return null;
}

function isWholeNumber(text: string): boolean {
  const value = numberOf(text);
  return value !== null && Number.isInteger(value) && Math.abs(value) <= GREATEST;
}
