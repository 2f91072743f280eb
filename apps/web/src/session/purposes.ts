import type { Purpose } from '@smartx/client';
import type { PurposeOption, Translator } from '@smartx/ui';

/** The purposes for which people work with contacts in the CRM, the usual one first. */
export const CRM_PURPOSES = [
  'RELATIONSHIP',
  'SUPPORT',
  'BILLING',
  'PROSPECTING',
  'MARKETING',
  'REPORTING',
] as const satisfies readonly Purpose[];

/** One of {@link CRM_PURPOSES}. */
export type CrmPurpose = (typeof CRM_PURPOSES)[number];

/** Whether a text is a purpose that the CRM works for. */
export function isCrmPurpose(text: string | null): text is CrmPurpose {
  return CRM_PURPOSES.some((purpose) => purpose === text);
}

/** A purpose as the top bar offers it: its name, and in a sentence what it shows. */
export function purposeOption(i18n: Translator, purpose: CrmPurpose): PurposeOption {
  return { value: purpose, ...describePurpose(i18n, purpose) };
}

function describePurpose(i18n: Translator, purpose: CrmPurpose): { label: string; description: string } {
  switch (purpose) {
    case 'RELATIONSHIP':
      return {
        label: i18n.t('Relationship'),
        description: i18n.t('Work with the people you know; hides who objected or is restricted.'),
      };
    case 'SUPPORT':
      return { label: i18n.t('Support'), description: i18n.t('Help people with what they have.') };
    case 'BILLING':
      return { label: i18n.t('Billing'), description: i18n.t('Invoices and payments.') };
    case 'PROSPECTING':
      return {
        label: i18n.t('Prospecting'),
        description: i18n.t('Approach people with an offer; shows only those who may be approached.'),
      };
    case 'MARKETING':
      return { label: i18n.t('Marketing'), description: i18n.t('News and offers; shows only people who agreed.') };
    case 'REPORTING':
      return { label: i18n.t('Reporting'), description: i18n.t('Counts and sums, never about one person.') };
  }
}
