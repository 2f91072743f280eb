import type { Translator } from '@smartx/ui';

/** A field of the API in words, for lists of what is withheld. */
export function fieldWord(i18n: Translator, field: string): string {
  switch (field) {
    case 'fullName':
      return i18n.t('Name');
    case 'givenName':
      return i18n.t('Given name');
    case 'familyName':
      return i18n.t('Family name');
    case 'emails':
      return i18n.t('E-mail');
    case 'phones':
      return i18n.t('Phone');
    case 'addresses':
      return i18n.t('Address');
    case 'jobTitle':
      return i18n.t('Job title');
    case 'city':
      return i18n.t('City');
    case 'country':
      return i18n.t('Country');
    case 'language':
      return i18n.t('Language');
    case 'isMinor':
    case 'deceasedOn':
      return i18n.t('Age and death');
    case 'birthDate':
      return i18n.t('Birth date');
    case 'source':
      return i18n.t('Source');
    case 'lifecycle':
      return i18n.t('Lifecycle');
    case 'lastInteractionAt':
      return i18n.t('Last spoken');
    case 'collectedFrom':
      return i18n.t('Origin');
    case 'collectedAt':
      return i18n.t('Collected');
    case 'noticeState':
    case 'noticeDueOn':
    case 'noticeSentAt':
      return i18n.t('Notice');
    default:
      return field;
  }
}
