import type { Translator } from '@smartx/ui';
import type { ContactFilter } from '../gql/graphql.ts';
import type { FilterField } from '../list/filter-field.ts';
import { lifecycleChoices } from './contact-words.ts';

/** What contacts can be filtered by. */
export function contactFilters(i18n: Translator): FilterField<ContactFilter>[] {
  return [
    {
      id: 'lifecycle',
      label: i18n.t('Lifecycle'),
      kind: 'choice',
      choices: lifecycleChoices(i18n),
      where: (lifecycle) => ({ lifecycle }),
    },
    { id: 'owner', label: i18n.t('Owner'), kind: 'member', where: (owner) => ({ owner }) },
    { id: 'company', label: i18n.t('Company'), kind: 'text', where: (name) => ({ company: { name } }) },
    { id: 'jobTitle', label: i18n.t('Job title'), kind: 'text', where: (jobTitle) => ({ jobTitle }) },
    { id: 'city', label: i18n.t('City'), kind: 'text', where: (city) => ({ city }) },
    { id: 'country', label: i18n.t('Country'), kind: 'text', where: (country) => ({ country }) },
    { id: 'source', label: i18n.t('Source'), kind: 'text', where: (source) => ({ source }) },
    {
      id: 'lastInteraction',
      label: i18n.t('Last spoken'),
      kind: 'instant',
      where: (lastInteractionAt) => ({ lastInteractionAt }),
    },
    { id: 'created', label: i18n.t('Added'), kind: 'instant', where: (createdAt) => ({ createdAt }) },
  ];
}
