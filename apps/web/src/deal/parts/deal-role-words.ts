import type { Translator } from '@smartx/ui';
import type { Choice } from '../../list/filter-field.ts';

/** What a person has to say in a deal, in the language of the viewer. */
export function dealRoleChoices(i18n: Translator): Choice[] {
  return [
    { value: 'decision-maker', label: i18n.t('Decides') },
    { value: 'influencer', label: i18n.t('Has a say') },
    { value: 'champion', label: i18n.t('Speaks for us') },
    { value: 'buyer', label: i18n.t('Buys') },
    { value: 'user', label: i18n.t('Uses it') },
    { value: 'other', label: i18n.t('Other part') },
  ];
}

/** The word for a role; one that a newer server invents is shown as it is. */
export function dealRoleWord(i18n: Translator, role: string): string {
  return dealRoleChoices(i18n).find(({ value }) => value === role)?.label ?? role;
}
