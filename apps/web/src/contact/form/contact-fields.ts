import type { Translator } from '@smartx/ui';
import type { FieldSpec, FormValues } from '../../form/model/field-spec.ts';
import { lifecycleChoices, originChoices } from '../contact-words.ts';

/** The names of records that a form begins with. */
export interface ChosenNames {
  readonly company?: string | null;
  readonly owner?: string | null;
}

/** The fields in which a contact is changed. */
export function contactFields(i18n: Translator, chosen: ChosenNames = {}): FieldSpec[] {
  return [
    { name: 'fullName', label: i18n.t('Name'), kind: 'text', maxLength: 200 },
    { name: 'jobTitle', label: i18n.t('Job title'), kind: 'text', maxLength: 200, isHalf: true },
    {
      name: 'companyId',
      label: i18n.t('Company'),
      kind: 'company',
      chosenLabel: chosen.company,
      isHalf: true,
    },
    {
      name: 'lifecycle',
      label: i18n.t('Lifecycle'),
      kind: 'select',
      choices: lifecycleChoices(i18n),
      isHalf: true,
    },
    { name: 'ownerId', label: i18n.t('Owner'), kind: 'member', chosenLabel: chosen.owner, isHalf: true },
    {
      name: 'language',
      label: i18n.t('Language'),
      kind: 'text',
      example: 'de, fr, pt-BR',
      maxLength: 35,
      isHalf: true,
    },
    { name: 'city', label: i18n.t('City'), kind: 'text', maxLength: 100, isHalf: true },
    { name: 'country', label: i18n.t('Country'), kind: 'text', maxLength: 100, isHalf: true },
  ];
}

/** The fields of a new contact: also the first addresses, and where the data came from. */
export function newContactFields(i18n: Translator, chosen: ChosenNames = {}): FieldSpec[] {
  const [name, ...rest] = contactFields(i18n, chosen).map((field) =>
    field.name === 'fullName' ? { ...field, isRequired: true } : field,
  );
  const basic = rest.filter(({ name: field }) => ['jobTitle', 'companyId', 'lifecycle', 'country'].includes(field));
  return [
    ...(name ? [name] : []),
    { name: 'email', label: i18n.t('E-mail'), kind: 'email', isHalf: true, paths: ['points.0'] },
    { name: 'phone', label: i18n.t('Phone'), kind: 'tel', isHalf: true, paths: ['points.1'] },
    ...basic,
    {
      name: 'collectedFrom',
      label: i18n.t('Where the data comes from'),
      description: i18n.t('If not from the person, they must be told within a month (GDPR Art. 14).'),
      kind: 'select',
      choices: originChoices(i18n),
    },
    {
      name: 'source',
      label: i18n.t('Source'),
      description: i18n.t('Such as “trade fair” or the name of the list.'),
      kind: 'text',
      maxLength: 200,
    },
  ];
}

/** What the form of a new contact begins with. */
export const NEW_CONTACT: FormValues = {
  ...{ fullName: '', email: '', phone: '', jobTitle: '', companyId: '', country: '', source: '' },
  ...{ lifecycle: 'prospect', collectedFrom: 'person' },
};
