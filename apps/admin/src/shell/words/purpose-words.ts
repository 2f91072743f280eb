import type { Translator } from '@smartx/ui';

/** A purpose as people read it; a purpose that this app does not know yet stays its own code. */
export function purposeWord(i18n: Translator, purpose: string): string {
  switch (purpose) {
    case 'RELATIONSHIP':
      return i18n.t('Relationship');
    case 'SUPPORT':
      return i18n.t('Support');
    case 'BILLING':
      return i18n.t('Billing');
    case 'PROSPECTING':
      return i18n.t('Prospecting');
    case 'MARKETING':
      return i18n.t('Marketing');
    case 'REPORTING':
      return i18n.t('Reporting');
    case 'PROFILING':
      return i18n.t('Profiling');
    case 'PARTNER_SHARING':
      return i18n.t('Sharing with partners');
    default:
      return consolePurposeWord(i18n, purpose) ?? accountPurposeWord(i18n, purpose) ?? purpose;
  }
}

/** The purposes of the operator towards account holders. */
function accountPurposeWord(i18n: Translator, purpose: string): string | null {
  switch (purpose) {
    case 'SERVICE':
      return i18n.t('Providing the service');
    case 'PERSONALISATION':
      return i18n.t('Personalisation');
    case 'ACCOUNT_MESSAGES':
      return i18n.t('Account messages');
    case 'PAYMENTS':
      return i18n.t('Payments');
    case 'USAGE_ANALYTICS':
      return i18n.t('Usage analytics');
    case 'OPERATOR_MARKETING':
      return i18n.t('The operator’s own marketing');
    default:
      return null;
  }
}

/** The purposes that are always on. */
function consolePurposeWord(i18n: Translator, purpose: string): string | null {
  switch (purpose) {
    case 'SECURITY':
      return i18n.t('Security');
    case 'LEGAL_OBLIGATION':
      return i18n.t('Legal obligation');
    case 'LEGAL_CLAIMS':
      return i18n.t('Legal claims');
    case 'RIGHTS_HANDLING':
      return i18n.t('Handling of rights');
    case 'DATA_CARE':
      return i18n.t('Data care');
    default:
      return null;
  }
}
