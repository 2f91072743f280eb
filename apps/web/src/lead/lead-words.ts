import type { Translator } from '@smartx/ui';
import { contactName } from '../contact/contact-columns.tsx';
import type { Choice } from '../list/filter-field.ts';

/** Where an enquiry stands, as the API knows it. */
export const LEAD_STATUSES = ['new', 'working', 'qualified', 'converted', 'disqualified'] as const;

/** The word for where an enquiry stands. */
export function leadStatusWord(i18n: Translator, status: string): string {
  switch (status) {
    case 'new':
      return i18n.t('New');
    case 'working':
      return i18n.t('Working');
    case 'qualified':
      return i18n.t('Qualified');
    case 'converted':
      return i18n.t('Converted');
    case 'disqualified':
      return i18n.t('Disqualified');
    default:
      return status;
  }
}

/** Every status with its word. */
export function leadStatusChoices(i18n: Translator): Choice[] {
  return LEAD_STATUSES.map((value) => ({ value, label: leadStatusWord(i18n, value) }));
}

/** What a lead is called: the name of its person, or what stands for it. */
export function leadName(
  i18n: Translator,
  lead: { contact: { fullName: string | null; withheld?: readonly { field: string }[] } | null },
): string {
  return lead.contact ? contactName(i18n, lead.contact) : i18n.t('Name withheld');
}
