import type { Translator } from '@smartx/ui';

/** The kinds of records that can be held. */
export const HOLD_KINDS = ['contact', 'company', 'lead', 'deal', 'note', 'activity', 'task', 'file'] as const;

/** What a kind of record is called, as a list of choices. */
export function holdKindWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'contact':
      return i18n.t('Contacts');
    case 'company':
      return i18n.t('Companies');
    case 'lead':
      return i18n.t('Leads');
    case 'deal':
      return i18n.t('Deals');
    case 'note':
      return i18n.t('Notes');
    case 'activity':
      return i18n.t('Activities');
    case 'task':
      return i18n.t('Tasks');
    case 'file':
      return i18n.t('Files');
    default:
      return kind;
  }
}
