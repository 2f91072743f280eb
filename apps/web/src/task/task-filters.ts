import type { Translator } from '@smartx/ui';
import type { TaskFilter } from '../gql/graphql.ts';
import type { FilterField } from '../list/filter-field.ts';

/** What tasks can be filtered by, beside whose they are and whether they are done. */
export function taskFilters(i18n: Translator): FilterField<TaskFilter>[] {
  return [
    { id: 'due', label: i18n.t('Due'), kind: 'date', where: (dueOn) => ({ dueOn }) },
    { id: 'assignee', label: i18n.t('Who does it'), kind: 'member', where: (assignee) => ({ assignee }) },
    { id: 'contact', label: i18n.t('Contact'), kind: 'text', where: (fullName) => ({ contact: { fullName } }) },
    { id: 'company', label: i18n.t('Company'), kind: 'text', where: (name) => ({ company: { name } }) },
    { id: 'deal', label: i18n.t('Deal'), kind: 'text', where: (name) => ({ deal: { name } }) },
  ];
}
