import type { Translator } from '@smartx/ui';
import type { FieldSpec, FormValues } from '../../form/model/field-spec.ts';
import { moneyOf, nullable } from '../../form/model/form-values.ts';

/** The names of records that a form begins with. */
export interface ChosenNames {
  readonly company?: string | null;
  readonly contact?: string | null;
  readonly owner?: string | null;
}

/** The fields in which a deal is changed. Its stage is changed by a move. */
export function dealFields(i18n: Translator, chosen: ChosenNames = {}): FieldSpec[] {
  return [
    { name: 'name', label: i18n.t('Name'), kind: 'text', maxLength: 200, isRequired: true },
    { name: 'companyId', label: i18n.t('Company'), kind: 'company', chosenLabel: chosen.company, isHalf: true },
    { name: 'contactId', label: i18n.t('Contact'), kind: 'contact', chosenLabel: chosen.contact, isHalf: true },
    { name: 'value', label: i18n.t('Value'), kind: 'money' },
    { name: 'expectedCloseOn', label: i18n.t('Expected close'), kind: 'date', isHalf: true },
    { name: 'engagedOn', label: i18n.t('Work began'), kind: 'date', isHalf: true },
    { name: 'ownerId', label: i18n.t('Owner'), kind: 'member', chosenLabel: chosen.owner, isHalf: true },
  ];
}

/** One field of the form as the API takes it. */
export function dealInputOf(values: FormValues, name: string) {
  return name === 'value' ? moneyOf(values, name) : nullable(values[name]);
}
