import type { Translator } from '@smartx/ui';
import type { FieldSpec } from '../../form/model/field-spec.ts';
import { taskKindChoices } from '../task-words.ts';

/** The names of records that a form begins with. */
export interface ChosenNames {
  readonly assignee?: string | null;
  readonly contact?: string | null;
  readonly company?: string | null;
}

/** The fields in which a task is changed. */
export function taskFields(i18n: Translator, chosen: ChosenNames = {}): FieldSpec[] {
  return [
    { name: 'title', label: i18n.t('What is to be done'), kind: 'text', isRequired: true, maxLength: 300 },
    { name: 'kind', label: i18n.t('Kind'), kind: 'select', choices: taskKindChoices(i18n), isHalf: true },
    { name: 'dueOn', label: i18n.t('Due'), kind: 'date', isHalf: true },
    { name: 'assigneeId', label: i18n.t('Who does it'), kind: 'member', chosenLabel: chosen.assignee },
    { name: 'contactId', label: i18n.t('Contact'), kind: 'contact', chosenLabel: chosen.contact, isHalf: true },
    { name: 'companyId', label: i18n.t('Company'), kind: 'company', chosenLabel: chosen.company, isHalf: true },
  ];
}
