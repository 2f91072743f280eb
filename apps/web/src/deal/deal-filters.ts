import type { Translator } from '@smartx/ui';
import type { DealFilter } from '../gql/graphql.ts';
import type { FilterField } from '../list/filter-field.ts';

/** What deals can be filtered by. */
export function dealFilters(i18n: Translator, stages: readonly { name: string }[]): FilterField<DealFilter>[] {
  const names = [...new Set(stages.map(({ name }) => name))];
  return [
    {
      id: 'state',
      label: i18n.t('State'),
      kind: 'choice',
      choices: [
        { value: 'open', label: i18n.t('Open') },
        { value: 'won', label: i18n.t('Won') },
        { value: 'lost', label: i18n.t('Lost') },
      ],
      where: (kind) => ({ stage: { kind } }),
    },
    {
      id: 'stage',
      label: i18n.t('Stage'),
      kind: 'choice',
      choices: names.map((name) => ({ value: name, label: name })),
      where: (name) => ({ stage: { name } }),
    },
    { id: 'owner', label: i18n.t('Owner'), kind: 'member', where: (owner) => ({ owner }) },
    { id: 'company', label: i18n.t('Company'), kind: 'text', where: (name) => ({ company: { name } }) },
    { id: 'contact', label: i18n.t('Contact'), kind: 'text', where: (fullName) => ({ contact: { fullName } }) },
    {
      id: 'expected',
      label: i18n.t('Expected close'),
      kind: 'date',
      where: (expectedCloseOn) => ({ expectedCloseOn }),
    },
    { id: 'closed', label: i18n.t('Closed'), kind: 'date', where: (closedOn) => ({ closedOn }) },
    { id: 'created', label: i18n.t('Added'), kind: 'instant', where: (createdAt) => ({ createdAt }) },
  ];
}
