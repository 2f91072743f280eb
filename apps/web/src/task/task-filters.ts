import type { Translator } from '@smartx/ui';
import type { TaskFilter } from '../gql/graphql.ts';
import type { FilterField } from '../list/filter-field.ts';
import type { FilterClause } from '../list/list-search.ts';
import { taskStatusChoices } from './task-words.ts';

/** What tasks can be filtered by. */
export function taskFilters(i18n: Translator): FilterField<TaskFilter>[] {
  return [
    {
      id: 'status',
      label: i18n.t('Status'),
      kind: 'choice',
      choices: taskStatusChoices(i18n),
      where: (status) => ({ status }),
    },
    { id: 'due', label: i18n.t('Due'), kind: 'date', where: (dueOn) => ({ dueOn }) },
    { id: 'assignee', label: i18n.t('Who does it'), kind: 'member', where: (assignee) => ({ assignee }) },
    { id: 'contact', label: i18n.t('Contact'), kind: 'text', where: (fullName) => ({ contact: { fullName } }) },
    { id: 'company', label: i18n.t('Company'), kind: 'text', where: (name) => ({ company: { name } }) },
    { id: 'deal', label: i18n.t('Deal'), kind: 'text', where: (name) => ({ deal: { name } }) },
  ];
}

/** What the list begins with where the address names no filter: what is still to be done. */
export const OPEN_TASKS: readonly FilterClause[] = [{ field: 'status', operator: 'is', value: 'open' }];
