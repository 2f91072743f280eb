import type { Translator } from '@smartx/ui';
import type { FieldSpec, FormValues } from '../../form/model/field-spec.ts';
import { nullable, numberOf } from '../../form/model/form-values.ts';

/** The fields in which an enquiry is changed. */
export function leadFields(i18n: Translator, owner: string | null = null): FieldSpec[] {
  return [
    { name: 'enquiry', label: i18n.t('What the person wrote'), kind: 'textarea', maxLength: 20_000 },
    { name: 'source', label: i18n.t('Source'), kind: 'text', maxLength: 200, isHalf: true },
    { name: 'origin', label: i18n.t('Where it began'), kind: 'text', maxLength: 200, isHalf: true },
    { name: 'score', label: i18n.t('Score'), kind: 'integer', isHalf: true },
    { name: 'ownerId', label: i18n.t('Owner'), kind: 'member', chosenLabel: owner, isHalf: true },
  ];
}

/** One field of the form as the API takes it. */
export function leadInputOf(values: FormValues, name: string) {
  return name === 'score' ? numberOf(values[name]) : nullable(values[name]);
}
