import type { Translator } from '@smartx/ui';

/** What an entry of the list stops, each with a view of its own. */
export const STOP_SCOPES = ['no-contact', 'no-re-creation'] as const;

/** A view of the list. */
export type StopScope = (typeof STOP_SCOPES)[number];

/** What is stopped, in words. */
export function kindWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'email':
      return i18n.t('An e-mail address');
    case 'phone':
      return i18n.t('A phone number');
    case 'external-id':
      return i18n.t('A number in another system');
    case 'named-address':
      return i18n.t('A name at a shared address');
    default:
      return kind;
  }
}

/** How somebody said that they want to be left alone, as the API takes it, with its words. */
export function methodChoices(i18n: Translator): { value: string; label: string }[] {
  return [
    { value: 'email', label: i18n.t('By e-mail') },
    { value: 'phone-call', label: i18n.t('On the phone') },
    { value: 'letter', label: i18n.t('By letter') },
    { value: 'in-person', label: i18n.t('In person') },
    { value: 'web-form', label: i18n.t('In a web form') },
    { value: 'complaint', label: i18n.t('In a complaint') },
    { value: 'bounce', label: i18n.t('Mail to it comes back') },
  ];
}
