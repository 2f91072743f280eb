import type { Translator } from '@smartx/ui';
import type { Choice } from '../list/filter-field.ts';

/** Where a person stands, as the API knows it. */
export const LIFECYCLES = ['prospect', 'lead', 'customer', 'former-customer', 'other'] as const;

/** The word for where a person stands. */
export function lifecycleWord(i18n: Translator, lifecycle: string): string {
  switch (lifecycle) {
    case 'prospect':
      return i18n.t('Prospect');
    case 'lead':
      return i18n.t('Lead');
    case 'customer':
      return i18n.t('Customer');
    case 'former-customer':
      return i18n.t('Former customer');
    case 'other':
      return i18n.t('Other');
    default:
      return lifecycle;
  }
}

/** Every lifecycle with its word. */
export function lifecycleChoices(i18n: Translator): Choice[] {
  return LIFECYCLES.map((value) => ({ value, label: lifecycleWord(i18n, value) }));
}

/** From whom the data came (GDPR Art. 14), in words. */
export function originWord(i18n: Translator, collectedFrom: string): string {
  switch (collectedFrom) {
    case 'person':
      return i18n.t('From the person');
    case 'third-party':
      return i18n.t('From a third party');
    case 'public-source':
      return i18n.t('From a public source');
    default:
      return i18n.t('Not stated');
  }
}

/** Every origin with its words. */
export function originChoices(i18n: Translator): Choice[] {
  return ['person', 'third-party', 'public-source', 'not-stated'].map((value) => ({
    value,
    label: originWord(i18n, value),
  }));
}

/** Where the notice to the person stands (GDPR Art. 13 and 14), in words. */
export function noticeWord(i18n: Translator, noticeState: string): string {
  switch (noticeState) {
    case 'sent':
      return i18n.t('Sent');
    case 'due':
      return i18n.t('Due');
    case 'exempt':
      return i18n.t('Exempt');
    default:
      return i18n.t('Not needed');
  }
}
