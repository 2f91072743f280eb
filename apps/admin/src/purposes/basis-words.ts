import type { Translator } from '@smartx/ui';

/** The grounds of GDPR Art. 6(1). */
export const LEGAL_BASES = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'legitimate-interest',
] as const;

/** A ground in words. */
export function basisWord(i18n: Translator, basis: string): string {
  switch (basis) {
    case 'consent':
      return i18n.t('Consent');
    case 'contract':
      return i18n.t('Contract');
    case 'legal-obligation':
      return i18n.t('Legal obligation');
    case 'vital-interests':
      return i18n.t('Vital interests');
    case 'public-task':
      return i18n.t('Public task');
    case 'legitimate-interest':
      return i18n.t('Legitimate interest');
    default:
      return basis;
  }
}

/** Where the law has the ground. */
export function basisArticle(basis: string): string {
  const letters: Record<string, string> = {
    consent: 'a',
    contract: 'b',
    'legal-obligation': 'c',
    'vital-interests': 'd',
    'public-task': 'e',
    'legitimate-interest': 'f',
  };
  return letters[basis] ? `GDPR Art. 6(1)(${letters[basis]})` : '';
}

/** What people can refuse rests on a ground that they can refuse. */
const THEIRS_TO_REFUSE = [
  ...['PROSPECTING', 'MARKETING', 'PROFILING', 'PARTNER_SHARING'],
  ...['PERSONALISATION', 'USAGE_ANALYTICS', 'OPERATOR_MARKETING'],
];
const GIVEN_BY_LAW = ['SECURITY', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING', 'DATA_CARE'];

/** The grounds between which a purpose can choose; none where the law gives it. The API checks it again. */
export function groundsFor(purpose: string): readonly string[] {
  if (GIVEN_BY_LAW.includes(purpose)) return [];
  return THEIRS_TO_REFUSE.includes(purpose) ? ['consent', 'legitimate-interest'] : LEGAL_BASES;
}
