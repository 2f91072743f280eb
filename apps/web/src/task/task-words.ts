import type { Translator } from '@smartx/ui';
import type { Choice } from '../list/filter-field.ts';

/** The word for a kind of task. */
export function taskKindWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'to-do':
      return i18n.t('To do');
    case 'call':
      return i18n.t('Call');
    case 'meeting':
      return i18n.t('Meeting');
    case 'mail':
      return i18n.t('Mail');
    default:
      return kind;
  }
}

/** Every kind of task with its word. */
export function taskKindChoices(i18n: Translator): Choice[] {
  return ['to-do', 'call', 'meeting', 'mail'].map((value) => ({ value, label: taskKindWord(i18n, value) }));
}
