import type { Translator } from '@smartx/ui';

/** What a column says about a person. */
export function classWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'identifying':
      return i18n.t('identifying');
    case 'relating':
      return i18n.t('relating');
    case 'notPersonal':
      return i18n.t('not personal');
    default:
      return kind;
  }
}

/** What personal data is about. */
export function categoryWord(i18n: Translator, category: string): string {
  switch (category) {
    case 'identity':
      return i18n.t('identity');
    case 'contact':
      return i18n.t('contact details');
    case 'relationship':
      return i18n.t('relationship');
    case 'communication':
      return i18n.t('communication');
    case 'commerce':
      return i18n.t('commerce');
    case 'preference':
      return i18n.t('preferences');
    case 'usage':
      return i18n.t('usage');
    case 'security':
      return i18n.t('security');
    case 'request':
      return i18n.t('privacy requests');
    case 'special':
      return i18n.t('special category');
    default:
      return category;
  }
}

/** What erasure does with a value (GDPR Art. 17). */
export function erasureWord(i18n: Translator, action: string): string {
  switch (action) {
    case 'clear':
      return i18n.t('cleared');
    case 'pseudonymise':
      return i18n.t('pseudonymised');
    case 'redact':
      return i18n.t('redacted');
    case 'unlink':
      return i18n.t('link removed');
    case 'delete-row':
      return i18n.t('deleted with the record');
    case 'keep':
      return i18n.t('kept');
    default:
      return action;
  }
}

/** Why something stays after erasure (GDPR Art. 17(3)). */
export function keepGroundWord(i18n: Translator, ground: string): string {
  switch (ground) {
    case 'legal-obligation':
      return i18n.t('a law requires it');
    case 'legal-claims':
      return i18n.t('for legal claims');
    case 'proof':
      return i18n.t('as proof');
    default:
      return ground;
  }
}
