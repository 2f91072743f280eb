import type { Translator } from '@smartx/ui/i18n';

/** A purpose by its name; the workspace says in its own words what it does for it. */
export function purposeWords(i18n: Translator, purpose: string): string {
  switch (purpose) {
    case 'RELATIONSHIP':
      return i18n.t('Working with you');
    case 'SUPPORT':
      return i18n.t('Helping you');
    case 'BILLING':
      return i18n.t('Invoices and payments');
    case 'PROSPECTING':
      return i18n.t('Approaching you with an offer');
    case 'MARKETING':
      return i18n.t('News and offers');
    case 'REPORTING':
      return i18n.t('Counts and sums');
    case 'PROFILING':
      return i18n.t('Rating your interest');
    case 'PARTNER_SHARING':
      return i18n.t('Sharing with partners');
    case 'SERVICE':
      return i18n.t('Providing the service');
    case 'PERSONALISATION':
      return i18n.t('Adapting what you see');
    case 'ACCOUNT_MESSAGES':
      return i18n.t('Messages about your account');
    case 'PAYMENTS':
      return i18n.t('Payments');
    case 'USAGE_ANALYTICS':
      return i18n.t('Improving the service');
    case 'OPERATOR_MARKETING':
      return i18n.t('News and offers');
    case 'SECURITY':
      return i18n.t('Security');
    case 'LEGAL_OBLIGATION':
      return i18n.t('What the law requires');
    case 'LEGAL_CLAIMS':
      return i18n.t('Legal claims');
    case 'RIGHTS_HANDLING':
      return i18n.t('Answering your requests');
    case 'DATA_CARE':
      return i18n.t('Keeping data correct');
    default:
      return purpose;
  }
}

/** The ground in GDPR Art. 6(1), in plain words with the law's word. */
export function basisWords(i18n: Translator, basis: string): string {
  switch (basis) {
    case 'consent':
      return i18n.t('your consent (GDPR Art. 6(1)(a)), which you can withdraw at any time');
    case 'contract':
      return i18n.t('a contract with you (GDPR Art. 6(1)(b))');
    case 'legal-obligation':
      return i18n.t('a legal obligation (GDPR Art. 6(1)(c))');
    case 'vital-interests':
      return i18n.t('the protection of somebody’s life (GDPR Art. 6(1)(d))');
    case 'public-task':
      return i18n.t('a task in the public interest (GDPR Art. 6(1)(e))');
    case 'legitimate-interest':
      return i18n.t('a legitimate interest (GDPR Art. 6(1)(f)), to which you can object');
    default:
      return basis;
  }
}
