import type { Translator } from '@smartx/ui';
import type { FieldSpec, FormValues } from '../../form/model/field-spec.ts';
import { moneyOf, nullable, numberOf } from '../../form/model/form-values.ts';

/** The names of records that a form begins with. */
export interface ChosenNames {
  readonly parent?: string | null;
  readonly owner?: string | null;
}

/** The fields in which a company is changed. */
export function companyFields(i18n: Translator, chosen: ChosenNames = {}): FieldSpec[] {
  return [
    { name: 'name', label: i18n.t('Name'), kind: 'text', maxLength: 200, isRequired: true },
    { name: 'domain', label: i18n.t('Domain'), kind: 'text', example: 'example.com', isHalf: true },
    { name: 'website', label: i18n.t('Website'), kind: 'text', example: 'https://…', isHalf: true },
    { name: 'industry', label: i18n.t('Industry'), kind: 'text', maxLength: 100, isHalf: true },
    { name: 'ownerId', label: i18n.t('Owner'), kind: 'member', chosenLabel: chosen.owner, isHalf: true },
    { name: 'city', label: i18n.t('City'), kind: 'text', maxLength: 100, isHalf: true },
    { name: 'country', label: i18n.t('Country'), kind: 'text', maxLength: 100, isHalf: true },
    { name: 'employeeCount', label: i18n.t('Employees'), kind: 'integer', isHalf: true },
    { name: 'foundedYear', label: i18n.t('Founded'), kind: 'integer', isHalf: true },
    { name: 'annualRevenue', label: i18n.t('Revenue a year'), kind: 'money' },
    { name: 'parentId', label: i18n.t('Part of'), kind: 'company', chosenLabel: chosen.parent },
  ];
}

/** One field of the form as the API takes it. */
export function companyInputOf(values: FormValues, name: string) {
  if (name === 'annualRevenue') return moneyOf(values, name);
  if (name === 'employeeCount' || name === 'foundedYear') return numberOf(values[name]);
  return nullable(values[name]);
}
