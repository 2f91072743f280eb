import type { Tone, Translator } from '@smartx/ui';
import type { Choice } from '../../list/filter-field.ts';

/** What a consent can be asked for, the usual one first. */
const ASKED_FOR = ['MARKETING', 'PROSPECTING', 'PROFILING', 'PARTNER_SHARING'] as const;

/** How a consent stands, in a word or two. */
export function stateWord(i18n: Translator, state: string): string {
  switch (state) {
    case 'pending':
      return i18n.t('Asked, no answer yet');
    case 'given':
      return i18n.t('Given');
    case 'refused':
      return i18n.t('Refused');
    case 'withdrawn':
      return i18n.t('Withdrawn');
    case 'expired':
      return i18n.t('Expired');
    case 'objected':
      return i18n.t('Objected');
    default:
      return i18n.t('Nothing said');
  }
}

/** The colour of a state. */
export function stateTone(state: string): Tone {
  if (state === 'given') return 'good';
  if (state === 'pending') return 'warn';
  return ['refused', 'withdrawn', 'objected'].includes(state) ? 'bad' : 'quiet';
}

/** What data would be used for, as a seller says it. */
export function consentPurposeWord(i18n: Translator, purpose: string): string {
  switch (purpose) {
    case 'RELATIONSHIP':
      return i18n.t('Relationship');
    case 'SUPPORT':
      return i18n.t('Support');
    case 'BILLING':
      return i18n.t('Billing');
    case 'PROSPECTING':
      return i18n.t('Offers');
    case 'MARKETING':
      return i18n.t('News and advertising');
    case 'REPORTING':
      return i18n.t('Reporting');
    case 'PROFILING':
      return i18n.t('A profile of them');
    case 'PARTNER_SHARING':
      return i18n.t('Passing data to partners');
    default:
      return purpose;
  }
}

/** A channel in words. */
export function channelName(i18n: Translator, channel: string): string {
  switch (channel) {
    case 'email':
      return i18n.t('E-mail');
    case 'phone':
      return i18n.t('Phone');
    case 'post':
      return i18n.t('Post');
    case 'message':
      return i18n.t('Text message');
    default:
      return i18n.t('Every channel');
  }
}

/** What a yes or a no can be about. */
export function purposeChoices(i18n: Translator): Choice[] {
  return ASKED_FOR.map((value) => ({ value, label: consentPurposeWord(i18n, value) }));
}

/** How somebody said it. */
export function methodChoices(i18n: Translator): Choice[] {
  return [
    { value: 'phone-call', label: i18n.t('On the phone') },
    { value: 'email', label: i18n.t('By e-mail') },
    { value: 'letter', label: i18n.t('By letter') },
    { value: 'in-person', label: i18n.t('In person') },
    { value: 'web-form', label: i18n.t('In a web form') },
  ];
}
