import type { Translator } from '@smartx/ui';
import type { LeadFilter } from '../gql/graphql.ts';
import type { FilterField } from '../list/filter-field.ts';
import { leadStatusChoices } from './lead-words.ts';

/** What leads can be filtered by. */
export function leadFilters(i18n: Translator): FilterField<LeadFilter>[] {
  return [
    {
      id: 'status',
      label: i18n.t('Status'),
      kind: 'choice',
      choices: leadStatusChoices(i18n),
      where: (status) => ({ status }),
    },
    { id: 'owner', label: i18n.t('Owner'), kind: 'member', where: (owner) => ({ owner }) },
    { id: 'score', label: i18n.t('Score'), kind: 'number', where: (score) => ({ score }) },
    { id: 'source', label: i18n.t('Source'), kind: 'text', where: (source) => ({ source }) },
    { id: 'company', label: i18n.t('Company'), kind: 'text', where: (name) => ({ contact: { company: { name } } }) },
    { id: 'created', label: i18n.t('Added'), kind: 'instant', where: (createdAt) => ({ createdAt }) },
  ];
}
